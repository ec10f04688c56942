"""From a file to an Article: the suffix picks the library that reads it."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import frontmatter
import yaml
from charset_normalizer import from_bytes
from markdown_it import MarkdownIt

from corpus.article import Article, article_id, iso_date, text_sha256
from corpus.cleaning import clean_text, one_line
from corpus.errors import NotFoundError, OnrecordError, ReadError

# A book of 1,000 pages is 3 MB of text; a saved web page rarely exceeds 5 MB.
MAX_FILE_BYTES = 20 * 1024 * 1024
MAX_FIELD = 500
"""Characters of a title or another field that are kept."""


@dataclass(frozen=True, slots=True)
class Source:
    """What one file says about itself, before cleaning."""

    text: str
    title: str | None = None
    publication: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None


def read_article(path: str | Path, folder: str | Path | None = None) -> Article:
    """Read one file into an Article.

    `folder` is the collection that the file belongs to (default: the folder it lies in);
    the article's id comes from the path inside it. Raises ReadError, which names the file
    and the reason, for a file that is missing, too large, binary, empty or of a kind that
    isn't read.
    """
    path = Path(path).absolute()
    if path.is_dir():
        allowed = os.access(path, os.R_OK | os.X_OK)
        raise ReadError(path, "is a folder; name a file in it" if allowed else "permission denied")
    reader = READERS.get(path.suffix.lower())
    if not str(path).isprintable():
        raise ReadError(path, "its name has characters that can't be shown; rename it")
    if reader is None:
        raise ReadError(path, f"not a kind of file that is read ({', '.join(READERS)})")
    try:
        source = reader(_decoded(path))
    except ReadError:
        raise
    except OnrecordError as error:
        raise ReadError(path, str(error)) from error
    except Exception as error:  # a library stumbling over hostile input must not stop the rest
        raise ReadError(path, f"can't be read ({type(error).__name__}: {error})") from error
    text = clean_text(source.text)
    if not text:
        raise ReadError(path, "has no text")
    return Article(
        id=article_id(path.relative_to(Path(folder).absolute() if folder else path.parent)),
        title=_field(source.title),
        publication=_field(source.publication),
        author=_field(source.author),
        published=source.published,
        url=_field(source.url),
        path=str(path),
        text=text,
        sha256=text_sha256(text),
    )


def _field(value: str | None) -> str | None:
    return one_line(value, MAX_FIELD) or None if value else None


def article_files(folder: str | Path) -> Iterator[Path]:
    """The files of `folder` and its subfolders, sorted, for read_article to try.

    Hidden files and folders are left out, and so is every link that leads out of the folder.
    Raises NotFoundError when `folder` is no folder.
    """
    root = Path(folder).absolute()
    if not root.is_dir():
        raise NotFoundError(f"{folder}: no such folder; name a folder of articles")
    yield from _walk(root, root.resolve())


def _walk(folder: Path, root: Path) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        yield folder  # which read_article refuses with the reason
        return
    for path in entries:
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _walk(path, root)
        elif path.is_file() and path.resolve().is_relative_to(root):
            yield path


def _decoded(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise ReadError(path, f"larger than {MAX_FILE_BYTES // 2**20} MB, split it")
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(path, (error.strerror or str(error)).lower()) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        guess = from_bytes(data).best()
        if guess is None:
            raise ReadError(path, "is not text in any known encoding") from None
        text = str(guess)
    if "\0" in text:
        raise ReadError(path, "is binary, not text")
    return text


def _read_text(content: str) -> Source:
    body, fields = _front_matter(content)
    return Source(body, **fields)


def _read_markdown(content: str) -> Source:
    body, fields = _front_matter(content)
    text, heading = _markdown_text(body)
    return Source(text, **fields | {"title": fields["title"] or heading})


def _front_matter(content: str) -> tuple[str, dict[str, str | None]]:
    """The text after the YAML front matter, and the fields of it that we know."""
    try:
        fields, body = frontmatter.parse(content)
    except yaml.YAMLError as error:
        where = getattr(error, "problem_mark", None)
        line = f" near line {where.line + 2}" if where else ""
        raise OnrecordError(f"the front matter is not valid YAML{line}") from error
    known = {name: _plain(fields.get(name)) for name in ("title", "publication", "author", "url")}
    published = _plain(fields.get("published") or fields.get("date"))
    known["published"] = iso_date(published) if published else None
    # A text may begin with a line of hyphens without meaning front matter.
    return (body if fields else content), known


def _plain(value: object) -> str | None:
    """A field as one line; several authors in a list are joined; anything deeper is ignored."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_plain, value))) if _is_flat(value) else None
    if isinstance(value, datetime):
        value = value.date()
    if not isinstance(value, str | int | float | date):
        return None
    return str(value).strip() or None


def _is_flat(values: list[object]) -> bool:
    return not any(isinstance(value, list | dict) for value in values)


def _markdown_text(body: str) -> tuple[str, str | None]:
    """The words of a Markdown text without its marks, and its first top heading."""
    blocks, heading, tag = [], None, ""
    for token in MarkdownIt().parse(body):
        if token.type == "heading_open":
            tag = token.tag
        elif token.type == "heading_close":
            tag = ""
        elif token.type == "inline":
            words = "".join(
                " " if child.type in ("softbreak", "hardbreak") else child.content
                for child in token.children or []
                if child.type != "html_inline"
            )
            blocks.append(words)
            heading = heading or (words if tag == "h1" else None)
        elif token.type in ("fence", "code_block"):
            blocks.append(token.content)
    return "\n\n".join(blocks), heading


def _read_html(content: str) -> Source:
    # They take half a second to import, and many folders hold no HTML.
    import trafilatura
    from trafilatura.settings import Document

    page = trafilatura.bare_extraction(
        content,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if not isinstance(page, Document) or not page.text:
        raise OnrecordError("no article found in the page")
    return Source(page.text, page.title, page.sitename, page.author, page.date, page.url)


READERS: dict[str, Callable[[str], Source]] = {
    ".txt": _read_text,
    ".md": _read_markdown,
    ".html": _read_html,
    ".htm": _read_html,
}
