"""Whether words break off before they say anything: and the form says."""

from __future__ import annotations

from collections.abc import Sequence

from .lexicon import verbs
from .tokens import Word
from .verbhood import low

_HANGING = frozenset("a an the my our their its your of into if unless although than and but or".split())
_SUBJECTS = frozenset("i he she they we".split())
_LEADS = frozenset("and then but because when if that so before after until while or since".split())
_TOLD_WHOM = frozenset("me us him her them".split())
_TAKES_WORDS = frozenset(
    "what as like whatever whichever which nothing anything everything something how so it than all way things who "
    "this not no never nobody without".split()
)
"""Before a verb of saying these stand for what is said: he does | what | the teacher says."""
_WANTING = frozenset("need want like get have mean make give bring think say tell".split())
_SHORT = 3


def breaks_off(words: Sequence[Word]) -> bool:
    """Whether a clause ends where its point should begin."""
    said = [item.low for item in words if item.is_word]
    if not said or any(item.text in ('"', ",", ":") for item in words[-2:] if not item.is_word):
        return False
    last, before = said[-1], (said[-2:-1] or [""])[0]
    if last in _HANGING or (last in _SUBJECTS and before in _LEADS) or (last, before) == ("that", "and"):
        return True
    if last in _TOLD_WHOM and len(said) > 2:
        return _verb(before) == "tell" and not {"i", "we"} & set(said) and not _TAKES_WORDS & set(said)
    if _verb(last) in ("say", "tell"):
        return not _TAKES_WORDS & set(said[:-1]) and before not in ("was", "were", "been", "be", "is", "are")
    return len(said) < _SHORT and low(words, 0) != "i" and _verb(last) in _WANTING


def _verb(form: str) -> str:
    verb = verbs().of(form)
    return verb.base if verb is not None else ""
