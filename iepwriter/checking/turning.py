"""Turns one accusing clause into a request, a concern or a question about the same thing, in the person's own "
"words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

BASES = {
    form: base
    for base, forms in {
        "listen": "listens listened listening", "call": "calls called calling", "give": "gives gave given giving",
        "read": "reads reading", "answer": "answers answered answering", "help": "helps helped helping",
        "respond": "responds responded responding", "reply": "replies replied replying", "tell": "tells told telling",
        "follow": "follows followed following", "send": "sends sent sending", "let": "lets letting",
        "provide": "provides provided providing", "talk": "talks talked talking", "keep": "keeps kept keeping",
        "communicate": "communicates communicated communicating", "include": "includes included including",
        "share": "shares shared sharing", "show": "shows showed shown showing", "return": "returns returned returning",
        "make": "makes made making", "check": "checks checked checking", "teach": "teaches taught teaching",
        "work": "works worked working", "train": "trains trained training", "write": "writes wrote written writing",
        "support": "supports supported supporting", "explain": "explains explained explaining",
        "use": "uses used using",
        "put": "puts putting", "look": "looks looked looking", "watch": "watches watched watching",
        "pay": "pays paid paying", "hear": "hears heard hearing", "meet": "meets met meeting",
        "take": "takes took taken taking", "do": "does did done doing",
        "try": "tries tried trying", "believe": "believes believed believing",
        "protect": "protects protected protecting",
        "consider": "considers considered considering", "change": "changes changed changing",
        "ask": "asks asked asking",
        "serve": "serves served serving", "implement": "implements implemented implementing",
    }.items()
    for form in (base, *forms.split())
}  # fmt: skip
VERB = "|".join(sorted(BASES, key=len, reverse=True))
YOU = r"(?:you people|you guys|you folks|you all|all of you|you|u people|u guys|u|y['’]?all|ya)"
_ADJECTIVE = r"(?:(?:iep|whole|entire|school|special ed|special education|speech) )?"
_GROUP = (
    rf"(?:the|this|that|your|ur|our|his|her|their) {_ADJECTIVE}(?:school|team|teachers?|staff|district|principal|"
    r"administration|office|department|case manager|therapists?|psychologist|aides?|people|director|coordinator)"
)
_THEY = rf"(?:they|{_GROUP}|(?:mr|mrs|ms|dr)\.? [a-z]{{2,20}}|principal [a-z]{{2,20}})"
AT = (
    r"(?: (?:here|there|(?:at|in|on) "
    r"(?:the|this|that|your|his|her|our) (?:iep )?(?:school|team|staff|district|office)))?"
)
NOBODY = (
    r"(?:nobody|no[- ]?one|not (?:one|a single) (?:person|teacher|aide|adult|member of (?:the|your) (?:team|staff)|"
    r"of you)|"
    rf"none of (?:you|them)){AT}(?: of you)?"
)
ANYONE = rf"(?P<who>{YOU}|{_THEY}|{NOBODY})"
_BOOST = (
    r"(?:(?:just|simply|clearly|obviously|really|still|honestly|always|constantly|completely|literally|even) ){0,3}"
)
_NOT = (
    r"(?:never|won['’]?t|will not|don['’]?t|do not|doesn['’]?t|does not|didn['’]?t|did not|refuses? to|refused to|"
    r"keeps? refusing to|fails? to|failed to|can['’]?t|couldn['’]?t|always (?:forget|refuse|fail)s? to|"
    r"(?:have|has|had) (?:never|not|failed to)|haven['’]?t|hasn['’]?t|(?:are|is|were|was) failing to)"
)
_EVEN = r"(?: (?:even|ever|actually|bother(?:s|ed)? to|want(?:s|ed)? to|manage(?:s|d)? to|bothered to)){0,2}"
THING = (
    r"(?P<thing>(?:my|his|her|our|their|the|this|these|those|every|any|an?|two|three|four|five|six|several|many|"
    r"\d{1,3}|all(?: of)? (?:my|his|her|our|the)|(?:dr|mr|mrs|ms)\.? \w{2,20}['’]s) "
    r"(?:[^.;:!?\n]|(?<=\d):(?=\d)|(?<=[dm][rs])\.(?= )){2,80}?)"
)
_END = r"[\s!.?]*$"
_MAIL = re.compile(
    r"(?:my|our|the|every) (?:\w{1,12} ){0,2}(?:e-?mails?|calls?|messages?|letters?|questions?|requests?)\b", re.I
)
_PLANS = re.compile(
    r"(?:his|her|the|my \w{1,12}['’]s|our \w{1,12}['’]s) (?:iep|plan|504 plan|504|accommodations?|goals?)\b", re.I
)
_CHILD = r"(?P<child>him|her|(?:my|our) (?:\w{1,12} )?(?:son|daughter|child|kids?|boy|girl)|these kids|our kids|them)"


_LONG_AGO = re.compile(
    r"\b(?:since|yesterday|last (?:week|month|year|fall|spring)|all (?:year|month|week)|for (?:the (?:last|"
    r"past) )?\w+ (?:days|weeks|months|"
    r"years)|(?:in|on) (?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"\d))\b",
    re.I,
)
_OBJECT = re.compile(r"(?:to )?(?:my|his|her|our|the|this|these|any|all|\d+)\b", re.I)


def _asked(match: re.Match[str]) -> str:
    """What was not done is asked for; when it was not done at a time that is over, what happened then is asked."""
    rest = " ".join(match["rest"].split())
    if _LONG_AGO.search(rest):
        if not _OBJECT.match(rest):
            return ""
        tense = "has happened" if re.search(r"\bsince\b", rest) else "happened"
        thing = re.sub(r"^(?=\d)", "the ", re.sub(r"^to ", "", rest))
        return f"I would like to understand what {tense} with {thing}"
    who = "you" if re.match(YOU + r"\b", match["who"], re.I) else "the team"
    return f"I am asking {who} to {BASES[match['verb'].lower()]}{' ' + rest if rest else ''}"


def _given(match: re.Match[str]) -> str:
    """What is not enough is looked at, since "enough" is no amount that can be asked for."""
    who = {"him": "he", "her": "she", "them": "they"}.get(match["child"].lower(), match["child"])
    return f"I would like to look together at the {match['thing']} that {who} gets".replace("they gets", "they get")


def _about(match: re.Match[str]) -> str:
    return f"I am concerned about {_tail(match['thing'])}"


def _unanswered(match: re.Match[str]) -> str:
    thing = _tail(match["thing"])
    if _MAIL.match(thing):
        return f"I am asking for an answer to {thing}"
    if _PLANS.match(thing):
        return f"I am asking the team to follow {thing}"
    return f"I am asking the team to look at {thing}"


def _together(match: re.Match[str]) -> str:
    return f"I would like to look together at {_tail(match['thing'])}"


def _for_child(match: re.Match[str]) -> str:
    return f"I would like to understand what has been done for {match['child']}"


def _tail(words: str) -> str:
    return " ".join(words.split())


def _reason(match: re.Match[str]) -> str:
    return f"I would like to understand the reason for {_tail(match['thing'])}"


def _can_you(match: re.Match[str]) -> str:
    return f"Can you {BASES[match['verb'].lower()]}{' ' + _tail(match['rest']) if match['rest'].strip() else ''}"


def _please(match: re.Match[str]) -> str:
    return f"Please {match['verb'].lower()} {_tail(match['rest'])}"


_AGAIN = r"(?:keep|keeps|kept|continue to|continues to|always|constantly|just|all|have been|are|is|were|has|have)"
_TURNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern, re.I), made)
    for pattern, made in (
        (rf"{ANYONE} {_BOOST}{_NOT}{_EVEN} (?:give|provide|offer|get)s? {_CHILD}(?: with)? enough "
         rf"(?P<thing>services|minutes|help|support|therapy|time|instruction){_END}", _given),
        (rf"{ANYONE} (?:{_AGAIN} )?(?:lying|lied|lies?)(?: (?:right )?to (?:me|us|my face|our faces))? about "
            rf"{THING}{_END}", _together),
        (rf"{ANYONE} {_BOOST}{_NOT}{_EVEN} (?P<verb>{VERB})\b(?P<rest>[^;:!?\n]{{0,120}}?){_END}", _asked),
        (rf"(?P<who>{NOBODY}) (?:(?:ever|even|really|actually|has|have|is|bothers? to|bothered to|wants? to) ){{0,3}}"
         rf"(?P<verb>{VERB})\b(?P<rest>[^;:!?\n]{{0,120}}?){_END}", _asked),
        (rf"{ANYONE} {_BOOST}(?:are not|aren['’]?t|is not|isn['’]?t|were not|weren['’]?t|r not|have not been|"
         rf"haven['’]?t been) {_BOOST}(?P<verb>{VERB})\b(?P<rest>[^;:!?\n]{{0,120}}?){_END}", _asked),
        (rf"{ANYONE} {_BOOST}(?:don['’]?t|do not|doesn['’]?t|does not|never|couldn['’]?t|could not|could) "
         rf"(?:even |really )?(?:care|cared)(?: less)?(?: at all)? about {THING}{_END}", _about),
        (rf"(?P<who>{NOBODY}) (?:really |even |ever )?(?:cares?|cared) about {THING}{_END}", _about),
        (rf"{ANYONE} (?:{_AGAIN} )?(?:{_AGAIN} )?(?:ignor(?:e|es|ed|ing)|duck(?:s|ed|ing)?|dodg(?:e|es|ed|ing)) "
            rf"{THING}{_END}", _unanswered),
        (rf"{ANYONE} (?:{_AGAIN} ){{1,2}}(?:los|cancel|chang|mov|delay|forget|push|skip|drop)\w{{1,5}} {THING}"
         rf"{_END}",
         _together),
        (rf"{ANYONE} (?:{_AGAIN} ){{0,2}}(?:lost|cancell?ed|skipped|dropped|ruined|messed up|wasted) {THING}"
         rf"{_END}", _together),
        (rf"{ANYONE} (?:{_AGAIN} ){{0,2}}(?:fail(?:ed|ing)?|let(?:ting)?|abandon(?:ed|ing)|neglect(?:ed|ing)?|"
         rf"gave up on|giv(?:en|ing) up on) {_CHILD}(?: down)?(?: again| badly| all year)?{_END}", _for_child),
        (r"(?:shame on|how dare) (?:you|u)(?: people| all| guys)? for "
         rf"(?P<thing>\w{{2,14}}ing [^.;:!?\n]{{2,80}}?){_END}",
         _reason),
        (rf"thanks? (?:you )?(?:a lot |so much |very much )?for ignoring {THING}{_END}", _unanswered),
        (rf"(?:why|how) (?:can['’]?t|don['’]?t|won['’]?t|couldn['’]?t|cannot) (?:{YOU}|anyone|anybody){AT} "
         rf"(?:just |even |ever )?(?P<verb>{VERB})\b(?P<rest>[^;:!?\n]{{0,120}}?){_END}", _can_you),
        (rf"do (?:your|ur) (?:damn )?jobs?,? and (?P<verb>{VERB})\b(?P<rest>[^;:!?\n]{{2,120}}?){_END}", _please),
    )
)  # fmt: skip


_SURELY = re.compile(
    r"^(?:clearly|obviously|honestly|apparently|it['’]?s (?:obvious|clear)|it is (?:obvious|clear)),?(?: that)? "
    r"",
    re.I,
)


def turned(clause: str) -> Iterator[str]:
    """Calm statements about the same thing as an accusing clause, best first, without a full stop at the end."""
    words = " ".join(clause.split())
    words = _SURELY.sub("", words.lower() if words.isupper() else words)
    for pattern, made in _TURNS:
        match = pattern.match(words)
        if match is not None:
            yield made(match)
