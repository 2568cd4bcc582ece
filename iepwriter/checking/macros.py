"""What a pattern of a rule may write in braces instead of spelling it out."""

from __future__ import annotations

from .asked_for import AMOUNT, ASKING, COUNTED, FIRM, LITTLE, NOT_ASKING, QUANTITY, SERVICE
from .grand_words import HEAP
from .hard_words import PATTERNS

_TITLE = r"(?:mr|mrs|ms|miss|dr|principal)\.? [a-z]{2,20}"
_ROLE = (
    r"(?:school|team|teacher|teachers|staff|district|principal|administration|administrators?|admin|office|"
    r"department|case manager|therapists?|psychologist|aides?|people|secretary|director|superintendent|coordinator|"
    r"specialists?|educators?)"
)
_ADJECTIVE = r"(?:(?:iep|whole|entire|school|special ed|special education|gen ed|so[- ]called|other|speech|own) )?"
_GROUP = rf"(?:the|this|that|your|ur|our|his|her|these|those|every|not one) {_ADJECTIVE}{_ROLE}"
_AT = rf"(?: (?:here|there|in charge|(?:at|in|on|from) (?:the|this|that|your|ur|his|her|our) {_ADJECTIVE}{_ROLE}))?"
_YOU = r"(?:you people|you guys|you folks|u people|u guys|yall|y'all|you all|all of you|you|u|ya)"
_NOBODY = rf"(?:nobody|no one|no-one|noone|not one person|not a single (?:person|one)){_AT}(?: of you)?"
_NONE = rf"(?:none of (?:you|u|them|(?:the|your|these|those) {_ROLE}))"
_THEY = rf"(?:they|{_GROUP}{_AT}|{_TITLE}|(?:everyone|everybody|people|anyone){_AT})"

MACROS = {
    **PATTERNS,
    "you": _YOU,
    "title": _TITLE,
    "they": _THEY,
    "nobody": rf"(?:{_NOBODY}|{_NONE})",
    "heap": HEAP,
    "ask": ASKING,
    "amount": AMOUNT,
    "counted": COUNTED,
    "firm": FIRM,
    "notasking": NOT_ASKING,
    "little": LITTLE,
    "quantity": QUANTITY,
    "service": SERVICE,
    "school": rf"(?:{_YOU}|{_THEY}|{_NOBODY}|{_NONE})",
    "are": r"(?:are|r|is|was|were|'re|'s|have been|has been)",
    "w": r"[\w'-]{1,24}",
    "gap": r"(?: [\w'-]{1,24}){0,3}?",
    "rest": r"(?P<rest>[a-z][^.,;:!?\n\ue000]{1,80}?)(?=[.,;:!?\n]| (?:and|but|because|so|or) |\s*$)",
    "opens": r"(?:^|(?<=[.!?,;]\s)|(?<=\n))",
    "onward": r"(?: [^.,;:!?\n\ue000]{1,120}?)?(?=[.,;:!?\n]| (?:and|but|because|so|or) |\s*$)",
    "child": r"(?:my (?:son|daughter|child|kid|boy|girl|little \w{1,10})|he|she|him|her|our (?:son|daughter|child))",
    "i": r"(?:i am|i'm|im|i was|i feel|i've been|ive been|i have been|i have never been|we are|we're|we feel|i felt"
    r"|i am left|it makes me|this makes me|you make me|left me|makes me feel)",
    "very": r"(?:(?:so|very|really|just|completely|totally|absolutely|beyond|extremely|deeply|utterly|honestly|"
    r"sick and) )?",
}
"""What a pattern may write in braces instead of spelling it out."""
