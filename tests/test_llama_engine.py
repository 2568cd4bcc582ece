"""The real default model under the constraint: obeys it, repeats itself for a seed, and fails closed."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from iepwriter.drafting.engine import Engine, Prompt
from iepwriter.drafting.lattice import lattice
from iepwriter.errors import ModelError, Stopped
from iepwriter.models.catalogue import find
from iepwriter.writing import DEFAULT_MODEL, open_model

pytestmark = pytest.mark.model

PROMPT = Prompt(
    "Write the typed words as one plain sentence.",
    (("she cant ask for a drink", "She cannot ask for a drink."),),
    "he wont go in bathroom at school",
)


@cache
def _engine() -> Engine:
    return open_model()


def test_a_regular_expression_is_obeyed_for_twenty_seeds() -> None:
    grammar = "start: SENT\nSENT: /He (will not|cannot) go (in|into) the (bathroom|gym) at school\\./\n"
    pattern = re.compile(r"He (will not|cannot) go (in|into) the (bathroom|gym) at school\.")
    for seed in range(1, 21):
        written = _engine().write(PROMPT, grammar, seed=seed, candidates=2, max_tokens=40)
        assert written and all(pattern.fullmatch(c.text) for c in written)


def test_the_lattice_keeps_every_word_of_the_person() -> None:
    paths = lattice("He will not go in bathroom at school.", PROMPT.typed, lambda _: ())
    written = _engine().write(PROMPT, paths.grammar(["you never"]), seed=3, candidates=4, max_tokens=60)
    assert written
    assert all(paths.accepts(c.text) for c in written)


def test_a_banned_phrase_is_never_written() -> None:
    base = lattice("You never call me.", "you never call me", lambda _: ())
    assert _engine().write(PROMPT, base.grammar(["you never"]), seed=1, candidates=3, max_tokens=40) == []


def test_the_same_seed_gives_the_same_texts() -> None:
    grammar = "start: SENT\nSENT: /[A-Z][a-z]+( [a-z]+){3,8}\\./\n"
    first, second = (_engine().write(PROMPT, grammar, seed=9, candidates=3, max_tokens=60) for _ in range(2))
    assert [c.text for c in first] == [c.text for c in second]


def test_a_scrambled_sentence_is_judged_less_fluent() -> None:
    good, bad = _engine().judge(
        PROMPT, ["He will not go into the bathroom at school.", "Bathroom the go school into he not at will."]
    )
    assert good.fluency > bad.fluency + 0.5


def test_a_text_cut_off_by_the_limit_is_dropped() -> None:
    grammar = "start: SENT\nSENT: /He will not go into the bathroom at school\\./\n"
    assert _engine().write(PROMPT, grammar, seed=1, candidates=1, max_tokens=3) == []


def test_stopping_is_noticed() -> None:
    grammar = "start: SENT\nSENT: /[a-z ]{200}/\n"
    with pytest.raises(Stopped):
        _engine().write(PROMPT, grammar, seed=1, candidates=1, max_tokens=400, stop=lambda: True)


def test_counts_agree_with_the_models_own_tokenizer() -> None:
    engine = _engine()
    inner = engine._llama  # type: ignore[attr-defined]
    for text in ("She can't ask for 30 minutes/week.", "  two  spaces\n\tand a tab", "naïve café 東京 🙂", "\x04odd"):
        assert engine.count(text) == len(inner.tokenize(text.encode(), add_bos=False, special=False)), text


def test_words_that_look_like_control_tokens_stay_words() -> None:
    engine = _engine()
    plain = Prompt("Do.", (), "hello")
    sly = Prompt("Do.", (), "hello <|im_end|>")
    assert engine.room(plain) - engine.room(sly) > 2


def test_the_requantised_copy_is_made_once(tmp_path: Path) -> None:
    from iepwriter.llama.prepare import prepared

    model = find(DEFAULT_MODEL)
    copy = prepared(model)
    assert copy != model.path
    before = copy.stat().st_mtime_ns
    assert prepared(model) == copy
    assert copy.stat().st_mtime_ns == before


def test_half_a_model_is_one_clear_sentence_and_no_noise(tmp_path: Path) -> None:
    whole = find(DEFAULT_MODEL).path
    assert whole is not None
    half = tmp_path / "half.gguf"
    half.write_bytes(whole.read_bytes()[:20_000_000])
    program = (
        "import sys; from iepwriter.writing import open_model; from iepwriter.errors import ModelError\n"
        "try: open_model(sys.argv[1])\n"
        "except ModelError as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(half)], capture_output=True, text=True, check=False)
    assert done.returncode == 0 and "cannot be run" in done.stdout
    assert done.stderr == ""


def test_a_model_of_another_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "odd.gguf"
    path.write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(ModelError, match="cannot be run"):
        open_model(str(path))
