import pytest

from corpus.errors import OnrecordError
from corpus.kinds import KINDS, kind_of
from tests.sample_files import FILES, PAGE, archive, saved_page


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_of_the_kind_that_its_suffix_says(name: str) -> None:
    suffix = name.removeprefix("a")
    assert kind_of(FILES[name], suffix) == KINDS[suffix]


@pytest.mark.parametrize("suffix", ["", ".txt", ".md", ".html", ".pdf", ".eml", ".json"])
@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.epub", "a.html", "a.mhtml", "a.eml"])
def test_the_content_counts_for_more_than_the_name(name: str, suffix: str) -> None:
    assert kind_of(FILES[name], suffix) == KINDS[name.removeprefix("a")]


@pytest.mark.parametrize(
    ("data", "suffix", "kind"),
    [
        (b"junk\n%PDF-1.4\n", ".txt", "pdf"),
        (b"\xef\xbb\xbf \n<!-- saved -->\n<!DOCTYPE html><p>", ".txt", "html"),
        (PAGE.encode("utf-16"), ".txt", "html"),
        (b"<?xml version='1.0'?>\n<html xmlns='x'>", ".md", "html"),
        (b"The tag <html> begins a page.", ".txt", "text"),
        (b"<div align=center>A wall</div>\n\n# Title", ".md", "markdown"),
        (b"A wall stands.", ".html", "text"),
        (b"A wall.<br>", ".html", "html"),
        (b"From: Ada\nSubject: the wall\n\nIt stands.", ".txt", "text"),
        (b"From: Ada\nSubject: the wall\n\nIt stands.", ".eml", "mail"),
        (b"\r\n" + saved_page().replace(b"\n", b"\r\n"), ".html", "mail"),
    ],
)
def test_what_several_kinds_could_be(data: bytes, suffix: str, kind: str) -> None:
    assert kind_of(data, suffix) == kind


@pytest.mark.parametrize(
    ("data", "suffix", "reason"),
    [
        (b"\xff\xd8\xff\xe0 JFIF", ".html", "is a JPEG image, not text"),
        (b"{\\rtf1 wall}", ".txt", "is RTF; save it as .docx or .txt"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", ".docx", "Office document .* save it as .docx"),
        (b"plain", ".pdf", "is no .pdf file, and no other kind that is read"),
        (archive({"x": "y"}), ".epub", "is a ZIP archive with neither"),
        (FILES["a.docx"][:2000], ".docx", "is damaged"),
        (FILES["a.epub"][:-40], ".txt", "is damaged"),
    ],
)
def test_what_is_no_article_says_what_it_is(data: bytes, suffix: str, reason: str) -> None:
    with pytest.raises(OnrecordError, match=reason):
        kind_of(data, suffix)
