import zlib

import pytest

from corpus.encoding import codec, decoded
from corpus.errors import OnrecordError

QUOTED = "“It’s the wall,” said Zoë at the café – naïve, £30 dear. She’d not been told by Friday."
RUSSIAN = "Стену в гавани чинили два года. Мэр говорит, что ремонт стоил два миллиона рублей. "


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_told_with_and_without_a_mark(charset: str) -> None:
    for text in (QUOTED, RUSSIAN, "plain"):
        assert decoded(text.encode(charset)) == text


def test_a_short_western_text_is_windows_1252() -> None:
    for text in (QUOTED, "Café", "“No,” she said.", "Über Köln fährt der Zug nach Düsseldorf."):
        assert decoded(text.encode("cp1252")) == text


def test_what_is_clearly_no_western_text_is_told() -> None:
    assert decoded((RUSSIAN * 3).encode("cp1251")) == RUSSIAN * 3
    japanese = "これは港の壁についての文章です。修理に二年かかりました。" * 3
    assert decoded(japanese.encode("shift_jis")) == japanese


@pytest.mark.parametrize(
    "statement",
    [
        '<meta charset="koi8-r">',
        "<META http-equiv=content-type content='text/html; charset=KOI8-R'>",
        '<?xml version="1.0" encoding="koi8-r"?>',
    ],
)
def test_a_stated_encoding_is_used(statement: str) -> None:
    assert decoded(f"{statement} Стена".encode("koi8-r")) == f"{statement} Стена"
    assert decoded("Стена".encode("koi8-r"), "koi8-r") == "Стена"


@pytest.mark.parametrize("stated", ["no-such", "utf-16", "punycode", "rot13", "idna", "utf-7"])
def test_a_statement_that_is_wrong_does_no_harm(stated: str) -> None:
    page = f'<meta charset="{stated}"> Café'
    assert decoded(page.encode("cp1252")) == page
    assert decoded(page.encode()) == page


def test_latin_1_is_read_as_browsers_do() -> None:
    assert codec("ISO-8859-1") == codec("us-ascii") == "cp1252"
    assert codec("x") is codec(None) is None


def test_broken_bytes_do_not_garble_the_rest() -> None:
    text = QUOTED.encode() + b" \xff and \xe2\x80 more"
    assert decoded(text) == QUOTED + " \ufffd and \ufffd more"


def test_a_few_stray_nuls_are_left_out() -> None:
    assert decoded(b"The wall stands. " * 20 + b"\0\0 It does.").endswith("stands.  It does.")


@pytest.mark.parametrize(
    "data",
    [b"text\0more", b"\0\1\2", bytes(range(256)) * 4, zlib.compress(QUOTED.encode() * 9)],
    ids=["a NUL in nine", "tiny", "every byte", "compressed"],
)
def test_binary_data_is_no_text(data: bytes) -> None:
    with pytest.raises(OnrecordError, match=r"is binary, not text|in any known encoding"):
        decoded(data)
