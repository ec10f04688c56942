"""What kind of file this is: by its content, and by its name where the content fits several."""

import io
import re
import zipfile

from corpus.archive import DAMAGED
from corpus.errors import OnrecordError

KINDS = {
    ".txt": "text",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".mhtml": "mail",
    ".mht": "mail",
    ".pdf": "pdf",
    ".docx": "docx",
    ".epub": "epub",
    ".eml": "mail",
    ".json": "json",
    ".jsonl": "json",
}
"""The suffixes that are read, and the kind that each stands for."""

_HEAD = 1024
# What can be told at once, and what its owner can do about it.
_SIGNATURES = {
    b"\xff\xd8\xff": "is a JPEG image, not text",
    b"\x89PNG": "is a PNG image, not text",
    b"GIF8": "is a GIF image, not text",
    b"RIFF": "is an image or a sound, not text",
    b"II*\0": "is a TIFF image, not text",
    b"MM\0*": "is a TIFF image, not text",
    b"ID3": "is a sound, not text",
    b"\x1f\x8b": "is compressed with gzip; unpack it",
    b"7z\xbc\xaf": "is a 7z archive; unpack it",
    b"Rar!": "is a RAR archive; unpack it",
    b"\x7fELF": "is a program, not text",
    b"SQLite format 3": "is a database, not text",
    b"{\\rtf": "is RTF; save it as .docx or .txt",
    b"\xd0\xcf\x11\xe0": "is an Office document of the old kind; save it as .docx",
    b"bplist00": "is a binary property list, not text; save the page as .html",
}
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^<>]*>\s*)?(?:<!--(?:[^-]|-(?!->)){0,800}-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[a-z!?/]", re.IGNORECASE)
_HEADER = re.compile(rb"(?:\A|\r?\n)([A-Za-z][A-Za-z0-9-]{1,40}):", re.ASCII)


def kind_of(data: bytes, suffix: str) -> str:
    """One of the values of KINDS.

    `suffix` is that of the file's name, in small letters, "" where there is none; it decides
    between kinds of text only. Raises OnrecordError for what is no kind of text or document.
    """
    head = data[:_HEAD]
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_archive(data)
    for signature, reason in _SIGNATURES.items():
        if head.startswith(signature):
            raise OnrecordError(reason)
    if _PAGE.match(_narrow(head)):
        return "html"
    if _is_mail(data):
        return "mail"
    named = KINDS.get(suffix, "text")
    if named in ("pdf", "docx", "epub"):
        raise OnrecordError(f"is no {suffix} file, and no other kind that is read")
    if named == "html" and not _TAG.search(_narrow(data[: 64 * _HEAD]).decode("latin-1")):
        return "text"
    return named


def _narrow(data: bytes) -> bytes:
    """UTF-16 made readable for patterns of ASCII."""
    return data.replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")


def _kind_of_archive(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "word/document.xml" in names:
                return "docx"
            if "META-INF/container.xml" in names:
                return "epub"
    except DAMAGED:
        raise OnrecordError("is damaged: a ZIP archive that can't be opened") from None
    raise OnrecordError("is a ZIP archive with neither a .docx nor an .epub in it")


def _is_mail(data: bytes) -> bool:
    """Whether it begins with the header of an e-mail or of a page saved as one."""
    header = re.split(rb"\r?\n\r?\n", data[: 16 * _HEAD].lstrip(), maxsplit=1)[0]
    names = {name.lower() for name in _HEADER.findall(header)}
    return header[:1].isalpha() and names >= {b"mime-version", b"content-type"}
