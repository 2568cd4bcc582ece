"""What a thumb, a hurry and another first language do to a sentence; quotations, names and numbers stay legible."""

from __future__ import annotations

import random
import re

from training.pools import frequency, table

_NEAR = {
    key: near
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    for place, key in enumerate(row)
    for near in [row[max(0, place - 1) : place] + row[place + 1 : place + 2]]
}
_WORD = re.compile(r"\s+|[^\s]+")
_SLIPS = (0.0, 0.0, 0.02, 0.05, 0.09)
_SHORTS = (0.0, 0.1, 0.3, 0.6)


def slip(word: str, chance: random.Random) -> str:
    """The word as a thumb types it: a neighbour, a swap, a lost or a doubled letter."""
    place = chance.randrange(1, len(word) - 1)
    kind = chance.randrange(5)
    if kind == 0:
        near = _NEAR.get(word[place], "")
        return word[:place] + (chance.choice(near) if near else "") + word[place + 1 :]
    if kind == 1:
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    if kind == 2:
        return word[:place] + word[place + 1 :]
    if kind == 3:
        return word[:place] + word[place] + word[place:]
    return word[:-1] if len(word) > 5 else word[:place] + word[place + 1 :]


def _slipped(text: str, rate: float, chance: random.Random) -> str:
    """Slips in plain words only; one that makes another word would change the meaning and is not made."""
    quoted = False
    found = []
    for piece in _WORD.findall(text):
        quoted ^= piece.count('"') % 2 == 1
        plain = piece.isalpha() and piece.islower() and len(piece) > 3 and piece in frequency()
        if plain and not quoted and chance.random() < rate:
            changed = slip(piece, chance)
            piece = piece if changed in frequency() else changed
        found.append(piece)
    return "".join(found)


def _replaced(text: str, old: str, new: str) -> str:
    """Outside quotations, whole words, a capital at the front carried over."""

    def put(match: re.Match[str]) -> str:
        first = match.group()[0]
        return new[:1].upper() + new[1:] if first.isupper() and old[0].islower() else new

    parts = text.split('"')
    for place in range(0, len(parts), 2):
        parts[place] = re.sub(rf"(?<![\w'/]){re.escape(old)}(?![\w'])", put, parts[place], flags=re.IGNORECASE)
    return '"'.join(parts)


def contracted(text: str, chance: random.Random) -> str:
    """Long forms as they are said."""
    for long, short in table("words")["contracted"].items():
        if chance.random() < 0.75:
            text = _replaced(text, long, short)
    return text


def shortened(text: str, rate: float, chance: random.Random) -> str:
    """The words that a phone shortens or that many confuse."""
    lower = text.lower()
    for long, typed in table("words")["short"].items():
        if long in lower and chance.random() < rate:
            text = _replaced(text, long, chance.choice(typed))
    return text


_JOINTS = {
    "; ": (", ", " ", " and ", ". ", "... ", " - "),
    ", and ": (" and ", ", ", " ", " & "),
    ", but ": (" but ", " ", ", "),
}


def run_on(text: str, chance: random.Random) -> str:
    """Joints and commas as they are typed in a hurry."""
    for joint, typed in _JOINTS.items():
        if joint in text and chance.random() < 0.7:
            text = text.replace(joint, chance.choice(typed))
    if chance.random() < 0.4:
        text = re.sub(r"(?<=[A-Za-z]), (?=[A-Za-z])", " ", text)
    return text


_MONTH = re.compile(r"\b(January|February|August|September|October|November|December)\b")
_DAY = re.compile(r"\b(Monday|Tuesday|Wednesday|Thursday|Friday)(s?)\b")
_CLOCK = re.compile(r"\b([ap])\.m\.")


def calendar(text: str, chance: random.Random) -> str:
    """Months and days shortened."""
    if chance.random() < 0.5:
        text = _MONTH.sub(lambda match: match.group(1)[: 4 if match.group(1) == "September" else 3], text)
    if chance.random() < 0.35:
        text = _DAY.sub(lambda match: match.group(1)[:3] + match.group(2), text)
    return _CLOCK.sub(lambda match: match.group(1) + "m", text) if chance.random() < 0.7 else text


def foreign(text: str, chance: random.Random) -> str:
    """A few articles and endings lost, as when English is the second language."""
    parts = text.split('"')
    for place in range(0, len(parts), 2):
        part = parts[place]
        part = re.sub(r"\b(?:the|a|an) (?=[a-z])", lambda m: "" if chance.random() < 0.4 else m.group(), part)
        part = re.sub(r"\b(?:does|do) not\b", lambda m: "no" if chance.random() < 0.3 else "dont", part)
        part = re.sub(r"\b(he|she|it) (\w{3,})s\b(?<!ss)", lambda m: m.group(1) + " " + m.group(2), part)
        parts[place] = part
    return '"'.join(parts)


def _shouted(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    if len(words) < 4:
        return text
    place = chance.randrange(len(words) - 2)
    for here in range(place, min(len(words), place + chance.choice([1, 1, 2, 3]))):
        if '"' not in words[here]:
            words[here] = words[here].upper()
    return " ".join(words)


def phone(text: str, chance: random.Random) -> str:
    """Capitals, apostrophes and full stops as on a phone at night."""
    if chance.random() < 0.55:
        text = text.replace("'", "")
    kind = chance.random()
    if kind < 0.5:
        text = text.lower()
    elif kind < 0.65:
        text = text[0].lower() + text[1:]
    elif kind < 0.68:
        text = text.upper()
    if chance.random() < 0.1:
        text = _shouted(text, chance)
    end = chance.random()
    if text.endswith(".") and end < 0.65:
        text = text[:-1]
    elif text.endswith((".", "?")) and end > 0.9:
        text = text[:-1] + chance.choice(["!!", "!!!", "...", "?!", " !!"] if text[-1] == "." else ["??", "???", "?!"])
    return text


def noisy(text: str, chance: random.Random) -> str:
    """A typed line with a little more noise on it."""
    text = shortened(text, chance.choice(_SHORTS) / 2, chance)
    text = _slipped(text, chance.choice(_SLIPS), chance)
    if chance.random() < 0.35:
        text = phone(text, chance)
    return text


def messy(letter: str, chance: random.Random) -> str:
    """A letter sentence as somebody might have typed it."""
    text = calendar(contracted(letter, chance), chance)
    if chance.random() < 0.12:
        text = foreign(text, chance)
    text = shortened(text, chance.choice(_SHORTS), chance)
    text = run_on(text, chance)
    if chance.random() < 0.2:
        text = text.replace('"', "" if chance.random() < 0.3 else "'" if "'" not in text else '"')
    text = phone(text, chance)
    return _slipped(text, chance.choice(_SLIPS), chance)
