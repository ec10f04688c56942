"""E-mails, and web pages that a browser saved as one (MHTML)."""

import email
import email.policy
from email.message import EmailMessage
from email.utils import parseaddr

from corpus.dates import parse_date
from corpus.encoding import decoded
from corpus.errors import OnrecordError
from corpus.source import Facts, Source
from corpus.web import read_html

# Many mails say in plain text only that they are to be read as HTML.
_TRIVIAL = 200
MOST_PARTS = 5_000
"""Of one e-mail, its attachments included; the parser needs seconds for more."""
_LINKS = ("http://", "https://")


def read_mail(data: bytes) -> Source:
    """The body of an e-mail with its subject, sender and date; or of a page saved as MHTML.

    Of a plain and an HTML body the plain one is taken, unless it is trivially short; what is
    attached is left out. Raises OnrecordError when there is no text.
    """
    if data.lower().count(b"content-type:") > MOST_PARTS:
        raise OnrecordError(f"has more than {MOST_PARTS} parts, too many to read")
    message = email.message_from_bytes(data.lstrip(), policy=email.policy.default)
    texts = [part for part in message.walk() if part.get_content_maintype() == "text"]
    shown = [part for part in texts if part.get_content_disposition() != "attachment"]
    plain = [part for part in shown if part.get_content_subtype() == "plain"]
    pages = [part for part in shown if part.get_content_subtype() == "html"]
    if _is_saved_page(message, pages):
        return _saved_page(message, pages[0])
    facts = _facts(message)
    text = _text(plain[0]) if plain else ""
    if pages and len(text.strip()) < _TRIVIAL:
        try:
            source = read_html(_text(pages[0]))
            return Source(
                source.text,
                facts.completed_by(source.facts),
                source.comments,
                lines=source.lines,
            )
        except OnrecordError:
            if not text.strip():
                raise
    if not text.strip():
        raise OnrecordError("has no text" if texts else "has no text, only attachments")
    return Source(text, facts, scraped=True)


def _is_saved_page(message: EmailMessage, pages: list[EmailMessage]) -> bool:
    if not pages:
        return False
    sender = _header(message, "From") or ""
    is_whole_page = message.get_content_type() in ("multipart/related", "text/html")
    return _header(message, "Snapshot-Content-Location") is not None or (
        is_whole_page and (not sender or "saved by" in sender.lower())
    )


def _saved_page(message: EmailMessage, page: EmailMessage) -> Source:
    source = read_html(_text(page))
    places = [_header(message, "Snapshot-Content-Location"), _header(page, "Content-Location")]
    url = next((place for place in places if place and place.startswith(_LINKS)), None)
    # Its Date is that of saving, which is no fact about the article.
    stated = source.facts.completed_by(Facts(title=_header(message, "Subject"), url=url))
    return Source(source.text, stated, source.comments, lines=source.lines)


def _facts(message: EmailMessage) -> Facts:
    name, address = parseaddr(_header(message, "From") or "")
    return Facts(
        title=_header(message, "Subject"),
        author=name or address or None,
        published=parse_date(_header(message, "Date") or ""),
    )


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message[name]
    except Exception:  # the parser of headers stumbles over some; the text is still good
        return None
    return " ".join(str(value).split()) or None if value is not None else None


def _text(part: EmailMessage) -> str:
    data = part.get_payload(decode=True)
    try:
        charset = part.get_content_charset()
    except Exception:
        charset = None
    return decoded(data, charset) if isinstance(data, bytes) else ""
