"""Words: what a person typed, sorted into clauses, and the usable ones mended into sentences."""

from iepwriter.words.clause import About, Clause, Kind
from iepwriter.words.one_clause import mend
from iepwriter.words.pipeline import sort_words
from iepwriter.words.spelling import spellings

__all__ = ["About", "Clause", "Kind", "mend", "sort_words", "spellings"]
