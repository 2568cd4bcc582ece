"""The letter as an e-mail draft: plain text and HTML, nobody in To, nothing that calls home."""

from __future__ import annotations

from html import escape

from iepwriter.files.letter import TEAR_LINE, Letter, plain_text

_STYLE = "font-family: Georgia, 'Times New Roman', serif; font-size: 12pt; line-height: 1.4"


def as_eml(letter: Letter) -> bytes:
    """The draft; `X-Unsent` makes mail programs open it for writing.

    It has no date, no message id and no sender, so that it names neither the person's machine nor account.
    """
    from email import policy
    from email.message import EmailMessage

    message = EmailMessage(policy=policy.SMTP)
    message["Subject"] = letter.subject
    message["To"] = ""
    message["X-Unsent"] = "1"
    message.set_content(plain_text(letter), cte="quoted-printable")
    message.add_alternative(_html(letter), subtype="html", cte="quoted-printable")
    return message.as_bytes()


def _html(letter: Letter) -> str:
    above = "".join(_paragraph(text) for _, text in letter.paragraphs)
    below = "".join(_paragraph(text) for text in letter.below)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(letter.language)}">\n<head><meta charset="utf-8">'
        f"<title>{escape(letter.subject)}</title></head>\n"
        f'<body style="{_STYLE}">\n{above}<p aria-hidden="true">{TEAR_LINE}</p>\n{below}</body>\n</html>\n'
    )


def _paragraph(text: str) -> str:
    return "<p>" + "<br>\n".join(escape(line) for line in text.split("\n")) + "</p>\n"
