"""Letters out as files that schools open, and reports in as text with pages."""

from iepwriter.files.found import Fact, as_evidence, facts_in
from iepwriter.files.letter import Letter, plain_text
from iepwriter.files.reading import Document, read_document, search
from iepwriter.files.writing import write_letter

__all__ = [
    "Document",
    "Fact",
    "Letter",
    "as_evidence",
    "facts_in",
    "plain_text",
    "read_document",
    "search",
    "write_letter",
]
