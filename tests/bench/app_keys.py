"""How long a key would wait while the real model drafts: `python -m tests.bench.app_keys`.

Presses F2 on the example case, then asks the app's loop for a turn every 20 ms until the letter is there, and prints in
milliseconds how late each turn came, which is what a key pressed then waits. The goal is a longest wait under 100.
"""

from __future__ import annotations

import asyncio
import time
import tomllib
from importlib.resources import files
from statistics import median

from textual.widgets import TextArea

from iepwriter import writing
from iepwriter.cases import make_case
from iepwriter.checking import check
from iepwriter.store import memory_store
from iepwriter.tui.app import IepwriterApp
from iepwriter.tui.rooms import Rooms
from iepwriter.tui.tell import TellScreen


async def measure() -> list[float]:
    """Seconds by which each turn was late, in order, until the letter is there."""
    text = files("iepwriter.cases").joinpath("examples/concern_statement.toml").read_text(encoding="utf-8")
    case = make_case(tomllib.loads(text)).model_dump(mode="json")
    app = IepwriterApp(Rooms(memory_store(), writing.draft, check), case)
    spent: list[float] = []
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause(1.0)
        box = app.screen.query_one("#words", TextArea)
        box.focus()
        await pilot.press("f2")
        while isinstance(app.screen, TellScreen) and app.screen.has_class("-drafting"):
            changed, before = asyncio.Event(), time.perf_counter()
            asyncio.get_running_loop().call_later(0.02, changed.set)
            await changed.wait()
            spent.append(time.perf_counter() - before - 0.02)
    return spent


def main() -> None:
    """Drafts once and prints."""
    spent = asyncio.run(measure())
    print(f"{len(spent)} turns: median {median(spent) * 1000:.1f} ms, longest {max(spent) * 1000:.0f} ms")
    print(f"over 100 ms: {sum(gap > 0.1 for gap in spent)}; the longest was turn {spent.index(max(spent)) + 1}")


if __name__ == "__main__":
    main()
