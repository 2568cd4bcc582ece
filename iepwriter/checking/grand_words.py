"""Grand words that letters by machines heap up; one alone says nothing about who wrote it."""

from __future__ import annotations

_LOUD = (
    r"(?:empower(?:s|ed|ing|ment)?|flourish(?:es|ing)?|unlock(?:s|ed|ing)?|vibrant|ecosystem|nurturing|inclusivity|"
    r"mosaic|roadmap|landscape|intentionality|wraparound|scaffolds|orchestration|luminous|impactful|enriching|"
    r"cultivat(?:e|es|ed|ing)|student-centered|child-centered|strengths-based|evidence-informed|stakeholders|envision|"
    r"illuminate|heartfelt|transformative|holistic|navigate|navigating|elevate|equitable|lifelong|synergy|"
    r"uplift(?:ing)?|tapestry|foster(?:ing)|journey|pathways?)"
)
_SOFT = (
    r"(?:meaningful|collaborative(?:ly)?|collaboration|thriv(?:e|es|ing)|potential|dynamic|tailored|inclusive|"
    r"resilien(?:ce|t)|partnership|alignment|transparency|accountability|intentional(?:ly)?|mindset|compassion(?:ate)?|"
    r"empathy|innovation|innovative|excellence|rigor|possibilit(?:y|ies)|passionate|commitment|committed|"
    r"proactive(?:ly)?|framework|data-driven|inspir(?:e|ing)|clarity|optimal|maximize|pillars?|confidence|growth)"
)
_ANY = rf"(?:{_LOUD}|{_SOFT})"
_NEAR = r"[^.!?\n]{1,90}?"
HEAP = (
    rf"(?:{_LOUD}(?!\w){_NEAR}(?<!\w){_ANY}|{_SOFT}(?!\w){_NEAR}(?<!\w)(?:{_LOUD}|{_SOFT}(?!\w){_NEAR}(?<!\w){_ANY}))"
)
"""Two such words in a sentence, one of them loud, or three."""
