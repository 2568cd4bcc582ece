"""Other ways to say a sentence of known shape: firmer, warmer, shorter, as a question; facts are carried over whole."""

from __future__ import annotations

import re

from iepwriter.drafting.frames import Manner, frames_for, stands
from iepwriter.drafting.shapes import Shape
from iepwriter.words.lexicon import verbs

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


def rewritten(shape: Shape | None, sentence: str, rest: str = "") -> dict[Manner, list[str]]:
    """Candidates by manner, best first; not yet checked. A frame that stands in `rest`, the letter, is not used."""
    found: dict[Manner, list[str]] = {}
    if shape is not None:
        parts = parts_of(shape)
        for manner, forms in frames_for(shape.kind, shape.parts.get("clause", "")).items():
            fresh = [f for f in forms if not lacks(f, parts) and not stands(f, rest)]
            found[manner] = [ended(f.format(**parts)) for f in fresh]
    found.setdefault(Manner.SHORTER, []).extend(shorter(sentence))
    return found


def ended(text: str) -> str:
    """A spoken sentence keeps its own full stop, and no second one follows."""
    return text.removesuffix(".") if text.endswith('.".') else text


def lacks(form: str, parts: dict[str, str]) -> bool:
    """Whether a frame asks for a part that is not surely known."""
    return any(name in form and not parts.get(name[1:-1]) for name in ("{indirect}", "{together}"))


def parts_of(shape: Shape) -> dict[str, str]:
    """What the places of a frame stand for, by name."""
    parts = dict(shape.parts)
    many = parts["I"] == "We"
    clause = parts.get("clause", "")
    parts |= {
        "Clause": clause[:1].upper() + clause[1:],
        "was": "were" if many else "was",
        "My": "Our" if many else "My",
        "am": "are" if many else "am",
        "When": parts.get("when", "")[:1].upper() + parts.get("when", "")[1:],
    }
    # Of checks and records the letter says that they show, of a report that it shows.
    parts["it"] = "they" if re.match(r"(?:show|say|recommend|require|list|state)\b", parts.get("vp", "")) else "it"
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


_SUBJECT = r"(?P<subject>the time that \w+ receives?|the team|the school|that|it|he|she|they|[A-Z]\w+)"
_ASKS = r"(?P<q>(?:how|what|which|where|when|why)\b[^,]*?)"
_WITH_DO = re.compile(rf"{_ASKS} (?P<do>does|do|did) {_SUBJECT} (?P<verb>\w+)(?P<rest>.*)")
_MOVED = re.compile(rf"{_ASKS} (?P<aux>is|will|would|has|was) {_SUBJECT}(?: (?P<rest>.+))?")
_WOULD = re.compile(r"how would (?P<subject>[^,?]+?) (?P<rest>(?:bring|help|meet|lead) .+)")
_AS_IT_IS = re.compile(
    r"(?:what(?: \w+)? (?:shows?|supports?|changed|has been measured)|who decides) .+|from which dates$"
)


def _indirect(part: str) -> str:
    if found := _WITH_DO.fullmatch(part):
        known = verbs().base.get(found["verb"])
        verb = "has" if found["verb"] == "have" else known.third if known else ""
        verb = found["verb"] if found["subject"] == "they" else verb
        verb = known.past if known and found["do"] == "did" else verb
        return f"{found['q']} {found['subject']} {verb}{found['rest']}" if verb else ""
    if found := _MOVED.fullmatch(part):
        return f"{found['q']} {found['subject']} {found['aux']}" + (f" {found['rest']}" if found["rest"] else "")
    if found := _WOULD.fullmatch(part):
        return f"how {found['subject']} would {found['rest']}"
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
