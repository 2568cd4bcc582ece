"""Other words for the same thing in the register of a letter, and forms of it that agree."""

from __future__ import annotations

from iepwriter.words.lexicon import verbs

SAME: dict[str, tuple[str, ...]] = {
    "kid": ("child",),
    "kids": ("children",),
    "kid's": ("child's",),
    "mom": ("mother",),
    "mama": ("mother",),
    "dad": ("father",),
    "grandma": ("grandmother",),
    "gramma": ("grandmother",),
    "grandpa": ("grandfather",),
    "auntie": ("aunt",),
    "meds": ("medication", "medicine"),
    "med": ("medication",),
    "slp": ("speech therapist", "speech-language pathologist"),
    "sub": ("substitute",),
    "para": ("paraprofessional", "aide"),
    "gen": ("general",),
    "ed": ("education",),
    "sped": ("special education",),
    "eval": ("evaluation",),
    "evals": ("evaluations",),
    "info": ("information",),
    "lady": ("worker",),
    "am": ("a.m.",),
    "pm": ("p.m.",),
    "lbs": ("pounds",),
    "till": ("until",),
    "noone": ("no one",),
    "nobody": ("no one",),
    "dont": ("does",),
    "don't": ("does",),
    "wasnt": ("were",),
    "havent": ("has",),
    "no": ("not", "not any"),
    "never": ("not", "did not"),
    "nothing": ("not anything", "no"),
    "none": ("not any", "no"),
    "aint": ("is not", "are not", "has not"),
    "gonna": ("going to",),
    "wanna": ("want to",),
    "everytime": ("every time",),
    "w": ("with",),
    "r": ("are",),
    "n": ("and",),
    "bc": ("because",),
    "cuz": ("because",),
    "cos": ("because",),
    "cause": ("because",),
    "its": ("it is",),
    "id": ("I would",),
    "ill": ("I will",),
    "hell": ("he will",),
    "anyways": ("anyway",),
    "outta": ("out of",),
    "bcs": ("because",),
    "wcpm": ("words correct per minute",),
    "dx": ("diagnosis",),
    "asap": ("as soon as possible",),
    "email": ("e-mail",),
    "emails": ("e-mails",),
    "emailed": ("e-mailed",),
}


READER: dict[str, tuple[str, ...]] = {
    "you": ("the school", "the team"),
    "your": ("the school's", "the team's", "the"),
    "yours": ("the school's",),
    "yourselves": ("the school",),
}
"""A letter does not point at its reader."""
_NO_VERBS = frozenset("is are was were be been has have had do does did can will would should may might must".split())


def agreeing(low: str) -> list[str]:
    """The forms of a word in small letters that only agree otherwise (wants, months); never another tense."""
    verb = verbs().of(low)
    if verb is None or low in _NO_VERBS:
        return [low + "s"] if len(low) > 3 and not low.endswith(("s", "y", "ing", "ed", "ch", "sh", "x")) else []
    found: list[str] = []
    if low in (verb.base, verb.third):
        found += [verb.base, verb.third]
    if low in (verb.past, verb.participle):
        found += [verb.past, verb.participle]
    return [form for form in found if form != low]
