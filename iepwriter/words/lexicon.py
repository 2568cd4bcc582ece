"""The word tables of this package, read once when they are first needed."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """One data file of the package, by its name without the ending."""
    return tomllib.loads((files(__package__) / "data" / f"{name}.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of one verb."""

    base: str
    third: str
    past: str
    participle: str
    ing: str


_DOUBLE = frozenset(
    "bag beg clap chat cram drag drop fit flap flip get grab grip hop hit hug hum jog knit log mop nap nod pat plan "
    "plop pop put quit rub run scrub set shop shut sit skip slam slap slip snap spin spit split step stim stop "
    "strip swim tap trip wet win whip wrap zip cut dig let refer occur commit admit permit prefer slug "
    "chug stab ban beg begin forget sag jog pin pet rip rob rot shrug sob sob".split()
)


def _third(base: str) -> str:
    if base == "have":
        return "has"
    if base == "be":
        return "is"
    if base.endswith(("s", "x", "z", "ch", "sh", "o")) and not base.endswith("oo"):
        return base + ("zes" if base == "quiz" else "es")
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + "s"


def _ing(base: str) -> str:
    if base in _DOUBLE:
        return base + base[-1] + "ing"
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and base != "be":
        return base[:-1] + "ing"
    return base + ("king" if base.endswith("ic") else "ing")


def _past(base: str) -> str:
    if base in _DOUBLE:
        return base + base[-1] + "ed"
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return base + ("ked" if base.endswith("ic") else "ed")


@dataclass(frozen=True)
class Verbs:
    """Every form of the known verbs, and which verb it belongs to."""

    base: dict[str, Forms]
    third: dict[str, Forms]
    past: dict[str, Forms]
    participle: dict[str, Forms]
    ing: dict[str, Forms]

    def of(self, form: str) -> Forms | None:
        """The verb of any form, the finite ones first."""
        for group in (self.base, self.third, self.past, self.participle, self.ing):
            if form in group:
                return group[form]
        return None


@lru_cache(maxsize=1)
def verbs() -> Verbs:
    """The known verbs."""
    data = table("verbs")
    found: dict[str, Forms] = {}
    for base in data["regular"].split():
        found[base] = Forms(base, _third(base), _past(base), _past(base), _ing(base))
    for line in data["irregular"].replace("\n", "|").split("|"):
        if line.strip():
            base, past, participle = line.split()
            found[base] = Forms(base, _third(base), past, participle, _ing(base))
    by = found.values()
    return Verbs(
        found,
        {v.third: v for v in by},
        {v.past: v for v in by},
        {v.participle: v for v in by},
        {v.ing: v for v in by},
    )


AUX = frozenset(
    "is are am was were has have had do does did can cannot could will would shall should may might must".split()
)
NEGATIONS = frozenset("not no never cannot nobody nothing none neither nor without nowhere".split())
DETERMINERS = frozenset(
    "a an the his her their my our your its this that these those every each some any no another one two three "
    "four five six seven eight nine ten both few several many most all other".split()
)
PREPOSITIONS = frozenset(
    "in on at to of for with from by about into onto after before during until since without through over under "
    "behind beside between like as than per off out up down around across against near inside outside because".split()
)
SUBORDINATORS = frozenset(
    "when whenever if because after before while since until unless although though as once where wherever "
    "that which who whose whom what how why whether than so like everytime".split()
)
STAFF = frozenset(
    "school district team teacher teachers aide aides para paras staff principal office therapist therapists slp ot "
    "counselor nurse sub driver psychologist bcba administration administrators case manager coach monitor "
    "director superintendent paraprofessional department".split()
)
NUMBER_WORDS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty ninety "
    "hundred half quarter dozen twice once thrice zero first second third double triple".split()
)
