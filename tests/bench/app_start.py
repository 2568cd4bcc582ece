"""From the start of `iepwriter` to its first paint, beside `import textual.app`: `python -m tests.bench.app_start`.

Starts the real program in a terminal of its own (80x24) with an empty home, takes turns with the bare import, and
prints medians in milliseconds and their ratio; the goal is under 1.5. The time until the letters are listed is printed
too, because only then can one work.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from statistics import median

PAINTED, LISTED = b"Opening your letters", b"Ctrl+N"


def start(home: str, wait_for: tuple[bytes, ...], limit: float = 20.0) -> list[float]:
    """Seconds from the start of the app until each text has been painted; raises TimeoutError."""
    begin = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(IEPWRITER_HOME=home, TERM="xterm-256color", COLORTERM="truecolor")
        os.execv(sys.executable, [sys.executable, "-m", "iepwriter"])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    seen, times = b"", list[float]()
    try:
        while len(times) < len(wait_for):
            if time.perf_counter() - begin > limit:
                raise TimeoutError(seen[-2000:])
            if select.select([terminal], [], [], 0.1)[0]:
                seen += os.read(terminal, 65536)
                while len(times) < len(wait_for) and wait_for[len(times)] in seen:
                    times.append(time.perf_counter() - begin)
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(terminal)
    return times


def bare() -> float:
    """Seconds that Python takes to import Textual and nothing else."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import textual.app"], check=True)
    return time.perf_counter() - begin


def main() -> None:
    """Measures both in turn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=11)
    args = parser.parse_args()
    imports, paints, lists = [], [], []
    with tempfile.TemporaryDirectory() as home:
        start(home, (PAINTED, LISTED))
        for _ in range(args.times):
            imports.append(bare())
            painted, listed = start(home, (PAINTED, LISTED))
            paints.append(painted)
            lists.append(listed)
    usual, paint = median(imports), median(paints)
    print(f"import textual.app   {usual * 1000:7.0f} ms")
    print(f"first paint          {paint * 1000:7.0f} ms   ratio {paint / usual:.2f}")
    print(f"letters listed       {median(lists) * 1000:7.0f} ms   ratio {median(lists) / usual:.2f}")


if __name__ == "__main__":
    main()
