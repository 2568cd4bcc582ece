"""Let the stock model continue lists of letter sentences, and keep what is calm, whole and new.

python -m training.generate MODEL.gguf OUT.txt [--sentences 1200] [--seed 1]
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from iepwriter.checking import check
from iepwriter.checking.finding import TONE, Level
from training.check_corpus import same
from training.lines import hand_lines

_TEMPERATURE = 0.9
_SHOWN = 5
_CONTINUED = 5
"""Sentences asked for after one prompt: reading the five costs more than writing one."""
_ODD = re.compile(
    r"[^A-Za-z0-9 ,.;:?!'\"$%/()&+-]|\b(?:As an AI|Dear|Sincerely|http)\b|(\b\w+\b)( \1){2}|"
    r"n't\b|'(?:m|re|ve|ll|d)\b|\b(?:he|she|it|that|there|who)'s\b|year-old.*year-old",
    re.IGNORECASE,
)
_UNFIT = re.compile(
    r"\b(?:crucial|essential|vital|journey|foster|ensure|unique|empower|tailored|valuable|dedicated|committed|rap(?:e|ed)|"
    r"sex\w*|death|dead|murder\w*|kill\w*|suicid\w*|gun|shot|naked|pregnant|jesus|police|prison|drug|drugs|drunk|slave\w*)\b",
    re.IGNORECASE,
)
"""Empty words that a letter must not learn, and matters that have no place beside a child."""


def usable(sentence: str) -> bool:
    """Whether a generated sentence could stand in a letter: whole, of some length, calm, without repeats."""
    words = sentence.split()
    if not 5 <= len(words) <= 32 or not (sentence[0].isupper() or sentence[0].isdigit()) or sentence[-1] not in ".?":
        return False
    if _ODD.search(sentence) or _UNFIT.search(sentence) or sentence.count('"') % 2:
        return False
    numbers = re.findall(r"\d+", sentence)
    if len(set(numbers)) < len(numbers):
        return False
    trios = [tuple(words[place : place + 3]) for place in range(len(words) - 2)]
    if len(set(trios)) < len(trios):
        return False
    return not any(f.category in TONE and f.level is not Level.ADVICE for f in check(sentence).findings)


def continued(llama: Any, shown: list[str], chance: random.Random) -> Iterator[str]:
    """Sentences with which the model goes on with a list of sentences, each by itself."""
    prompt = "\n".join(f"- {sentence}" for sentence in shown) + "\n-"
    for _ in range(_CONTINUED):
        made = llama.create_completion(
            prompt, max_tokens=48, temperature=_TEMPERATURE, top_p=0.95, stop=["\n"], seed=chance.randrange(1, 2**31)
        )
        yield made["choices"][0]["text"].strip()


def generated(model: Path, wanted: int, seed: int) -> list[str]:
    """`wanted` different sentences of the stock model; only lines for training are shown to it."""
    import llama_cpp

    llama = llama_cpp.Llama(str(model), n_ctx=1024, n_threads=2, flash_attn=True, verbose=False, seed=seed)
    lines, _ = hand_lines()
    letters = [line.letter for line in lines if len(line.letter.split()) <= 30]
    chance, known = random.Random(seed), {same(letter) for letter in letters}
    found: list[str] = []
    while len(found) < wanted:
        for sentence in continued(llama, chance.sample(letters, _SHOWN), chance):
            if usable(sentence) and same(sentence) not in known:
                known.add(same(sentence))
                found.append(sentence)
                if len(found) % 100 == 0:
                    print(len(found), sentence, flush=True)
    return found[:wanted]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--sentences", type=int, default=1200)
    parser.add_argument("--seed", type=int, default=1)
    told = parser.parse_args()
    told.out.write_text("\n".join(generated(told.model, told.sentences, told.seed)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
