"""How long a key waits in the app: `python -m tests.bench.app_keys [drafting|typing]`.

`drafting` presses F2 on the example case and asks the app's loop for a turn every 20 ms until the real model's letter
is there. `typing` pastes 50,000 characters into the box for the person's words, and into a letter, as one line and as
the words of the cases in paragraphs, then types at a quick typist's pace. Each row says in milliseconds how late turns
came, which is what a further key would wait; while typing also how long each key took until it stood in the text, and
what it costs the processor, which other programs do not change. The goal is a longest wait under 100.
"""

from __future__ import annotations

import asyncio
import sys
import time
import tomllib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from statistics import median

from textual import events
from textual.pilot import Pilot
from textual.widgets import TextArea

from iepwriter import writing
from iepwriter.cases import load_case, make_case
from iepwriter.checking import check
from iepwriter.store import memory_store
from iepwriter.tui.app import IepwriterApp
from iepwriter.tui.letter import LetterScreen
from iepwriter.tui.rooms import Rooms
from iepwriter.tui.tell import TellScreen

_PASTED = 50_000
_KEYS = 40
_PACE = 0.12
"""Seconds from key to key, about a hundred words a minute."""
_PAUSE = 0.8
"""Seconds without a key after every tenth, in which the check begins."""


def _waited() -> float:
    """Seconds that this thread has waited for a processor that other programs kept busy; 0 where nobody tells."""
    try:
        return int(Path("/proc/thread-self/schedstat").read_text(encoding="ascii").split()[1]) / 1e9
    except (OSError, IndexError, ValueError):
        return 0.0


@asynccontextmanager
async def turns(seconds: float, own: list[float] | None = None) -> AsyncIterator[list[float]]:
    """Seconds by which each of the loop's turns was late while the block runs; `own` gets them without the wait for
    a processor."""
    late: list[float] = []

    async def ask() -> None:
        while True:
            turn, before, waited = asyncio.Event(), time.perf_counter(), _waited()
            asyncio.get_running_loop().call_later(seconds, turn.set)
            await turn.wait()
            late.append(time.perf_counter() - before - seconds)
            if own is not None:
                own.append(max(0.0, late[-1] - (_waited() - waited)))

    asking = asyncio.create_task(ask())
    try:
        yield late
    finally:
        asking.cancel()


async def while_drafting() -> tuple[list[float], list[float]]:
    """How late each turn was until the letter is there, and how late without the wait for a processor."""
    text = files("iepwriter.cases").joinpath("examples/concern_statement.toml").read_text(encoding="utf-8")
    case = make_case(tomllib.loads(text)).model_dump(mode="json")
    app = IepwriterApp(Rooms(memory_store(), writing.draft, check), case)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause(1.0)
        app.screen.query_one("#words", TextArea).focus()
        own: list[float] = []
        async with turns(0.02, own) as late:
            await pilot.press("f2")
            while isinstance(app.screen, TellScreen) and app.screen.drafting:
                await asyncio.sleep(0.05)
    return late, own


@dataclass
class Typed:
    """What typing took, in seconds."""

    keys: list[float]
    """From each key until it stood in the text."""
    turns: list[float]
    """How late the loop's turns came."""
    work: float
    """Of the processor for one key with all that follows on the screen, whatever else the machine did."""


async def typed(pilot: Pilot[None], area: TextArea, pasted: str) -> Typed:
    """Pastes, waits for rest, and types."""
    size = len(area.text)
    pilot.app.post_message(events.Paste(pasted))
    while len(area.text) < size + len(pasted):
        await asyncio.sleep(0.01)
    await asyncio.sleep(4)
    taken = []
    begun = time.thread_time()
    async with turns(0.01) as late:
        for number in range(_KEYS):
            before, size = time.perf_counter(), len(area.text)
            pilot.app.post_message(events.Key("x", "x"))
            while len(area.text) == size:
                await asyncio.sleep(0.001)
            taken.append(time.perf_counter() - before)
            await asyncio.sleep(_PAUSE if number % 10 == 9 else _PACE)
        work = (time.thread_time() - begun) / _KEYS
        await asyncio.sleep(2)
    return Typed(taken, late, work)


async def in_words(pasted: str) -> Typed:
    """Typing into the box for the person's words after a paste."""
    app = IepwriterApp(Rooms(memory_store(), writing.draft, check))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("ctrl+n", "enter")
        while not isinstance(app.screen, TellScreen):
            await pilot.pause(0.1)
        await pilot.pause(0.5)
        area = app.screen.query_one("#words", TextArea)
        area.focus()
        await pilot.pause(0.2)
        return await typed(pilot, area, pasted)


async def in_letter(pasted: str) -> Typed:
    """Typing into a letter after a paste."""
    store = memory_store()
    case = load_case(next(_CASES.glob("01-*.toml")))
    store.save(writing.draft(case, model="none"), case)
    app = IepwriterApp(Rooms(store, writing.draft, check))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("enter")
        while not isinstance(app.screen, LetterScreen):
            await pilot.pause(0.1)
        await pilot.pause(1.0)
        return await typed(pilot, app.screen.query_one("#letter", TextArea), pasted)


_CASES = Path(__file__).parent.parent / "cases"


def _texts() -> dict[str, str]:
    told = [concern.in_your_words for path in sorted(_CASES.glob("*.toml")) for concern in load_case(path).concerns]
    line = "They cut her minutes again and nobody told us why. " * 1000
    return {"one line": line[:_PASTED], "paragraphs": ("\n\n".join(told) * 99)[:_PASTED]}


def main() -> None:
    """Prints the rows that were asked for, all by default."""
    asked = sys.argv[1:] or ["drafting", "typing"]
    if "drafting" in asked:
        late, own = asyncio.run(while_drafting())
        print(f"while the model drafts: {_said('turns late', late)}, over 100: {sum(gap > 0.1 for gap in late)}")
        print(
            f"without the wait for a processor: {_said('turns late', own)}, over 100: {sum(gap > 0.1 for gap in own)}"
        )
    if "typing" in asked:
        for name, text in _texts().items():
            for where, run in (("words", in_words), ("letter", in_letter)):
                took = asyncio.run(run(text))
                work = f"{took.work * 1000:.0f} ms of work a key"
                print(f"{where}, {name}: {_said('keys', took.keys)}; {_said('turns late', took.turns)}; {work}")


def _said(what: str, seconds: list[float]) -> str:
    return f"{what} median {median(seconds) * 1000:.1f} ms, longest {max(seconds) * 1000:.0f} ms"


if __name__ == "__main__":
    main()
