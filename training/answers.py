"""Write what several systems make of the same typed lines, for blind grading, and measure what programs can see.

python -m training.answers LINES.tsv OUT.jsonl --model BASE.gguf [--adapter A.gguf] [--merged M.gguf]
    [--systems rules,stock,adapter,whole]

`whole` is the product: the shipped adapter merged into the default model, and everything around it. The child's
pronoun is taken from the line, as a case always knows it.

LINES.tsv is `typed<TAB>letter` like the corpus. OUT.jsonl has one
{"line", "system", "typed", "letter", "answer"} a row.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from iepwriter.cases import Case
from iepwriter.checking.rulebook import shipped
from iepwriter.drafting.draft import draft, editor_for
from iepwriter.drafting.engine import Engine
from iepwriter.drafting.library import Library
from iepwriter.llama.engine import open_engine
from iepwriter.models.catalogue import find
from iepwriter.words import Kind, sort_words
from training.check_corpus import pairs
from training.measures import measured, shown

Answer = Callable[[str], str]
_PROMPTS = Path(__file__).resolve().parent.parent / "prompts"
_USABLE = (Kind.FACT, Kind.REQUEST, Kind.QUESTION)


_CHILD = "Unnamed"
"""The child of a line that names none; a letter puts the name where the line has a pronoun."""


def _pronoun(case: Case, owns: bool) -> str:
    return {"he": ("He", "His"), "she": ("She", "Her"), "they": ("They", "Their")}[case.child.pronouns][owns]


def _case(typed: str) -> Case:
    words = re.findall(r"[a-z]+", typed.lower())
    she = sum(words.count(word) for word in ("she", "her", "hers", "shes", "daughter", "girl"))
    he = sum(words.count(word) for word in ("he", "him", "his", "hes", "son", "boy"))
    return Case.model_validate(
        {
            "kind": "concern_statement",
            "child": {"name": _CHILD, "pronouns": "she" if she > he else "he" if he else "they"},
            "parent": {"name": "Parent"},
            "addressee": {"name": "Team"},
            "concerns": [{"area": "school", "in_your_words": typed}],
        }
    )


def rules(typed: str) -> str:
    """The mending without a model: the usable clauses of the line, one sentence after the other."""
    found = sort_words(typed, _case(typed), 0)
    return " ".join(clause.sentence for clause in found if clause.sentence and clause.kind in _USABLE)


def whole(engine: Engine) -> Answer:
    """What the product makes of the line in a letter: its own sentences, after the check, in the order of the page."""
    template = Library([_PROMPTS]).template("concern_statement")
    rules = shipped()

    def answer(typed: str) -> str:
        case = _case(typed)
        assert editor_for(case, engine, rules) is not None, "the adapter is not part of the model"
        made = draft(case, engine, template, rules=rules)
        text = " ".join(s.text for s in made.sentences if s.source.endswith("in_your_words"))
        return re.sub(rf"{_CHILD}('s)?", lambda found: _pronoun(case, found[1] is not None), text)

    return answer


def _written(llama: Any, prompt: str) -> str:
    made = llama.create_completion(prompt, max_tokens=160, temperature=0.0, stop=["\n"], seed=1)
    return str(made["choices"][0]["text"]).strip()


def _llama(model: Path, adapter: Path | None = None) -> Any:
    import llama_cpp

    return llama_cpp.Llama(
        str(model),
        lora_path=str(adapter) if adapter else None,
        n_ctx=1024,
        n_threads=2,
        flash_attn=True,
        verbose=False,
        seed=1,
    )


def stock(model: Path) -> Answer:
    """The model as it comes, with the instruction and the examples of the product's own prompt."""
    hole = Library([_PROMPTS]).template("concern_statement").holes["your_words"]
    head = f"{hole.instruction}\n\n" + "".join(f"Typed: {one}\nLetter: {two}\n\n" for one, two in hole.examples)
    llama = _llama(model)
    return lambda typed: _written(llama, f"{head}Typed: {typed}\nLetter:")


def tuned(model: Path, adapter: Path | None = None) -> Answer:
    """The model with the adapter beside it, or already merged into it."""
    llama = _llama(model, adapter)
    return lambda typed: _written(llama, f"Typed: {typed}\nLetter:")


def answered(name: str, answer: Answer, lines: Sequence[tuple[str, str]]) -> list[dict[str, Any]]:
    """The rows of one system, with its time per line on the error stream."""
    started = time.perf_counter()
    rows = [
        {"line": number, "system": name, "typed": typed, "letter": letter, "answer": answer(typed)}
        for number, (typed, letter) in enumerate(lines, start=1)
    ]
    print(f"{name}: {(time.perf_counter() - started) / len(lines):.2f} s a line", file=sys.stderr)
    return rows


def _read(path: Path) -> list[tuple[str, str]]:
    if path.suffix == ".jsonl":
        rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
        return [(row["typed"], row["letter"]) for row in rows]
    return pairs(path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lines", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--adapter", type=Path)
    parser.add_argument("--merged", type=Path)
    parser.add_argument("--systems", default="rules,stock,adapter")
    told = parser.parse_args()
    makers: dict[str, Callable[[], Answer]] = {
        "rules": lambda: rules,
        "stock": lambda: stock(told.model),
        "whole": lambda: whole(open_engine(find("smollm2-135m"))),
        "adapter": lambda: tuned(told.merged or told.model, None if told.merged else told.adapter),
    }
    lines = _read(told.lines)
    rows = []
    for name in told.systems.split(","):
        rows += answered(name, makers[name](), lines)
        print(f"{name}: {shown(measured([row for row in rows if row['system'] == name]))}")
    told.out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
