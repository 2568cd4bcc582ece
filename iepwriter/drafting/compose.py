"""Fills a template with facts: no sampling happens here, and arithmetic has been done before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby

from iepwriter.cases import Case
from iepwriter.drafting.facts import Facts, Value, case_facts, concern_facts, evidence_facts, in_order
from iepwriter.drafting.phrases import upper_first
from iepwriter.drafting.result import Origin, Sentence
from iepwriter.drafting.template import Blank, Paragraph, Slot, Template, Variant

_TOGETHER = 95
"""Words up to which all that is said about one concern stays in one paragraph."""
_SILENT = frozenset({"child.name", "child.pronouns", ""})


@dataclass(frozen=True)
class OwnWords:
    """What the person's own words bring to one concern, already mended, chosen and put in order."""

    observations: tuple[Sentence, ...] = ()
    your_words: tuple[Sentence, ...] = ()
    derived_question: tuple[Sentence, ...] = ()
    own_requests: tuple[Sentence, ...] = ()


@dataclass(frozen=True)
class Block:
    """One paragraph of a letter."""

    name: str
    sentences: tuple[Sentence, ...]


@dataclass
class _Run:
    """The state of one composition: wordings used so far, and sentences that a check has refused."""

    refused: frozenset[str]
    used: set[int] = field(default_factory=set)


def _look_up(blank: Blank, facts: Facts) -> Value | None:
    value = facts.get(blank.name) or facts.get(blank.name[0].lower() + blank.name[1:])
    if value is None:
        return None
    if blank.shape:
        shaped = value.shapes.get(blank.shape, "")
        return replace(value, text=shaped) if shaped else None
    return value if value.text or value.sentences else None


def _fill(
    variant: Variant, facts: Facts, template: Template, refused: frozenset[str] = frozenset()
) -> tuple[Sentence, ...] | None:
    parts: list[str] = []
    sources: list[str] = []
    for piece in variant.pieces:
        if isinstance(piece, str):
            parts.append(piece)
            continue
        value = _look_up(piece, facts)
        if (value is None) != (piece.condition == "!"):
            return None
        if value is None or piece.condition:
            continue
        if value.sentences:
            kept = tuple(s for s in value.sentences if s.text not in refused)
            return kept or None
        text = value.text.replace("\0", "")
        parts.append(upper_first(text) if piece.name[0].isupper() else text)
        sources += [source for source in value.source.split(", ") if source not in _SILENT]
    source = ", ".join(dict.fromkeys(sources))
    text = upper_first("".join(parts).strip()).replace("..", ".").replace("?.", "?")
    return (Sentence(text, Origin.FACT if source else Origin.TEMPLATE, source or f"{template.kind}.md"),)


def _sentences(slot: Slot, facts: Facts, template: Template, run: _Run) -> tuple[Sentence, ...]:
    again: tuple[Sentence, ...] = ()
    for variant in slot.variants:
        filled = _fill(variant, facts, template, run.refused)
        if not filled or any(sentence.text in run.refused for sentence in filled):
            continue
        if slot.varied and variant.line in run.used:
            again = again or filled
            continue
        run.used.add(variant.line)
        return filled
    return again


def _paragraph(paragraph: Paragraph, facts: Facts, more: list[Facts], template: Template, run: _Run) -> Block:
    found: list[Sentence] = []
    for slot in paragraph.slots:
        for own in more if slot.each == "evidence" else [{}]:
            found += _sentences(slot, facts | own, template, run)
    return Block(paragraph.name, tuple(found))


def _question_of(text: str) -> str:
    text = upper_first(" ".join(text.split()))
    return text if text.endswith("?") or not text else text.rstrip(".! ") + "?"


def _concern(case: Case, index: int, own: OwnWords, year: int) -> tuple[Facts, list[Facts]]:
    concern = case.concerns[index]
    facts = concern_facts(concern, index, len(case.concerns), year)
    facts["question"] = Value(_question_of(concern.question), source=f"concerns[{index}].question")
    facts["observations"] = Value(sentences=own.observations)
    facts["your_words"] = Value(sentences=own.your_words)
    facts["derived_question"] = Value(sentences=own.derived_question)
    facts["own_requests"] = Value(sentences=own.own_requests)
    positions = {id(e): i for i, e in enumerate(concern.evidence)}
    return facts, [f for e in in_order(concern.evidence) for f in evidence_facts(e, index, positions[id(e)])]


def _words(blocks: list[Block]) -> int:
    return sum(len(sentence.text.split()) for block in blocks for sentence in block.sentences)


def _together(blocks: list[Block]) -> list[Block]:
    blocks = [block for block in blocks if block.sentences]
    if len(blocks) > 1 and _words(blocks) <= _TOGETHER:
        return [Block(blocks[0].name, tuple(s for block in blocks for s in block.sentences))]
    return blocks


def compose(
    template: Template,
    case: Case,
    own: list[OwnWords],
    *,
    letter_date: date,
    strength: tuple[Sentence, ...] = (),
    refused: frozenset[str] = frozenset(),
) -> list[Block]:
    """The letter's paragraphs, in order; a sentence whose text is in `refused` gives way to its next variant."""
    run = _Run(refused)
    shared = case_facts(case, letter_date) | {"strength": Value(sentences=strength)}
    parts = [_concern(case, index, own[index], letter_date.year) for index in range(len(case.concerns))]
    blocks: list[Block] = []
    for each, group in groupby(template.paragraphs, key=lambda paragraph: paragraph.each):
        paragraphs = list(group)
        if each == "concern":
            for facts, more in parts:
                blocks += _together([_paragraph(p, shared | facts, more, template, run) for p in paragraphs])
        else:
            single = parts[0][0] if len(parts) == 1 else {}
            blocks += [_paragraph(p, shared | single, [], template, run) for p in paragraphs]
    return [_named(block, case) for block in blocks if block.sentences]


def _named(block: Block, case: Case) -> Block:
    """The block with the child's name in place of a pronoun that would come before any name."""
    child = case.child
    pronoun = child.pronouns.capitalize()
    if child.pronouns == "they":
        return block
    done: list[Sentence] = []
    for index, sentence in enumerate(block.sentences):
        if child.first_name in sentence.text:
            return Block(block.name, (*done, *block.sentences[index:]))
        if sentence.origin in (Origin.YOUR_WORDS, Origin.MODEL) and sentence.text.startswith(f"{pronoun} "):
            text = child.first_name + sentence.text[len(pronoun) :]
            return Block(block.name, (*done, replace(sentence, text=text), *block.sentences[index + 1 :]))
        done.append(sentence)
    return block


def alternatives(template: Template, slot_text: str, facts_of: Callable[[Slot], Iterator[Facts]]) -> list[str]:
    """Other wordings of a sentence that the template offers and the same facts can fill."""
    for paragraph in template.paragraphs:
        for slot in paragraph.slots:
            for facts in facts_of(slot):
                texts = [f[0].text for v in slot.variants if (f := _fill(v, facts, template)) and len(f) == 1]
                if slot_text in texts:
                    return [text for text in dict.fromkeys(texts) if text != slot_text]
    return []
