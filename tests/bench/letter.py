"""A two-concern letter, cold and warm, against the same model asked for as many words through its chat interface.

Run with `python -m tests.bench.letter`. All figures are ratios within one run; absolute seconds are only shown.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from pathlib import Path

CASE = Path(__file__).parent.parent / "cases" / "25-aac-two-concerns.toml"
ROUNDS = 3


def _ours() -> dict[str, float]:
    started = time.perf_counter()
    from iepwriter.cases import load_case
    from iepwriter.drafting.draft import Progress, draft
    from iepwriter.writing import library, open_model

    imported = time.perf_counter()
    case, engine = load_case(CASE), open_model()
    opened = time.perf_counter()
    template = library().template(case.kind)
    steps: list[tuple[str, float]] = []

    def said(progress: Progress) -> None:
        steps.append((progress.step, time.perf_counter()))

    letter = draft(case, engine, template, said=said).letter
    cold = time.perf_counter()
    for _ in range(ROUNDS):
        draft(case, engine, template)
    warm = (time.perf_counter() - cold) / ROUNDS
    writing = [at for step, at in steps if step == "writing"]
    checking = next(at for step, at in steps if step == "checking the letter")
    return {
        "words": len(letter.split()),
        "import": imported - started,
        "open": opened - imported,
        "sort words": writing[0] - opened,
        "write": checking - writing[0],
        "check": cold - checking,
        "cold": cold - started,
        "warm": warm,
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
    }


def _chat(words: int) -> dict[str, float]:
    started = time.perf_counter()
    import llama_cpp

    from iepwriter.llama.engine import _cores
    from iepwriter.models.catalogue import find
    from iepwriter.writing import DEFAULT_MODEL

    model = llama_cpp.Llama(str(find(DEFAULT_MODEL).path), n_ctx=2048, n_threads=_cores(), verbose=False, seed=1)
    request = [{"role": "user", "content": f"Write a letter of {words} words from these notes: {CASE.read_text()}"}]
    tokens = int(words * 1.35)

    def once() -> None:
        # As many tokens as the letter has, whatever the model would rather do.
        bias = {str(model.token_eos()): -100.0}
        model.create_chat_completion(messages=request, max_tokens=tokens, seed=1, logit_bias=bias)  # type: ignore[arg-type]

    once()
    cold = time.perf_counter()
    for _ in range(ROUNDS):
        once()
    return {
        "cold": cold - started,
        "warm": (time.perf_counter() - cold) / ROUNDS,
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
    }


def _in_process(name: str, *arguments: str) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench.letter", name, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def main() -> None:
    """Prints both sides and their ratios."""
    if len(sys.argv) > 1:
        print(json.dumps(_ours() if sys.argv[1] == "ours" else _chat(int(float(sys.argv[2])))))
        return
    ours = _in_process("ours")
    chat = _in_process("chat", str(ours["words"]))
    for key, value in ours.items():
        print(f"iepwriter  {key:12} {value:8.2f}")
    for key, value in chat.items():
        print(f"chat       {key:12} {value:8.2f}   iepwriter / chat = {ours[key] / value:.2f}")


if __name__ == "__main__":
    main()
