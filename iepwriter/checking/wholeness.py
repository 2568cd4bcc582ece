"""Whether words are a sentence of their own: a subject, a verb, and no loose end."""

from __future__ import annotations

import re

_PRONOUNS = frozenset(
    "i we you u he she it they that this these those there nobody somebody everybody someone everyone nothing "
    "something "
    "everything im ive id i'm i've i'd i'll we're we've we'll we'd you're you've he's she's it's its that's "
    "thats there's "
    "theres they're they've he'd she'd they'd he'll she'll it'll they'll youre theyre hes shes".split()
)
_OPENERS = frozenset(
    "the a an my his her our your ur their no every each all both some any another most many few several half "
    "one two "
    "three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty ninety mr mrs ms miss dr "
    "principal coach nurse last next today yesterday tomorrow school on in at after before during since for "
    "from between "
    "mom dad grandma kids parents teachers staff speech reading math nothing half thirty none thank thanks".split()
)
_ASKS = frozenset(
    "can could would will what when where how who why which do does did is are was were has have had should may".split()
)
_ORDERS = frozenset(
    "please put call send fix give let tell keep follow answer see look read explain show help make change move "
    "bring "
    "return write add provide schedule meet reply respond consider note check find get take start stop use talk "
    "listen "
    "include share train teach".split()
)
_AUX = frozenset(
    "is are was were am isn't aren't wasn't weren't isnt arent wasnt werent has have had hasn't haven't hadn't "
    "hasnt havent "
    "does do did doesn't don't didn't doesnt dont didnt can cannot can't cant could couldn't couldnt will won't "
    "wont would "
    "wouldn't wouldnt should shouldn't shouldnt must may might r ain't aint".split()
)
_PAST = frozenset(
    "began bit bled blew broke brought built bought came caught chose cut drew drove ate fell felt fought found "
    "forgot froze "
    "got gave went grew heard held hid hit hurt kept knew laid led left lent let lost made meant met paid put "
    "quit read ran "
    "rang rode rose said sat saw sent set shook showed shut slept spent spoke split stood stole stuck swore "
    "taught tore told "
    "thought threw took understood woke wore won wrote began bent burst cost dealt dug fed fled flew".split()
)
_NOW = frozenset(
    "ask asks need needs want wants get gets go goes come comes say says take takes make makes see sees know "
    "knows think "
    "thinks disagree request works work feel feels sits sit stays stay cries cry runs run reads hits keeps keep "
    "lists list "
    "shows show gives give puts let lets lives live looks look seems seem falls fall eats eat has uses use "
    "still stands "
    "leaves leave calls call tells tell means helps help wakes begs costs cost lacks lack covers cover names "
    "starts start "
    "ends end asks rides ride sleeps sleep writes write refuses refuse melts bites bite worry worries concern "
    "concerns "
    "matters matter believe agree hope".split()
)
_VERB_FORM = re.compile(r"\w{2,14}ed$|\w+['’](?:m|s|re|ve|d|ll)$|\w+n['’]t$")
_SUBORDINATE = re.compile(
    r"(?:ever since|if|when|whenever|while|because|since|although|though|even though|unless|until|as|cuz|bc|whether|"
    r"which|that|who|so that|than)\b",
    re.I,
)
_UNDER = frozenset("if because since although though unless while until as cuz bc".split())
_LOOSE = frozenset(
    "to and but of for the a an are is was were because that so or just only they my his your their with by if be "
    "been at in on as i we am very from about have has had would will who which like than not said says think "
    "thinks know knows mean means told tells me obvious obviously clear clearly always it's its that's into when "
    "while until unless really even then say see guess sure hope hoping believe wish no every ever after before "
    "ur such our can could must should may might did do does want wants wanted mr mrs ms dr i'm im you're they're "
    "we're he's she's i've we've i'll who's".split()
)
_ACTS_ON = re.compile(r"\w{3,14}s (?:him|her|it|me|us|them|the|his|my|our|an?|every|no)$")
"""A verb in -s before what it acts on: "the aide ignores him"."""
_NO_VERB = frozenset(
    "lazy stupid people guys all folks miserable useless poor little idiots clowns both two three are lot of "
    "and with from for "
    "too also just now then here there alone".split()
)
"""What may follow "you" or "they" and is no verb."""
_OPEN_ENDS = re.compile(
    r"(?:\b(?:such|as|it(?:['’]?s| is| was)) [\w'’-]+|\bso (?:tired|frustrated|angry|upset|mad|many|much|sick|"
    r"bad|sad|\w+ing)|\b(?:fact|truth|thing|point) is)$",
    re.I,
)
_HANGS = re.compile(
    r"(?:,|\band) (?:and )?(?:ever since|if|although|even though|whenever|unless|as soon as) [^,]*$", re.I
)
_FINE_ENDS = re.compile(
    r"\b(?:it|him|her|we|i|they|you|he|she) (?:is|was|are|were|did|does|do|has|had|can|could|would|will|should|"
    r"said|know|"
    r"knew|wanted|want|wants|had)$|\b(?:to|not|told|asked|for|of|with|about|told|see|know|like|do|did|want|"
    r"after|before|on|"
    r"than|at|by) (?:her|this|these|that|me|so|it)$|\b(?:think|say|hope|said|believe) so$|\b(?:said|told|say|"
    r"says|told \w+|was told) no$|"
    r"\b(?:day|week|month|night|year|long|right|soon) (?:after|before)$|"
    r"\b(?:who|what|where|how|why) (?:the|his|her|my|our|your|this) [\w ]{2,30} (?:is|are|was|were)$|"
    r"\bnot told$|\bturned on$|\bmade (?:her|it)$|"
    r"\b(?:all|in|over|about|like|of|with|for|by|at|told|tells|tell|asked|give|gave|help|call|called|sent|send|"
    r"let|to) (?:this|that|me|her)$",
    re.I,
)
_EMPTY = re.compile(
    r"(?:keep (?:this|it) up|go ahead|keep (?:up|it)|keep going|look|listen|see|note this|tell me)\W*$", re.I
)
"""Orders that say nothing without the clause that followed."""
_ARTICLE = re.compile(r"\b[Aa]n (?=[bcdfgjklmnpqrstvwxyz])|\b[Aa] (?=[aei]\w)")
_SAYS_NOTHING = re.compile(
    r"(?:maybe |perhaps )?i (?:(?:probably )?should(?:n['’]?t| not) (?:say|write|ask)|hate to say|must say|have to say)"
    r" ?(?:this|it|that)?\W*$",
    re.I,
)
_ONLY_QUOTED = re.compile(r"\W*[\"“][^\"“”]*[\"”]\W*")
_DOUBLED = re.compile(
    r"\b(?!had\b|that\b|no\b|very\b|so\b|really\b|again\b|me\b)([\w'’]+)[ "
    r",]{1,2}\1\b(?!['’-])",
    re.I,
)
_BROKEN = re.compile(
    r"\s[,;:.!?]|[,;:]{2}|[,;:][.!?]|\(\s*\)|\(\s|\s\)|^[,;:.)\-–—]|[-–—]\s*[.!?]?$|,\s*[,.]|\b(?:and|or|but) "
    r"(?:and|or|but)\b|\b(?:an?|the|my|your|our|their|very) (?:and|or|but|of|in|on|at|to|is|are|was|were|if|"
    r"because|that)\b|\s{2}"
)
_WORD = re.compile(r"[^\W_][\w'’-]*")
_LEAD = re.compile(
    r"^[\s,;:–—-]*(?:(?:but|and|so|or|however|nonetheless|nevertheless|then|yet|plus|also|still|now|well|ok|okay|oh|yes|anyway|meanwhile|"
    r"maybe|perhaps|"
    r"apparently|finally|instead|even|just|only|right now|again)\b[\s,]*)*",
    re.I,
)
_MARKS = " .!?\"'”’"


def low_words(text: str) -> list[str]:
    """The words in lower case with straight apostrophes."""
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def _is_verb(word: str) -> bool:
    return word in _AUX or word in _PAST or word in _NOW or bool(_VERB_FORM.match(word))


def has_verb(words: list[str]) -> bool:
    """Whether one of the words is likely a verb in a tense; a form in -s counts after a word that can own it."""
    for place, word in enumerate(words):
        told = place > 1 and words[place - 1] in ("who", "which", "that")
        if _is_verb(word) and not told:
            return True
        if place and re.match(r"\w{3,14}s$", word) and words[place - 1] in ("he", "she", "it"):
            return True
        if place and _ACTS_ON.match(" ".join(words[place : place + 2])) and not told:
            return True
        if place and words[place - 1] in ("i", "we", "they", "you", "u") and re.match(r"[a-z]{3,12}$", word):
            if word in _NO_VERB:
                continue
            return True
    return False


def has_subject(clause: str) -> bool:
    """Whether a clause starts with what can be its subject, an order or a question."""
    words = low_words(clause)
    if not words:
        return False
    first = words[0]
    named = clause[:1].isupper() and len(words) > 1
    first = words[1] if first == "not" and words[1:2] in (["one"], ["all"], ["every"], ["a"]) else first
    starts = _PRONOUNS | _OPENERS | _ORDERS | _ASKS
    return first in starts or named or first[:1].isdigit() or bool(_PRONOUNS.intersection(words[1:3]))


def starts_clause(words: str) -> bool:
    """Whether words that follow a joint are a clause with its own subject and verb, not the rest of one."""
    clause = words[_end_of_lead(words) :]
    low = low_words(clause)
    low = low[1:] if low[:2] in (["not", "one"], ["not", "all"], ["not", "every"]) else low
    if len(low) < 2 or low[0] in _UNDER:
        return False
    if low[0] in _PRONOUNS:
        return "'" in low[0] or low[0] in ("im", "ive") or has_verb(low[:5])
    if low[0] in _ORDERS:
        return low[0] == "please" or (len(low) > 2 and low[1] in _OPENERS | {"me", "him", "her", "us", "it"})
    if low[0] in _ASKS:
        return low[1] in _PRONOUNS | _OPENERS or (low[0].startswith("wh") and (low[1] in _ASKS or len(low) > 3))
    return (low[0] in _OPENERS or clause[:1].isupper() or low[0].isdigit()) and has_verb(low[1:12])


def _end_of_lead(words: str) -> int:
    match = _LEAD.match(words)
    return match.end() if match else 0


def ends_well(words: str) -> bool:
    """Whether nothing is left open at the end."""
    core = words.rstrip(_MARKS + ",;:")
    low = low_words(core[-40:])
    if not low or core[-1:] in ",;:-–—(" or _HANGS.search(core):
        return False
    if _FINE_ENDS.search(core) or core.endswith((" May", " Will")):
        return True
    return low[-1] not in _LOOSE and not _OPEN_ENDS.search(core)


def _asks_when(words: list[str]) -> bool:
    return words[0] == "when" and words[1] in _ASKS


def says_nothing(words: str) -> bool:
    """Whether words only announce what is said after them."""
    return _SAYS_NOTHING.match(words.strip()) is not None


def is_whole(words: str) -> bool:
    """Whether words without their last mark are a sentence: subject or order, verb, main clause, no loose end."""
    clause = words[_end_of_lead(words) :].strip()
    low = low_words(clause)
    fewest = 2 if low[:1] in (["please"], ["i"], ["he"], ["she"], ["we"], ["they"]) or low[:1] == ["fix"] else 3
    if len(low) < fewest or not ends_well(clause) or says_nothing(words):
        return False
    if _SUBORDINATE.match(clause) and low[0] not in ("that", "who", "which") and not _asks_when(low):
        _, comma, rest = clause.partition(",")
        return bool(comma) and is_whole(rest)
    if low[0] in _ORDERS and low[0] not in _PRONOUNS:
        return not _EMPTY.match(clause)
    return has_subject(clause) and has_verb(low)


def is_clean(sentence: str) -> bool:
    """Whether no word stands twice, no mark is left over, and quotation marks and brackets are in pairs."""
    if (
        _ARTICLE.search(sentence)
        or _ONLY_QUOTED.fullmatch(sentence)
        or _DOUBLED.search(sentence)
        or _BROKEN.search(sentence)
    ):
        return False
    return sentence.count("(") == sentence.count(")") and sentence.count('"') % 2 == 0
