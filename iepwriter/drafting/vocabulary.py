"""The closed word lists by which the shape of a free text is told (34 CFR 300.320 vocabulary, plain English verbs)."""

from __future__ import annotations

import re

VERBS = frozenset(
    """add agree allow approve arrange assess assign assume begin bring build buy call carry change check clarify
    collect complete conduct consider continue create decide define delay describe develop discuss do draft end
    ensure evaluate explain extend find fix fund get give grant have help hire hold identify implement include
    increase install keep leave let look lower maintain make measure meet modify monitor move name note offer
    open order pay place plan postpone prepare present prevent protect provide put raise read reassess record
    reconsider reduce reevaluate re-evaluate reinstate release remove replace report require respond restore
    retain return review revise rewrite schedule secure send set share show sign specify start state stop supply
    support switch take teach tell test track train transfer transport try update use visit wait withdraw work
    write eliminate discontinue dismiss drop cut shift limit exit deny refuse""".split()
)
REPORTING = frozenset(
    """recommends recommended finds found shows showed states stated says said reports reported notes noted lists
    listed measures measured places placed puts describes described concludes concluded identifies identified
    documents documented indicates indicated suggests suggested requires required calls diagnosed diagnoses
    confirms confirmed records recorded rates rated gives gave sets observed observes
    recommend find show state say report note list measure place put describe conclude identify document
    indicate suggest require counted counts explains explained asks asked advises advised
    supports supported prescribes prescribed tracks tracked wrote""".split()
)
FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|do|did|can|cannot|can't|could|will|would|should|must|may|needs?|"
    r"reads|scored|got|gets|made|makes|went|goes|fell|falls|dropped|drops|rose|took|takes|gave|gives|"
    r"lost|loses?|left|ran|hit|met|get|make|take|come|wait|learn|qualif(?:y|ies)|shows?|showed|knows?|uses?|said|wants?|seems?|"
    r"isn't|aren't|wasn't|doesn't|don't|didn't|won't|functions?|struggles?|benefits?|"
    r"receives?|requires?|learns?|participates?|lacks?|exhibits?|walks?|tires?|adapts?|helps?|fits?|covers?|allows?|teaches|provides?|focuses|offers?|works|speaks?|answers?|writes?|eats?)\b",
    re.I,
)
SUBJECT = re.compile(
    r"^(?:(?:she|he|they|it|we|i|you|there|this|that|these|those|the|a|an|his|her|their|our|my|your|all|no|"
    r"every|each|most|some)\b|[A-Z][a-z]+ (?:is|was|has|had|does|did|can|cannot|could|will|would|needs|reads|"
    r"scored|made|makes|lost|met|uses|shows|wants)\b)",
    re.I,
)
STANCE = re.compile(
    r"\b(?:wants?|feels?|believes?|thinks?|prefers?|needs? to|should|policy|all (?:students|kids|children)|every|"
    r"everyone|caseloads?|staff(?:ing)?|budget|money|fund(?:s|ing)|fair|schedule|not (?:allowed|possible)|usually|"
    r"always|never do|least restrictive|shared|damaged|broken|lost|(?:was|were) (?:written|made|decided)|part[- ]time|"
    r"full|most (?:students|kids|children))\b",
    re.I,
)
NONE = re.compile(
    r"^(?:none|nothing|no|0|zero|removed?|removal|ended?|ending|discontinued?|dismiss(?:ed|al)?|stopp?(?:ed)?|"
    r"eliminated?|dropped|exit(?:ed)?|n/a|denied|refused)\.?$",
    re.I,
)
VAGUE = re.compile(
    r"\b(?:as needed|as appropriate|when needed|if needed|as available|when available|as possible|tbd|"
    r"to be determined|on request|upon request|at teacher discretion|consult(?:ation|ative)?(?: only| basis)?)\b",
    re.I,
)
DETERMINER = re.compile(
    r"^(?:the|a|an|my|her|his|their|our|your|this|that|these|those|all|any|no|nothing|none|every|each|"
    r"some|both|only|one|two|three|four|five|\d)\b",
    re.I,
)
NAME_FIRST = re.compile(r"^(?:(?:Dr|Mr|Mrs|Ms|Mx|Prof)\.?\s|[A-Z][a-z]+'s\s(?!Hospital|Center|Clinic)|I\b)")
EVENTS = frozenset("call meeting observation visit conversation screening appointment conference".split())

COUNTABLE = frozenset(
    """aide paraprofessional para nurse plan device evaluation assessment room class classroom schedule tablet bus
    seat program teacher therapist counselor placement meeting report log check-in session group fba bip calculator
    break setting stop check school ride van interpreter person adult space desk slp bcba consultation""".split()
)

GOAL_VERBS = VERBS | frozenset(
    """answer ask be brush button carry climb comprehend copy count decode demonstrate draw dress eat earn engage
    express finish follow form greet imitate improve initiate interact join label learn listen manage match multiply
    navigate participate perform play point produce raise recall recognize remain request retell say self-advocate
    self-regulate sequence sit solve sort sound speak spell stay subtract summarize throw tie toilet transition
    type understand walk wash wear""".split()
)
