"""Articles in JSON: one object, a list of them, or one on each line."""

import json
import re

from corpus.dates import parse_date
from corpus.errors import OnrecordError
from corpus.source import Facts, Source
from corpus.trees import html_text

_TITLE = ("title", "headline", "name")
_TEXT = ("text", "body", "content", "articlebody", "article_body", "fulltext", "full_text")
_DATE = (
    "published",
    "publishedat",
    "published_at",
    "published_date",
    "publication_date",
    "publish_date",
    "publishdate",
    "date_published",
    "datepublished",
    "pubdate",
    "pub_date",
    "date",
)
_AUTHOR = ("author", "authors", "byline", "creator")
_URL = ("url", "link", "canonical_url", "webpage_url")
_PUBLICATION = ("publication", "source", "site_name", "sitename", "publisher", "outlet")
_LISTS = ("articles", "items", "results", "docs")
_HTML = re.compile(r"</?(p|br|div|h[1-6]|ul|ol|li|blockquote|article|section)\b[^<>]*>", re.I)
_ENTITY = re.compile(r"&(#\d{2,6}|#x[0-9a-f]{2,5}|[a-z]{2,8});", re.I)


def read_records(content: str) -> dict[int, Source | OnrecordError]:
    """The articles of a JSON file by their number, from 1, and why those that are none aren't.

    The number is that of the line where there is one object on each. Raises OnrecordError for a
    file that is no JSON.
    """
    name, records = _records(content)
    sources: dict[int, Source | OnrecordError] = {}
    for number, record in records.items():
        try:
            sources[number] = _source(record)
        except OnrecordError as error:
            where = f"{name} {number} " if len(records) > 1 else ""
            sources[number] = OnrecordError(f"{where}{error}")
    return sources


def _records(content: str) -> tuple[str, dict[int, object]]:
    """What the numbers count, and the records by number."""
    try:
        document = _parsed(content)
    except OnrecordError:
        lines = {number: line for number, line in enumerate(content.split("\n"), 1) if line.strip()}
        parsed = {number: _parsed_or_error(line) for number, line in lines.items()}
        if len(parsed) < 2 or not any(isinstance(record, dict) for record in parsed.values()):
            raise
        return "line", parsed
    if isinstance(document, dict) and not isinstance(_value(document, _TEXT), str):
        lists = (_value(document, (name,)) for name in _LISTS)
        document = next((found for found in lists if isinstance(found, list)), document)
    records = document if isinstance(document, list) else [document]
    return "article", dict(enumerate(records, 1))


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise OnrecordError(f"is not valid JSON ({where}: {error.msg.lower()})") from None
    except (ValueError, RecursionError):  # a number of thousands of digits, or deep nesting
        raise OnrecordError("is JSON that is nested too deeply or has huge numbers") from None


def _parsed_or_error(line: str) -> object:
    try:
        return _parsed(line)
    except OnrecordError as error:
        return OnrecordError(str(error).replace("line 1, ", ""))


def has_text(record: object) -> bool:
    """Whether a JSON value is an article rather than facts about one."""
    if isinstance(record, list):
        return any(map(has_text, record))
    if not isinstance(record, dict):
        return False
    lists = (_value(record, (name,)) for name in _LISTS)
    return isinstance(_value(record, _TEXT), str) or any(isinstance(part, list) for part in lists)


def _source(record: object) -> Source:
    if isinstance(record, OnrecordError):
        raise record
    if not isinstance(record, dict):
        raise OnrecordError("is no JSON object with an article")
    text = _value(record, _TEXT)
    if not isinstance(text, str) or not text.strip():
        raise OnrecordError(f"has no text; it is looked for under {', '.join(_TEXT[:4])}")
    date = _value(record, _DATE)
    facts = Facts(
        title=_words(_value(record, _TITLE)),
        author=_words(_value(record, _AUTHOR)),
        publication=_words(_value(record, _PUBLICATION)),
        published=parse_date(date) if isinstance(date, (str, int, float)) else None,
        url=_words(_value(record, _URL)),
    )
    is_html = _HTML.search(text) or (_ENTITY.search(text) and "<" in text)
    return Source(html_text(text) if is_html else text, facts, scraped=True)


def _value(record: dict[str, object], names: tuple[str, ...]) -> object:
    """The value of the first of `names` that the record has, whatever its capitals."""
    small = {key.lower(): value for key, value in record.items() if value not in (None, "", [])}
    return next((small[name] for name in names if name in small), None)


def _words(value: object, deepest: int = 3) -> str | None:
    """A text, the name in an object, or those of a list; None for anything else."""
    if isinstance(value, dict):
        value = _value(value, ("name", "title", "full_name"))
    if isinstance(value, list) and deepest:
        return ", ".join(filter(None, (_words(part, deepest - 1) for part in value))) or None
    if not isinstance(value, str):
        return None
    value = value.strip()
    return (html_text(value) if _ENTITY.search(value) or _HTML.search(value) else value) or None
