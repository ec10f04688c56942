"""Word documents (the only user of mammoth) and EPUB books."""

import io
import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from corpus.archive import Archive
from corpus.cleaning import clean_text
from corpus.dates import parse_date
from corpus.encoding import decoded
from corpus.errors import OnrecordError
from corpus.scraped import text_facts
from corpus.source import Facts, Source
from corpus.trees import html_text, xml_root

if TYPE_CHECKING:
    from lxml.etree import _Element

_WORD_PARTS = re.compile(r"word/\w+\.xml")
_JUNK_TITLE = re.compile(r"(untitled|document\d*|.*\.(docx?|dotx?|rtf|html?))$", re.IGNORECASE)
_NO_AUTHOR = re.compile(r"(unknown|author|admin(istrator)?|user|python-docx|\W*$)$", re.IGNORECASE)
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_FONTS = (".ttf", ".otf", ".woff", ".woff2")


def read_docx(data: bytes) -> Source:
    """The paragraphs, lists and tables of a Word document; deleted text and notes left out.

    Its dates are those of the file, not of the article, so `published` stays None. Raises
    OnrecordError when it is damaged or too large.
    """
    # It takes 0.2 s to import.
    import mammoth

    archive = Archive(data)
    for name in archive.names:
        if _WORD_PARTS.fullmatch(name):
            archive.read(name)  # mammoth would read any size
    try:
        text = mammoth.extract_raw_text(io.BytesIO(data)).value
    except Exception as error:  # a damaged file shows itself as almost any exception
        raise OnrecordError(f"is damaged: no Word document ({type(error).__name__})") from error
    facts = _properties(archive)
    return Source(text, facts.completed_by(text_facts(clean_text(text), facts.title)))


def _properties(archive: Archive) -> Facts:
    if "docProps/core.xml" not in archive.names:
        return Facts()
    stated = _dublin_core(xml_root(archive.read("docProps/core.xml")))
    title, author = stated.get("title", [""])[0], stated.get("creator", [""])[0]
    return Facts(
        title=None if _JUNK_TITLE.match(title) else title or None,
        author=None if _NO_AUTHOR.match(author) else author,
    )


def read_epub(data: bytes) -> Source:
    """The text of a book in reading order, with what its package says about it.

    There is no well-kept EPUB library that may be used freely, and the format needs none: a
    list of HTML files. Raises OnrecordError when it is damaged, encrypted or too large.
    """
    archive = Archive(data)
    container = xml_root(archive.read("META-INF/container.xml"))
    place = next((file.get("full-path") for file in container.iter("{*}rootfile")), None)
    package = xml_root(archive.read(place or "content.opf"))
    items = {item.get("id"): item for item in package.iter("{*}item")}
    spine = [items.get(itemref.get("idref")) for itemref in package.iter("{*}itemref")]
    folder = posixpath.dirname(place or "")
    files = [
        posixpath.normpath(posixpath.join(folder, unquote(item.get("href", ""))))
        for item in spine
        if item is not None and "nav" not in item.get("properties", "").split()
    ]
    _check_encryption(archive)
    texts = [html_text(decoded(archive.read(file))) for file in dict.fromkeys(files)]
    text = "\n\n".join(filter(None, texts))
    facts = _book_facts(package)
    return Source(text, facts.completed_by(text_facts(text, facts.title)))


def _check_encryption(archive: Archive) -> None:
    if "META-INF/encryption.xml" not in archive.names:
        return
    for part in xml_root(archive.read("META-INF/encryption.xml")).iter("{*}CipherReference"):
        if not part.get("URI", "").lower().endswith(_FONTS):
            raise OnrecordError("is encrypted by its seller, so its text can't be read")


def _book_facts(package: "_Element") -> Facts:
    stated = _dublin_core(package)
    links = stated.get("source", []) + stated.get("identifier", [])
    return Facts(
        title=next(iter(stated.get("title", [])), None),
        author=", ".join(stated.get("creator", [])) or None,
        publication=next(iter(stated.get("publisher", [])), None),
        published=next(filter(None, map(parse_date, stated.get("date", []))), None),
        url=next((link for link in links if urlsplit(link).scheme in ("http", "https")), None),
    )


def _dublin_core(root: "_Element") -> dict[str, list[str]]:
    """The texts of the Dublin Core elements below `root`, by name, in their order."""
    stated: dict[str, list[str]] = {}
    for element in root.iter(f"{_DUBLIN_CORE}*"):
        name = str(element.tag).removeprefix(_DUBLIN_CORE)
        words = " ".join("".join(element.itertext()).split())
        events = [value for key, value in element.attrib.items() if str(key).endswith("event")]
        # The day on which a file was made or changed is no date of publication.
        if words and events in ([], ["publication"]):
            stated.setdefault(name, []).append(words)
    return stated
