"""The real default model under the constraint: obeys it, repeats itself for a seed, and fails closed."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from iepwriter.drafting.engine import Engine, Prompt
from iepwriter.drafting.lattice import lattice
from iepwriter.errors import ModelError, Stopped
from iepwriter.llama.engine import open_engine
from iepwriter.llama.prepare import prepared
from iepwriter.models.catalogue import find
from iepwriter.writing import DEFAULT_MODEL, open_model

pytestmark = pytest.mark.model

PROMPT = Prompt(
    "Write the typed words as one plain sentence.",
    (("she cant ask for a drink", "She cannot ask for a drink."),),
    "he wont go in bathroom at school",
)

FREE = "start: SENT\nSENT: /[A-Z][a-z]+( [a-z]+){3,8}\\./\n"


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
    written = _engine().write(PROMPT, base.grammar(["you never"]), seed=1, candidates=3, max_tokens=40)
    assert [c.text for c in written if "you never" in c.text.lower()] == []
    only = "start: SENT\nSENT: BASE & ~( BAN /(?s:.*)/ )\nBASE: /You never call me\\./\nBAN: /(?i:you never)/\n"
    assert _engine().write(PROMPT, only, seed=1, candidates=2, max_tokens=40) == []


def test_what_was_written_before_does_not_change_a_text() -> None:
    first = _engine().write(PROMPT, FREE, seed=5, candidates=3, max_tokens=60)
    other = Prompt("Another instruction, longer than the first one was.", (), "nobody called me about the bus")
    _engine().write(other, FREE, seed=2, candidates=2, max_tokens=60)
    _engine().judge(PROMPT, ["He is in the gym."])
    assert _engine().write(PROMPT, FREE, seed=5, candidates=3, max_tokens=60) == first


def test_a_written_text_carries_the_fluency_that_judging_gives_it() -> None:
    written = _engine().write(PROMPT, FREE, seed=6, candidates=2, max_tokens=60)
    judged = _engine().judge(PROMPT, ["He is late.", *(c.text for c in written)])[1:]
    assert written and judged == written and all(c.fluency < 0 for c in written)


def test_a_grammar_whose_start_has_any_shape_is_obeyed() -> None:
    grammar = 'start: opening REST\nopening: "He " | "She "\nREST: /(runs|walks)\\./\n'
    written = _engine().write(PROMPT, grammar, seed=1, candidates=3, max_tokens=20)
    assert written and all(re.fullmatch(r"(He|She) (runs|walks)\.", c.text) for c in written)


def test_a_chat_model_obeys_the_grammar_too() -> None:
    engine = open_engine(replace(find(DEFAULT_MODEL), style="chat"))
    grammar = "start: SENT\nSENT: /He (will not|cannot) go\\./\n"
    written = engine.write(PROMPT, grammar, seed=1, candidates=2, max_tokens=20)
    assert written and all(re.fullmatch(r"He (will not|cannot) go\.", c.text) for c in written)


def test_reading_a_long_prompt_can_be_stopped_and_the_engine_goes_on() -> None:
    wanted = threading.Event()
    timer = threading.Timer(0.2, wanted.set)
    timer.start()
    with pytest.raises(Stopped):
        _engine().judge(Prompt("word " * 1700, (), "x"), ["He ran."], stop=wanted.is_set)
    assert _engine().judge(PROMPT, ["He ran."])[0].fluency < 0


def test_words_beyond_the_context_are_one_clear_sentence() -> None:
    with pytest.raises(ModelError, match="too long"):
        _engine().write(Prompt("word " * 3000, (), "x"), FREE, seed=1, candidates=1, max_tokens=5)


def test_a_spoilt_copy_in_the_cache_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("iepwriter.models.paths.cache_folder", lambda: tmp_path)
    model = find(DEFAULT_MODEL)
    copy = prepared(model).path
    copy.write_bytes(copy.read_bytes()[:1_000_000])
    assert open_engine(model).count("He ran.") == _engine().count("He ran.")
    assert not copy.exists()


def test_a_cache_that_cannot_be_written_costs_only_speed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr("iepwriter.models.paths.cache_folder", lambda: tmp_path / "file")
    model = find(DEFAULT_MODEL)
    assert prepared(model).path == model.path


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
    model = find(DEFAULT_MODEL)
    copy = prepared(model).path
    assert copy != model.path
    before = copy.stat().st_mtime_ns
    assert prepared(model).path == copy
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
