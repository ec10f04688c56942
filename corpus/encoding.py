"""From bytes to characters."""

import re
from collections import Counter

from charset_normalizer import from_bytes

from corpus.errors import OnrecordError

_MARKS = {
    b"\xef\xbb\xbf": "utf-8",
    b"\xff\xfe\0\0": "utf-32-le",
    b"\0\0\xfe\xff": "utf-32-be",
    b"\xff\xfe": "utf-16-le",
    b"\xfe\xff": "utf-16-be",
}
# In <meta charset=…>, in its older form with content="text/html; charset=…", in <?xml encoding=…?>.
_STATED = re.compile(
    rb"""<(?:meta|\?xml)\b[^<>]{0,300}?\b(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,20})""",
    re.IGNORECASE,
)
_STATED_WITHIN = 4096
# The codecs of pages and mail; Python has others, such as punycode, that take forever.
_CHARSET = re.compile(
    r"utf-?(8|16|32)([-_]?[lb]e)?|(us-)?ascii|iso[-_]?8859[-_]\d{1,2}|latin-?\d|(windows|cp)-?\d{3,4}"
    r"|koi8[-_][rut]|mac[-_]?(roman|cyrillic|greek)|tis-620|gb(2312|k|18030)|big5(hkscs)?"
    r"|(shift|x)[-_](s?jis)|s?jis|euc-?(jp|kr)|iso-2022-(jp|kr)"
)
_WESTERN = re.compile(r"(us-)?ascii|iso[-_]?8859[-_]1|latin-?1")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROLS = 0.02
_ENOUGH_TO_GUESS = 2**18
"""Bytes."""


def decoded(data: bytes, charset: str | None = None) -> str:
    """The characters of `data`, without a byte order mark and without NULs.

    In this order: what a byte order mark says; UTF-16 whose high bytes are alike; UTF-8;
    `charset`, else the one that the data state as HTML or XML; UTF-8 with some broken bytes,
    which become U+FFFD; Windows-1252; what charset_normalizer finds. A few stray NULs and other
    control characters are let pass. Raises OnrecordError where they are over 2 % of the
    characters, as in binary data, and where no encoding fits.
    """
    text = _characters(data, charset)
    if len(_CONTROL.findall(text)) > _MOST_CONTROLS * len(text):
        raise OnrecordError("is binary, not text")
    return text.replace("\0", "")


def _characters(data: bytes, charset: str | None) -> str:
    for mark, marked in _MARKS.items():
        if data.startswith(mark):
            return data[len(mark) :].decode(marked, "replace")
    if utf_16 := _utf_16(data):
        return data.decode(utf_16, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if stated := codec(charset) or codec(_stated(data)):
        return data.decode(stated, "replace")
    broken = data.decode("utf-8", "replace")
    if _is_mostly_utf_8(broken):
        return broken
    return _without_a_hint(data)


def codec(charset: str | None) -> str | None:
    """The Python codec for a charset as pages and mails name it; None for one not to be used.

    What calls itself ASCII or Latin-1 is read as Windows-1252, as browsers do.
    """
    name = (charset or "").strip().lower()
    if not _CHARSET.fullmatch(name):
        return None
    name = "cp1252" if _WESTERN.fullmatch(name) else name.replace("x-sjis", "shift_jis")
    try:
        b"".decode(name)
    except LookupError:
        return None
    return name


def _stated(data: bytes) -> str | None:
    stated = _STATED.search(data, 0, _STATED_WITHIN)
    name = stated[1].decode("ascii", "replace").lower() if stated else ""
    # Whoever could read that name didn't read UTF-16.
    return None if name.startswith(("utf-16", "utf-32")) else name


def _utf_16(data: bytes) -> str | None:
    """Which UTF-16 it is, told by the high bytes: a script has few, and its spaces have NUL."""
    if len(data) < 4 or len(data) % 2:
        return None
    for encoding, high, low in (
        ("utf-16-le", data[1::2], data[::2]),
        ("utf-16-be", data[::2], data[1::2]),
    ):
        few = sum(count for _, count in Counter(high).most_common(3))
        if few > 0.95 * len(high) and high.count(0) > max(0.05 * len(high), 20 * low.count(0)):
            return encoding
    return None


def _is_mostly_utf_8(text: str) -> bool:
    broken = text.count("\ufffd")
    return sum(not char.isascii() for char in text) - broken > 2 * broken


def _without_a_hint(data: bytes) -> str:
    """Windows-1252, unless most of its high bytes stand together as in no western language."""
    runs = [len(run) for run in _BEYOND_ASCII.findall(data)]
    if sum(run for run in runs if run > 2) * 2 <= sum(runs):
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass
    guess = from_bytes(data[:_ENOUGH_TO_GUESS]).best()
    if guess is None:
        raise OnrecordError("is not text in any known encoding")
    return data.decode(guess.encoding, "replace")
