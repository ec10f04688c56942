"""From a file to an Article: the suffix picks the library that reads it."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml
from charset_normalizer import from_bytes
from markdown_it import MarkdownIt
from markdown_it.token import Token

from corpus.article import Article, article_id, iso_date, text_sha256
from corpus.cleaning import clean_text, one_line
from corpus.errors import UNSHOWABLE, NotFoundError, OnrecordError, ReadError, shown
from corpus.scraped import parts_of
from corpus.source import Facts, Source
from corpus.web import read_html

# A book of 1,000 pages is 3 MB of text; a saved web page rarely exceeds 5 MB.
MAX_FILE_BYTES = 20 * 1024 * 1024
MAX_FIELD = 500
"""Characters of a title or another field that are kept."""
MAX_FRONT_MATTER = 10_000
"""Characters."""

_FRONT_MATTER = re.compile(r"\s*---[ \t]*\r?\n(.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)
_FIELDS = ("title", "publication", "author", "url", "published")
_KNOWN_FIELD = re.compile(rf"^({'|'.join(_FIELDS)}|date)\s*:", re.MULTILINE)
_HTML_TAG = re.compile(r"<[^<>]*>")
# Tags that stand inside words; any other, such as <br> or <sup>, would join what is apart.
_STYLING_TAG = re.compile(r"</?(a|abbr|b|code|em|i|mark|small|span|strong|u)\b", re.IGNORECASE)


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
    if UNSHOWABLE.search(str(path)):
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
    text, facts = clean_text(source.text), source.facts
    if source.scraped:
        parts = parts_of(text)
        text, facts = parts.body, facts.completed_by(parts.facts)
    if not text:
        raise ReadError(path, "has no text")
    return Article(
        id=article_id(path.relative_to(Path(folder).absolute() if folder else path.parent)),
        title=_field(facts.title),
        publication=_field(facts.publication),
        author=_field(facts.author),
        published=facts.published,
        url=_field(facts.url),
        path=str(path),
        text=text,
        sha256=text_sha256(text),
    )


def _field(value: str | None) -> str | None:
    return one_line(value, MAX_FIELD) or None if value else None


def article_files(folder: str | Path) -> Iterator[Path]:
    """The files of `folder` and its subfolders, sorted, for read_article to try.

    Hidden files and folders are left out, and so is every link that leads out of the folder.
    A folder that can't be listed is given itself. Raises NotFoundError when `folder` is none.
    """
    root = Path(folder).absolute()
    if not root.is_dir():
        raise NotFoundError(f"{shown(Path(folder))}: no such folder; name a folder of articles")
    inside, folders = root.resolve(), [root]
    while folders:
        current = folders.pop()
        try:
            entries = sorted(os.scandir(current), key=lambda entry: entry.name)
        except OSError:
            yield current
            continue
        visible = [entry for entry in entries if not entry.name.startswith(".")]
        subfolders = [Path(e.path) for e in visible if e.is_dir(follow_symlinks=False)]
        folders += reversed(subfolders)
        for entry in visible:
            if _is_readable_file(Path(entry.path), inside):
                yield Path(entry.path)


def _is_readable_file(path: Path, inside: Path) -> bool:
    try:
        return path.is_file() and path.resolve().is_relative_to(inside)
    except OSError:  # it can't be looked at: reading it will say why
        return not path.is_symlink()


def _decoded(path: Path) -> str:
    try:
        if path.exists() and not path.is_file():
            raise ReadError(path, "is not a regular file")
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
    return Source(*_front_matter(content), scraped=True)


def _read_markdown(content: str) -> Source:
    body, facts = _front_matter(content)
    text, heading = _markdown_text(body)
    return Source(text, facts.completed_by(Facts(title=heading)), scraped=True)


def _front_matter(content: str) -> tuple[str, Facts]:
    """The text after the YAML front matter, and what it says.

    A block between lines of hyphens that has none of our fields is part of the text.
    """
    block = _FRONT_MATTER.match(content)
    if not block or not _KNOWN_FIELD.search(block[1]):
        return content, Facts()
    values = _yaml_fields(block[1])
    known = {name: _plain(values.get(name)) for name in _FIELDS}
    published = known["published"] or _plain(values.get("date"))
    known["published"] = iso_date(re.split("[T ]", published)[0]) if published else None
    return content[block.end() :], Facts(**known)


def _yaml_fields(block: str) -> dict[str, object]:
    if len(block) > MAX_FRONT_MATTER:
        raise OnrecordError(f"its front matter is longer than {MAX_FRONT_MATTER} characters")
    try:
        # BaseLoader leaves every value a string, and in Python deep nesting is an error, not a
        # crash. Aliases, with which a few lines can stand for gigabytes, are of no use here.
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(block, yaml.BaseLoader)):
            raise OnrecordError("its front matter has YAML aliases, which are not read")
        values = yaml.load(block, yaml.BaseLoader)  # noqa: S506  makes strings only
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f" near line {mark.line + 2}" if mark else ""
        raise OnrecordError(f"its front matter is not valid YAML{line}") from error
    return values if isinstance(values, dict) else {}


def _plain(value: object) -> str | None:
    """A field as one line; several authors in a list are joined; anything deeper is ignored."""
    if isinstance(value, list):
        return ", ".join(part for part in value if isinstance(part, str) and part) or None
    if not isinstance(value, str) or value in ("", "~", "null"):
        return None
    return value


def _markdown_text(body: str) -> tuple[str, str | None]:
    """The words of a Markdown text without its marks, and its first top heading."""
    blocks, heading, tag = [], None, ""
    for token in MarkdownIt().parse(body):
        if token.type == "heading_open":
            tag = token.tag
        elif token.type == "heading_close":
            tag = ""
        elif token.type == "inline":
            words = "".join(map(_inline_text, token.children or []))
            blocks.append(words)
            heading = heading or (words if tag == "h1" else None)
        elif token.type in ("fence", "code_block"):
            blocks.append(token.content)
        elif token.type == "html_block":
            blocks.append(_HTML_TAG.sub(" ", token.content))
    return "\n\n".join(blocks), heading


def _inline_text(token: Token) -> str:
    if token.type == "html_inline":
        return "" if _STYLING_TAG.match(token.content) else " "
    return " " if token.type in ("softbreak", "hardbreak") else token.content


READERS: dict[str, Callable[[str], Source]] = {
    ".txt": _read_text,
    ".md": _read_markdown,
    ".html": read_html,
    ".htm": read_html,
}
