"""Cases: what a person knows, read from a file or a form and validated."""

from iepwriter.cases.loading import load_case, make_case, parse_case
from iepwriter.cases.model import Case

__all__ = ["Case", "load_case", "make_case", "parse_case"]
