"""PDF files to sources (the only user of PDFium)."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.errors import OnrecordError
from corpus.layout import HYPHEN, Line, joined, running_heads
from corpus.scraped import body_lines, text_facts
from corpus.source import Facts, MarkedLine, Source

if TYPE_CHECKING:
    import pypdfium2

# Pages may share one content, so that a small file holds any amount of text.
MAX_CHARACTERS = 20_000_000

WIDEST_GAP = 1.2
"""In heights of the type. Words of a justified line are closer, columns further apart."""

# What programs write where a title or an author should be.
_NO_TITLE = re.compile(
    r"(microsoft (word|powerpoint)\b|untitled|untitled document|document\d*|title|slide \d+|\W*$"
    r"|(file|https?)://|about:|.*\.(docx?|pdf|html?|tex|dvi|rtf|odt|txt|indd|qxd|pptx?|xlsx?|p65)$)",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"(unknown|anonymous|author|admin(istrator)?|user|owner|root|\(?unspecified\)?|\W*$)$",
    re.IGNORECASE,
)


def read_pdf(data: bytes) -> Source:
    """The text of all pages as paragraphs, and where each page begins.

    The dates in a PDF are those of the file, not of the article, so `published` stays None.
    Raises OnrecordError when it is encrypted, damaged, or a scan without text.
    """
    # It takes 0.1 s to import.
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        try:
            pages = _lines_of_pages(document)
            facts = _facts(document.get_metadata_dict())
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD:
            raise OnrecordError("is encrypted; save it without a password") from error
        raise OnrecordError("is damaged: it can't be opened as a PDF") from error
    text, starts = joined(pages)
    if not text:
        count = f"{len(pages)} page{'s' * (len(pages) != 1)}"
        raise OnrecordError(f"has no text on its {count}; if it is a scan, run OCR first")
    heads = (MarkedLine(line, "left out", spaced=False) for line in running_heads(pages))
    facts = facts.completed_by(text_facts(text, facts.title))
    return Source(text, facts, pages=starts, lines=(*body_lines(text), *heads))


def _lines_of_pages(document: "pypdfium2.PdfDocument") -> list[list[Line]]:
    pages: list[list[Line]] = []
    characters = 0
    for number in range(len(document)):
        page = document[number]
        lines = _lines(page.get_textpage())
        page.close()
        characters += sum(len(line.text) for line in lines)
        if characters > MAX_CHARACTERS:
            raise OnrecordError(f"has more than {MAX_CHARACTERS} characters of text; split it")
        pages.append(lines)
    return pages


def _lines(page: "pypdfium2.PdfTextPage") -> list[Line]:
    from pypdfium2.raw import FPDFText_GetUnicode

    codes = [FPDFText_GetUnicode(page.raw, index) for index in range(page.count_chars())]
    text = "".join("\ufffd" if 0xD800 <= code < 0xE000 else chr(code) for code in codes)
    lines: list[Line] = []
    # PDFium ends a line with "\r\n", or with HYPHEN in place of a hyphen that it found there.
    for match in re.finditer(rf"[^\r\n{HYPHEN}]+{HYPHEN}?", text):
        lines += _pieces(page, match[0], match.start())
    return lines


def _pieces(page: "pypdfium2.PdfTextPage", text: str, start: int) -> list[Line]:
    """A line in pieces wherever there is a gap wider than between words; often just one."""
    pieces: list[Line] = []
    for word in re.finditer(rf"[^\s{HYPHEN}]+{HYPHEN}?", text):
        first = start + word.start()
        left, bottom, _, top = page.get_charbox(first, loose=True)
        last = first + len(word[0].rstrip(HYPHEN)) - 1
        right = page.get_charbox(last, loose=True)[2]
        before = pieces[-1] if pieces else None
        if before and left - before.right < WIDEST_GAP * max(top - bottom, 1):
            pieces[-1] = replace(before, text=f"{before.text} {word[0]}", right=right)
        else:
            pieces.append(Line(word[0], left, right, bottom, top))
    return pieces


def _facts(info: dict[str, str]) -> Facts:
    """Title and author, unless the program that made the file filled them in."""
    title, author = info.get("Title", "").strip(), info.get("Author", "").strip()
    software = (info.get("Creator", "") + " " + info.get("Producer", "")).casefold()
    if _NO_AUTHOR.match(author) or author.casefold() in software:
        author = ""
    return Facts(
        title=None if _NO_TITLE.match(title) else title or None,
        author=author or None,
    )
