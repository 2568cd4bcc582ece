"""Other checkers of prose, each with its own rules, for comparisons.

They are installed beside the project, never into it (about a minute):

    npm install --prefix /tmp/peers-npm alex write-good
    python3 -m venv /tmp/peers && /tmp/peers/bin/pip install proselint vale

`IEPWRITER_PEERS_NPM` and `IEPWRITER_PEERS` name other folders. The package `vale` downloads its program when it first
runs; where that is not possible Vale is left out, with the reason.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

NPM = Path(os.environ.get("IEPWRITER_PEERS_NPM", "/tmp/peers-npm")) / "node_modules"
VENV = Path(os.environ.get("IEPWRITER_PEERS", "/tmp/peers")) / "bin"

_NODE = """
const {texts, rounds} = JSON.parse(require('fs').readFileSync(0, 'utf8'))
const run = (remarks) => {
  const counts = texts.map(remarks)
  let best = Infinity
  for (let i = 0; i < rounds; i++) {
    const started = process.hrtime.bigint()
    texts.forEach(remarks)
    best = Math.min(best, Number(process.hrtime.bigint() - started) / 1e9)
  }
  console.log(JSON.stringify({counts, seconds: best}))
}
"""
_ALEX = _NODE + "import(process.argv[1] + '/alex/index.js').then((m) => run((t) => m.text(t).messages.length))"
_WRITE_GOOD = _NODE + "const wg = require(process.argv[1] + '/write-good'); run((t) => wg(t).length)"
_PROSELINT = """
import json, sys, time
from proselint.checks import __register__
from proselint.registry import CheckRegistry
from proselint.tools import LintFile
CheckRegistry().register_many(__register__)
given = json.load(sys.stdin)
def run():
    return [len(LintFile("text", text).lint()) for text in given["texts"]]
counts, seconds = run(), []
for _ in range(given["rounds"]):
    started = time.perf_counter()
    run()
    seconds.append(time.perf_counter() - started)
print(json.dumps({"counts": counts, "seconds": min(seconds, default=0)}))
"""
_VALE_RULES = "StylesPath = styles\nMinAlertLevel = suggestion\n[*]\nBasedOnStyles = Vale\n"


class LeftOut(Exception):
    """A peer that does not run here, and why."""


@dataclass(frozen=True)
class Answers:
    """How many remarks a peer has about each text, and the best time of a warm round over all of them in seconds."""

    counts: list[int]
    seconds: float | None


@dataclass(frozen=True)
class Peer:
    """A checker of prose: how to ask it about many texts in one process, and its command for one file."""

    name: str
    inside: tuple[str, ...]
    """A program that reads texts as JSON and stays warm; empty where the peer cannot be loaded."""
    command: tuple[str, ...]

    def ask(self, texts: list[str], rounds: int = 0) -> Answers:
        """The peer's remarks about the texts; LeftOut where it does not run."""
        if not self.inside:
            return Answers(self._one_by_one(texts), None)
        answer = json.loads(_run(self.inside, json.dumps({"texts": texts, "rounds": rounds})))
        return Answers(answer["counts"], answer["seconds"])

    def start_to_end(self, file: Path) -> float:
        """Seconds that the command takes for one file, start-up included; LeftOut where it does not run."""
        _configure(file.parent)
        started = time.perf_counter()
        _run((*self.command, str(file)), "", file.parent, any_exit=True)
        return time.perf_counter() - started

    def _one_by_one(self, texts: list[str]) -> list[int]:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            _configure(folder)
            for number, text in enumerate(texts):
                (folder / f"{number}.txt").write_text(text + "\n", encoding="utf-8")
            found = json.loads(_run((*self.command, "--output=JSON", "--no-exit", "."), "", folder))
        return [len(found.get(f"{number}.txt", ())) for number in range(len(texts))]


def _configure(folder: Path) -> None:
    """Put the configuration there without which Vale does nothing."""
    (folder / ".vale.ini").write_text(_VALE_RULES)
    (folder / "styles").mkdir(exist_ok=True)


def _run(command: tuple[str, ...], stdin: str, folder: Path | None = None, *, any_exit: bool = False) -> str:
    """What a command prints; LeftOut when it is missing or breaks."""
    try:
        done = subprocess.run(command, input=stdin, capture_output=True, text=True, timeout=300, cwd=folder)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise LeftOut(str(error)) from error
    if "Traceback" in done.stderr or (done.returncode and not any_exit):
        raise LeftOut(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else f"exit {done.returncode}")
    return done.stdout


PEERS = (
    Peer("alex", ("node", "-e", _ALEX, str(NPM)), (str(NPM / ".bin" / "alex"), "--text")),
    Peer("write-good", ("node", "-e", _WRITE_GOOD, str(NPM)), (str(NPM / ".bin" / "write-good"),)),
    Peer("proselint", (str(VENV / "python"), "-c", _PROSELINT), (str(VENV / "proselint"), "check")),
    Peer("vale", (), (str(VENV / "vale"),)),
)
