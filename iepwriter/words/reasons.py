"""What the parent is told about words that stay out of the letter."""

from __future__ import annotations

from .clause import Kind

REASONS: dict[Kind, str] = {
    Kind.FEELING: "This is how it feels for you, and it matters; in the letter, what it does to your child carries "
    "further, so keep this for someone you trust.",
    Kind.BLAME: "A judgment about the school that staff can argue with; if you saw something, add when and what, and "
    "it can stand in the letter.",
    Kind.SARCASM: "Said with irony, it would be read as if you meant it; write what is so, and it can stand in the "
    "letter.",
    Kind.INSULT: "An insult, however deserved it feels; it would be all that the reader remembers.",
    Kind.MOTIVE: "A guess about why the school acts; a question about the decision is harder to brush aside.",
    Kind.THREAT: "A threat: keep it for your own notes; if you decide to escalate, that is a separate step.",
    Kind.APOLOGY: "You have nothing to apologize for; the letter starts with your point.",
    Kind.LEGAL: "A claim about the law, which this program does not make; an advocate or your state's Parent Training "
    "and Information Center can tell you whether it fits.",
    Kind.HEARSAY: "You know this from someone else; ask the team about it, or add who saw it and when.",
    Kind.INSTRUCTION: "This reads as an instruction to the program, not as something about your child; only what "
    "happened can go into the letter.",
    Kind.PREFACE: "It only leads up to the next words, and they stand in the letter without it.",
    Kind.REPEAT: "The letter already says this in another place.",
    Kind.UNCLEAR: "It was not clear what this says about your child; write it as one short sentence and it can go in.",
    Kind.QUESTION: "This question would not stand on its own in the letter; write what you want to know as one "
    "question.",
}
GREETING = "A greeting or thanks; the letter has its own."
WHO = "It was not clear who did this; add he, she, I or the school, and it can go in."
BROKEN = "It breaks off before its point; write how it ends, and it can go in."
HIDDEN = (
    "This could not be put into a letter without changing what it says; write it as one short, calm sentence, and it "
    "can go in."
)
SWORN = (
    "One word in it would be all that the reader remembers, and without that word this would say something else; write "
    "it again in calm words, and it can go in."
)
SAID = (
    "These are somebody's own words, so they are not changed, and one of them cannot stand in a letter as if it were "
    "yours; put quotation marks around what was said, and it can go in."
)
UNSAYABLE = frozenset((HIDDEN, SWORN, SAID))
"""Reasons that speak of the words, not of what they tell."""
