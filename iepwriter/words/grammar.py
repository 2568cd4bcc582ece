"""Real-word slips that are certain: agreement, their and there, could of, me and him."""

from __future__ import annotations

from .lexicon import AUX, DETERMINERS, PREPOSITIONS, STAFF, verbs
from .spelling import frequency
from .tokens import COMMA, Word

_SINGULAR = {"he", "she", "it"}
_PLURAL = {"we", "you", "they"}
_AGREE_SINGULAR = {"do": "does", "have": "has", "were": "was", "are": "is", "am": "is"}
_AGREE_PLURAL = {"does": "do", "has": "have", "was": "were", "is": "are", "am": "are"}
_FREE_BEFORE = frozenset(". and but so then because when if that , while or since although".split())
_COMPARATIVES = frozenset(
    "more less better worse rather other older younger longer shorter faster slower higher lower "
    "bigger smaller louder earlier later fewer further".split()
)
_TOO_BEFORE = frozenset(
    "much many hard long late loud big small slow fast hot cold high low tired young old little often "
    "difficult easy far short scared noisy busy early few heavy overwhelmed".split()
)
_THEIR_NOT = frozenset(
    "is are was were has have had will would can cannot should must may might to for in on at "
    "all and but not yet too so when because with by , .".split()
)


_BEFORE_TOO = frozenset("is was are not it way far just really be get gets".split())
_VOWEL_NAMES = frozenset("iep fba slp adhd lre mri sdi lea sdc".split())
_OWNERS = frozenset("sons daughters kids moms dads husbands".split())
_TITLES = frozenset("mr. mrs. ms. mx. dr.".split())
_ROLES = STAFF | frozenset("doctor pediatrician audiologist tutor pt neurologist chair".split())
_NOT_OWNED = frozenset("and who that both all or but to".split())


def mend_slips(words: list[Word]) -> None:
    """Fix certain slips in place; places and the number of words stay as they are."""
    for index in range(len(words)):
        if words[index].is_word:
            for rule in _RULES:
                rule(words, index)


def _low(words: list[Word], index: int) -> str:
    if not 0 <= index < len(words):
        return "."
    word = words[index]
    if word.is_word:
        return word.low
    return "," if word.text == "," else "."


def _put(words: list[Word], index: int, text: str) -> None:
    words[index].text = text
    words[index].fixed = True


def _agreement(words: list[Word], index: int) -> None:
    """he have, she do not, we was: only right after a pronoun that is surely the subject."""
    subject, verb, before = _low(words, index - 1), words[index].low, _low(words, index - 2)
    if subject in ("only", "still", "just", "always", "never", "also") and before in ("he", "she"):
        subject, before = before, _low(words, index - 3)
    if subject not in _SINGULAR | _PLURAL | {"i"}:
        return
    if subject == "it" and before not in _FREE_BEFORE:
        return
    if before in AUX or before in ("let", "make", "made", "see", "saw", "than", "with", "and", "help", "had"):
        return
    if before in PREPOSITIONS and before not in _FREE_BEFORE | {"like", "after", "before", "until", "as"}:
        return
    known = verbs().base.get(verb)
    plain_form = known is not None and known.past != verb and verb not in AUX
    if subject in ("he", "she") and plain_form and known and before in _FREE_BEFORE - {"that"}:
        _put(words, index, known.third)
    if subject in _SINGULAR and verb in _AGREE_SINGULAR:
        _put(words, index, _AGREE_SINGULAR[verb])
    elif subject in _PLURAL and verb in _AGREE_PLURAL:
        _put(words, index, _AGREE_PLURAL[verb])
    elif subject == "i" and verb in ("has", "is", "does", "were") and before != "if":
        _put(words, index, {"has": "have", "is": "am", "does": "do", "were": "was"}[verb])


def _participle(words: list[Word], index: int) -> None:
    """I seen, he done, she been."""
    subject, verb = _low(words, index - 1), words[index].low
    if subject not in _SINGULAR | _PLURAL | {"i"} or verb not in ("seen", "done", "been", "gone"):
        return
    if verb in ("seen", "done") and _low(words, index - 2) not in AUX:
        _put(words, index, {"seen": "saw", "done": "did"}[verb])


def _of_for_have(words: list[Word], index: int) -> None:
    if words[index].low == "of" and _low(words, index - 1) in ("could", "should", "would", "must", "might"):
        _put(words, index, "have")
    if (
        words[index].low == "of"
        and _low(words, index - 1) == "not"
        and _low(words, index - 2) in ("could", "should", "would", "must", "might")
    ):
        _put(words, index, "have")


def _supposed(words: list[Word], index: int) -> None:
    low = words[index].low
    if _low(words, index + 1) != "to":
        return
    if low == "suppose" and _low(words, index - 1) in ("is", "are", "was", "were", "am", "not"):
        _put(words, index, "supposed")
    if (
        low == "use"
        and _low(words, index - 1) in ("i", "he", "she", "they", "we", "it")
        and _low(words, index - 2) in _FREE_BEFORE
    ):
        _put(words, index, "used")


def _there(words: list[Word], index: int) -> None:
    low, after = words[index].low, _low(words, index + 1)
    if low == "there" and after not in _THEIR_NOT and after.isalpha() and after not in verbs().base | verbs().ing:
        before = _low(words, index - 1)
        if before in (
            "with",
            "in",
            "open",
            "of",
            "from",
            "for",
            "on",
            "to",
            "opens",
            "lost",
            "loses",
            "all",
            "by",
            "at",
        ):
            _put(words, index, "their")
    if low == "their" and after in ("is", "are", "was", "were", "has"):
        _put(words, index, "there")
    if low == "theirs" and after in ("a", "no", "not", "nothing"):
        _put(words, index, "there is")


def _your(words: list[Word], index: int) -> None:
    after = _low(words, index + 1)
    acts = after in verbs().ing and _low(words, index + 2) in DETERMINERS
    if words[index].low == "your" and (acts or after in ("not", "going", "supposed", "all", "just", "a", "the", "so")):
        _put(words, index, "you are")
    if words[index].low == "you" and after == "all" and _low(words, index + 2) in ("are", "do", "did"):
        return


def _then(words: list[Word], index: int) -> None:
    low, before = words[index].low, _low(words, index - 1)
    if low == "then" and before in _COMPARATIVES and before not in ("later", "earlier"):
        _put(words, index, "than")
    if low == "than" and before in ("and", ","):
        _put(words, index, "then")


def _loose(words: list[Word], index: int) -> None:
    before = _low(words, index - 1)
    if words[index].low in ("loose", "looses") and before in (
        "to",
        "will",
        "not",
        "cannot",
        "would",
        "he",
        "she",
        "they",
        "i",
        "we",
        "could",
        "always",
        "might",
    ):
        _put(words, index, words[index].low.replace("oo", "o"))
    if words[index].low == "loosing":
        _put(words, index, "losing")


def _too(words: list[Word], index: int) -> None:
    if words[index].low == "to" and _low(words, index + 1) in _TOO_BEFORE and _low(words, index - 1) in _BEFORE_TOO:
        _put(words, index, "too")


def _article(words: list[Word], index: int) -> None:
    low, after = words[index].low, _low(words, index + 1)
    if low == "a" and _vowel(after):
        _put(words, index, "an")
    known = after.isalpha() and frequency(after) > 0
    if low == "an" and known and after[0] in "bcdfgjklmnpqrstvwz" and after not in _VOWEL_NAMES:
        _put(words, index, "a")


def _vowel(after: str) -> bool:
    """Whether a word surely begins with the sound of a vowel."""
    if after in ("hour", "honest", *_VOWEL_NAMES):
        return True
    if after.startswith("u"):
        return after.startswith(("un", "up", "ug")) and not after.startswith("uni")
    return after[:1] in "aeio" and not after.startswith(("eu", "one", "and", "as")) if after else False


def _them(words: list[Word], index: int) -> None:
    """them kids."""
    if words[index].low == "them" and _low(words, index + 1) in ("kids", "children", "teachers", "people", "aides"):
        _put(words, index, "those")


def _me_and(words: list[Word], index: int) -> None:
    """me and him went: at the start of a clause only, with a verb after it."""
    if words[index].low != "me" or _low(words, index + 1) != "and" or _low(words, index - 1) not in ".,":
        return
    other = _low(words, index + 2)
    if other not in ("him", "her", "them") or _low(words, index + 3) not in verbs().base | verbs().past | dict.fromkeys(
        AUX
    ):
        return
    _put(words, index, {"him": "he", "her": "she", "them": "they"}[other])
    _put(words, index + 2, "I")


def _everyday(words: list[Word], index: int) -> None:
    """she wears it everyday."""
    adjective = _low(words, index + 1) in ("life", "things", "words", "tasks", "objects", "activities", "skills")
    if words[index].low == "everyday" and not adjective and _low(words, index - 1) not in DETERMINERS:
        _put(words, index, "every day")


def _possessive(words: list[Word], index: int) -> None:
    """my sons IEP, a childs name."""
    low, after = words[index].low, _low(words, index + 1)
    known = verbs()
    if low == "childs":
        _put(words, index, "child's")
    owner = low in _OWNERS and _low(words, index - 1) in ("my", "her", "his")
    verb = after in AUX or after in known.base or after in known.past
    if owner and after.isalpha() and not verb and after not in PREPOSITIONS and after not in _NOT_OWNED:
        _put(words, index, low[:-1] + "'s")
    if low == "olds" and _low(words, index - 1) == "year":
        _put(words, index, "old's")
    if low == "aloud" and after == "to":
        _put(words, index, "allowed")


def _double_negative(words: list[Word], index: int) -> None:
    """does not eat nothing: one denial was meant."""
    one = {"nothing": "anything", "nobody": "anybody", "never": "ever", "none": "any", "no": "any"}
    if words[index].low not in one or (words[index].low == "no" and _low(words, index + 1) == "one"):
        return
    for place in range(index - 1, max(-1, index - 4), -1):
        here = _low(words, place)
        if here in (".", ",", "and", "but", "because", "so", "that", "if", "when"):
            return
        if here in ("not", "cannot"):
            _put(words, index, one[words[index].low])
            return


def _who_it_is(words: list[Word], index: int) -> None:
    """the OT, Mrs. Vance | told me: a name that says who the OT is has a comma on both sides."""
    if words[index].low not in _TITLES or _low(words, index - 1) != "," or _low(words, index - 2) not in _ROLES:
        return
    first = next((place for place in range(index - 3, index - 6, -1) if _low(words, place) in DETERMINERS), None)
    after = index + 2
    if first is None or _low(words, first - 1) in PREPOSITIONS or after >= len(words):
        return
    known = verbs()
    if words[after].low in AUX or words[after].low in known.past or words[after].low in known.third:
        words[after].tag = COMMA


_RULES = (
    _who_it_is,
    _possessive,
    _double_negative,
    # Before the agreement, which would make `he uses to` of `he use to`.
    _supposed,
    _agreement,
    _participle,
    _of_for_have,
    _there,
    _your,
    _then,
    _loose,
    _too,
    _article,
    _them,
    _me_and,
    _everyday,
)
