"""From a file to Articles: its content picks the format that reads it."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from corpus.article import Article, article_id, text_sha256
from corpus.cleaning import clean_text, one_line
from corpus.encoding import decoded
from corpus.errors import UNSHOWABLE, OnrecordError, ReadError
from corpus.kinds import KINDS, kind_of
from corpus.mail import read_mail
from corpus.markup import read_markdown, read_text
from corpus.office import read_docx, read_epub
from corpus.pdf import read_pdf
from corpus.records import read_records
from corpus.scraped import body_lines, parts_of
from corpus.sidecar import sidecar_facts, sidecar_of
from corpus.source import Facts, MarkedLine, Source
from corpus.web import read_html

# A book of 1,000 pages is 3 MB of text; a saved web page rarely exceeds 5 MB.
MAX_FILE_BYTES = 20 * 2**20
MAX_FIELD = 500
"""Characters of a title or another field that are kept."""
MAX_REASON = 200


@dataclass(frozen=True, slots=True)
class FileReading:
    """What one file gave."""

    articles: tuple[Article, ...]
    problems: tuple[str, ...] = ()
    """One clause for each of its records that is no article, with its number or line."""
    lines: tuple[tuple[MarkedLine, ...], ...] = ()
    """For each article, all that a reader of the file sees, and what was taken of it."""


def read_article(
    path: str | Path, folder: str | Path | None = None, max_bytes: int = MAX_FILE_BYTES
) -> Article:
    """Read a file that holds one article; see read_articles.

    Raises ReadError for a file of several too.
    """
    reading = read_articles(path, folder, max_bytes)
    if len(reading.articles) > 1:
        raise ReadError(
            Path(path).absolute(),
            f"holds {len(reading.articles)} articles; read them with read_articles",
        )
    return reading.articles[0]


def read_articles(
    path: str | Path, folder: str | Path | None = None, max_bytes: int = MAX_FILE_BYTES
) -> FileReading:
    """Read the articles of one file: one, or any number in JSON.

    `folder` is the collection that the file belongs to (default: the folder it lies in). An
    article's id comes from the path inside it, and from its number where a file has several.
    What a sidecar says of the file comes before what the file says itself. Raises ReadError,
    which names the file and the reason, for a file that is missing, larger than `max_bytes`,
    binary, damaged, empty or of a kind that isn't read, and when not one record can be read.
    """
    path = Path(path).absolute()
    root = Path(folder).absolute() if folder else path.parent
    data = _content(path, max_bytes)
    try:
        sidecar = sidecar_of(path, root)
        known = sidecar_facts(sidecar) if sidecar else Facts()
        return _reading(path.relative_to(root), path, _sources(data, path.suffix.lower()), known)
    except OnrecordError as error:
        raise ReadError(path, str(error)) from error
    except MemoryError as error:
        raise ReadError(path, "needs too much memory") from error
    except Exception as error:  # a library stumbling over hostile input must not stop the rest
        reason = one_line(f"{type(error).__name__}: {error}", MAX_REASON)
        raise ReadError(path, f"can't be read ({reason})") from error


def _reading(
    relative: PurePath, path: Path, sources: dict[int, Source | OnrecordError], known: Facts
) -> FileReading:
    """Articles of those sources that are some. Raises OnrecordError when none is."""
    articles, problems, lines = [], [], []
    for number, source in sources.items():
        suffix = f"#{number}" if len(sources) > 1 else ""
        try:
            if isinstance(source, OnrecordError):
                raise source
            id_ = article_id(relative.with_name(relative.name + suffix))
            article, marked = _article(id_, path, source, known)
            articles.append(article)
            lines.append(marked)
        except OnrecordError as error:
            problems.append(str(error))
    if not articles:
        others = f", nor can the {len(problems) - 1} others be read" if len(problems) > 1 else ""
        raise OnrecordError((problems[0] if problems else "holds no articles") + others)
    return FileReading(tuple(articles), tuple(problems), tuple(lines))


def _article(
    id_: str, path: Path, source: Source, known: Facts
) -> tuple[Article, tuple[MarkedLine, ...]]:
    text = clean_text(_sound(source.text), unwrap=source.scraped)
    facts, comments, lines = known.completed_by(source.facts), source.comments, source.lines
    if source.scraped:
        parts = parts_of(text, facts.title)
        text, comments, lines = parts.body, parts.comments, parts.lines
        facts = facts.completed_by(parts.facts)
    if not text:
        raise OnrecordError("has no text")
    article = Article(
        id=id_,
        title=_field(facts.title),
        publication=_field(facts.publication),
        author=_field(facts.author),
        published=facts.published,
        url=_field(facts.url),
        path=str(path),
        text=text,
        sha256=text_sha256(text),
        # Places in a text that cleaning has changed would be wrong.
        pages=source.pages if text == source.text else (),
        comments=tuple(_shown(comment) for comment in comments),
    )
    marked = (replace(line, text=_shown(line.text)) for line in lines or body_lines(text))
    return article, tuple(marked)


def _shown(text: str) -> str:
    """Text that a terminal can be given."""
    return clean_text(_sound(text), unwrap=False)


def _field(value: str | None) -> str | None:
    return one_line(_sound(value), MAX_FIELD) or None if value else None


def _sound(text: str) -> str:
    """`text` without halves of characters, which JSON and e-mails can have and UTF-8 can't."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _content(path: Path, max_bytes: int) -> bytes:
    """The bytes of a file whose name and size are as they should be. Raises ReadError."""
    if UNSHOWABLE.search(str(path)):
        raise ReadError(path, "its name has characters that can't be shown; rename it")
    try:
        if path.is_dir():
            allowed = os.access(path, os.R_OK | os.X_OK)
            raise ReadError(
                path, "is a folder; name a file in it" if allowed else "permission denied"
            )
        if path.suffix and path.suffix.lower() not in KINDS:
            raise ReadError(path, f"not a kind of file that is read ({', '.join(KINDS)})")
        if path.exists() and not path.is_file():
            raise ReadError(path, "is not a regular file")
        if path.stat().st_size > max_bytes:
            raise ReadError(
                path,
                f"larger than {max_bytes / 2**20:g} MB; split it, or raise ONRECORD_MAX_MB",
            )
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(path, (error.strerror or str(error)).lower()) from error
    if not data:
        raise ReadError(path, "is empty: it has no text")
    return data


def _sources(data: bytes, suffix: str) -> dict[int, Source | OnrecordError]:
    """The articles of a file, or what is wrong with them, by number."""
    kind = kind_of(data, suffix)
    if kind == "json":
        return read_records(decoded(data))
    return {1: READERS[kind](data)}


READERS: dict[str, Callable[[bytes], Source]] = {
    "text": lambda data: read_text(decoded(data)),
    "markdown": lambda data: read_markdown(decoded(data)),
    "html": lambda data: read_html(decoded(data)),
    "mail": read_mail,
    "pdf": read_pdf,
    "docx": read_docx,
    "epub": read_epub,
}
"""By the kinds of corpus.kinds; JSON, which may hold several articles, is apart."""
