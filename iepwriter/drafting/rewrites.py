"""Other ways to say a sentence of known shape: firmer, warmer, shorter, as a question; facts are carried over whole."""

from __future__ import annotations

import re
from enum import StrEnum

from iepwriter.drafting.own_words import is_strength
from iepwriter.drafting.shapes import Shape
from iepwriter.words.lexicon import verbs


class Manner(StrEnum):
    """In which way a wording differs."""

    FIRMER = "firmer"
    WARMER = "warmer"
    SHORTER = "shorter"
    QUESTION = "as a question"
    CLOSER = "closer to my words"


_FORMS: dict[str, dict[Manner, tuple[str, ...]]] = {
    "request": {
        Manner.FIRMER: ("{I} request that the team {vp}.",),
        Manner.WARMER: ("{I} would be grateful if the team would {vp}.",),
        Manner.SHORTER: ("Please {vp}.",),
        Manner.QUESTION: ("Will the team {vp}?",),
    },
    "thing": {
        Manner.FIRMER: ("{I} request {np}.",),
        Manner.WARMER: ("{I} would be grateful for {np}.",),
        Manner.QUESTION: ("Will the team agree to {np}?",),
    },
    "that": {Manner.FIRMER: ("{I} request that {clause}.",)},
    "want": {
        Manner.FIRMER: ("{I} ask to {vp}.",),
        Manner.WARMER: ("{I} would be glad to {vp}.",),
        Manner.QUESTION: ("Can we {together}?",),
    },
    "answer": {
        Manner.FIRMER: ("{I} ask for your answer by {day}{rest}.",),
        Manner.WARMER: ("It would help {me} to have your answer by {day}{rest}.",),
        Manner.SHORTER: ("Please answer by {day}.",),
        Manner.QUESTION: ("Could {i} have your answer by {day}{rest}?",),
    },
    "forward": {
        Manner.FIRMER: ("{I} count on {ing}.",),
        Manner.WARMER: ("Thank you for reading this; {i} look forward to {ing}.",),
        Manner.QUESTION: ("Can we {together}?",),
    },
    "position": {
        Manner.FIRMER: ("{I} disagree with {np}, and {i} put that on record {when}{rest}.",),
        Manner.WARMER: ("{I} would like to work something out with the team {when}: {i} disagree with {np}{rest}.",),
    },
    "disagree": {
        Manner.FIRMER: ("{when}{w} disagree with {np}, and {i} put that on record.",),
        Manner.WARMER: ("{when}{w} disagree with {np}, and {i} would like to work this out with the team.",),
        Manner.SHORTER: ("{when}{w} disagree with {np}.",),
        Manner.QUESTION: ("{when}{w} would like to ask: what data supports {np}?",),
    },
    "told": {
        Manner.FIRMER: ("{I} {was} told that {clause}, and {i} ask the team to say what that is based on.",),
        Manner.WARMER: ("{I} would like to understand this better: {i} {was} told that {clause}.",),
        Manner.QUESTION: ("{I} {was} told that {clause}; what is that based on?",),
    },
    "gap": {
        Manner.FIRMER: ("{I} ask the team to close this gap: {np}, and {clause}.",),
        Manner.WARMER: ("{I} would like to talk with the team about this gap: {np}, and {clause}.",),
        Manner.QUESTION: ("How will the team close this gap: {np}, and {clause}?",),
    },
    "agreed": {
        Manner.FIRMER: ("{I} agree with {np}, and {i} request that the agreed parts start.",),
        Manner.QUESTION: ("{I} agree with {np}; when will the agreed parts start?",),
    },
    "worry": {
        Manner.FIRMER: ("{My} concern is that {clause}.",),
        Manner.WARMER: ("{I} would like to talk with the team about {my} concern that {clause}.",),
        Manner.QUESTION: ("How will the team address {my} concern that {clause}?",),
    },
    "view": {
        Manner.FIRMER: ("It is {my} position that {clause}.",),
        Manner.WARMER: ("{I} would like to talk with the team about {my} view that {clause}.",),
        Manner.QUESTION: ("How does the team answer {my} view that {clause}?",),
    },
    "record": {
        Manner.FIRMER: ("{I} ask the team to take into account {np}{dated}, which {vp}.",),
        Manner.WARMER: ("{I} would like to look with the team at {np}{dated}, which {vp}.",),
        Manner.QUESTION: ("How does the team weigh {np}{dated}, which {vp}?",),
    },
    "fact": {
        Manner.FIRMER: ("{I} ask the team to take into account that {clause}.",),
        Manner.WARMER: ("{I} would like the team to know that {clause}.",),
        Manner.SHORTER: ("{Clause}.",),
        Manner.QUESTION: (
            "How will the team take into account that {clause}?",
            "How will the team address that {clause}?",
        ),
    },
    "question": {
        Manner.FIRMER: ("Please tell {me} {indirect}.",),
        Manner.WARMER: ("Could you help {me} understand {indirect}?",),
    },
}  # fmt: skip
_FILLER = re.compile(
    r"(?<!\bnot )(?<!n't )(?<!\bthe )\b"
    r"(?:really|very|actually|totally|completely|absolutely|literally|basically) (?=[a-z])"
)
_PLAIN = (
    (r"\bin order to\b", "to"),
    (r"\bdue to the fact that\b", "because"),
    (r"\bat this point in time\b", "now"),
    (r"\bprior to\b", "before"),
    (r"\bon a daily basis\b", "every day"),
    (r"\bon a weekly basis\b", "every week"),
    (r"\bwith regard to\b", "on"),
    (r"\ba large number of\b", "many"),
    (r"\bso that we can\b", "so we can"),
)
_TAIL = re.compile(r", and (?:from which dates|which dates|where|how will it be)\b[^,;]*\?$")


def rewritten(shape: Shape | None, sentence: str) -> dict[Manner, list[str]]:
    """Candidates by manner, best first; not yet checked."""
    found: dict[Manner, list[str]] = {}
    if shape is not None:
        parts = _parts(shape)
        for manner, forms in _FORMS[shape.kind].items():
            if manner is Manner.QUESTION and not _asked(shape):
                continue
            found[manner] = [_ended(f.format(**parts)) for f in forms if not _lacks(f, parts)]
    found.setdefault(Manner.SHORTER, []).extend(shorter(sentence))
    return found


def _ended(text: str) -> str:
    """A spoken sentence keeps its own full stop, and no second one follows."""
    return text.removesuffix(".") if text.endswith('.".') else text


def _lacks(form: str, parts: dict[str, str]) -> bool:
    return any(name in form and not parts.get(name[1:-1]) for name in ("{indirect}", "{together}"))


def _asked(shape: Shape) -> bool:
    """Only what troubles the child is asked about; what the parent did or what goes well is not."""
    clause = shape.parts.get("clause", "")
    return shape.kind != "fact" or not ('"' in clause or re.match(r"(?:I|we|my)\b", clause) or is_strength(clause))


def _parts(shape: Shape) -> dict[str, str]:
    parts = dict(shape.parts)
    many = parts["I"] == "We"
    clause = parts.get("clause", "")
    parts |= {
        "Clause": clause[:1].upper() + clause[1:],
        "was": "were" if many else "was",
        "My": "Our" if many else "My",
    }
    parts["w"] = parts["i"] if parts.get("when") else parts["I"]
    parts["dated"] = f", dated {parts['day']}" if parts.get("day") else ""
    if shape.kind == "question":
        parts["indirect"] = indirect(parts["text"])
    if shape.kind == "want":
        parts["together"] = parts["vp"].replace(" with the team", "", 1)
    if shape.kind == "forward":
        parts["together"] = _plain_verbs(parts["ing"])
    return parts


def _plain_verbs(text: str) -> str:
    """going through it with the team and agreeing: go through it together and agree; empty on a doubt."""
    known = verbs().ing
    words = text.split()
    for index, word in enumerate(words):
        if word.endswith("ing") and (index == 0 or words[index - 1] in ("and", "team")):
            if word not in known:
                return ""
            words[index] = known[word].base
    return " ".join(words).replace(" with the team", " together", 1)


def indirect(question: str) -> str:
    """A question as it stands after `tell me`, empty when it is not surely known."""
    parts = re.split(r", and (?=(?:how|which|where|what|from which)\b)", question)
    turned = [_indirect(part[0].lower() + part[1:]) for part in parts]
    return ", and ".join(turned) if all(turned) else ""


_SUBJECT = r"(?P<subject>the team|the school|that|it|he|she|they|[A-Z]\w+)"
_ASKS = r"(?P<q>(?:how|what|which|where|when|why)\b[^,]*?)"
_WITH_DO = re.compile(rf"{_ASKS} (?:does|do) {_SUBJECT} (?P<verb>\w+)(?P<rest>.*)")
_MOVED = re.compile(rf"{_ASKS} (?P<aux>is|will|would|has|was) {_SUBJECT}(?: (?P<rest>.+))?")
_AS_IT_IS = re.compile(
    r"(?:what(?: \w+)? (?:shows?|supports?|changed|has been measured)|who decides) .+|from which dates$"
)


def _indirect(part: str) -> str:
    if found := _WITH_DO.fullmatch(part):
        known = verbs().base.get(found["verb"])
        verb = "has" if found["verb"] == "have" else known.third if known else ""
        verb = found["verb"] if found["subject"] == "they" else verb
        return f"{found['q']} {found['subject']} {verb}{found['rest']}" if verb else ""
    if found := _MOVED.fullmatch(part):
        return f"{found['q']} {found['subject']} {found['aux']}" + (f" {found['rest']}" if found["rest"] else "")
    return part if _AS_IT_IS.fullmatch(part) else ""


def shorter(sentence: str) -> list[str]:
    """The sentence without fillers and long phrases, a question without its second half; no fact is ever cut."""
    text = _FILLER.sub("", sentence)
    for long, short in _PLAIN:
        text = re.sub(long, short, text)
    found = [text[:1].upper() + text[1:]]
    tail = _TAIL.search(sentence)
    if tail and indirect(sentence[: tail.start()]):
        found.append(sentence[: tail.start()] + "?")
    return found
