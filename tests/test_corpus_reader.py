import json
import os
from pathlib import Path

import pytest

from corpus import read_article, read_articles
from corpus.article import article_id, text_sha256
from corpus.errors import ReadError
from corpus.reader import MAX_FILE_BYTES
from tests.sample_files import FILES, FRONT_MATTER, PAGE, RECORDS, lines, pdf


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_markdown_gives_its_words_and_its_front_matter(tmp_path: Path) -> None:
    article = read_article(write(tmp_path, "wall.md", FRONT_MATTER))
    assert article.text == "Heading\n\nFirst line of a wrapped paragraph.\n\nan item"
    assert (article.title, article.publication, article.author) == (
        "A title: with a colon",
        "The Quay",
        "Ada Mole",
    )
    assert (article.published, article.url) == ("2019-05-04", "https://quay.example/wall")


def test_markdown_without_front_matter_has_its_heading_as_title(tmp_path: Path) -> None:
    article = read_article(write(tmp_path, "wall.md", "# The wall\n\nIt stands."))
    assert article.title == "The wall"
    assert article.publication is article.author is article.published is article.url is None


def test_html_gives_the_article_without_the_menu(tmp_path: Path) -> None:
    article = read_article(write(tmp_path, "wall.html", PAGE))
    assert "The mayor said" in article.text
    assert "News" not in article.text
    assert (article.title, article.publication) == ("Wall repaired", "The Quay")
    assert (article.author, article.published) == ("Ada Mole", "2019-05-04")


def test_plain_text_claims_nothing_about_its_origin(tmp_path: Path) -> None:
    article = read_article(write(tmp_path, "wall.txt", "The wall stands."))
    assert article.title is article.author is article.published is None
    assert article.path == str(tmp_path / "wall.txt")


def test_a_file_keeps_its_id_when_its_text_changes(tmp_path: Path) -> None:
    before = read_article(write(tmp_path, "wall.txt", "The wall stands."), tmp_path)
    after = read_article(write(tmp_path, "wall.txt", "The wall fell."), tmp_path)
    assert before.id == after.id
    assert before.sha256 != after.sha256


def test_plain_text_may_have_front_matter_too(tmp_path: Path) -> None:
    article = read_article(write(tmp_path, "wall.txt", FRONT_MATTER))
    assert (article.title, article.published) == ("A title: with a colon", "2019-05-04")
    assert article.text.startswith("# Heading")


@pytest.mark.parametrize("block", ["A wall.", "Update: it fell.", "BERN: talks: failed", "[", ""])
def test_a_block_without_a_field_of_ours_is_text(tmp_path: Path, block: str) -> None:
    article = read_article(write(tmp_path, "wall.txt", f"---\n{block}\n---\nIt stands."))
    assert article.text == f"---\n{block}\n---\nIt stands."


def test_html_inside_markdown_never_joins_what_is_apart(tmp_path: Path) -> None:
    body = "10<sup>6</sup> parts.<br>It <b>co</b>sts.\n\n<div>It sank.</div>\n"
    assert read_article(write(tmp_path, "a.md", body)).text == "10 6  parts. It costs.\n\n It sank."


@pytest.mark.parametrize(
    ("yaml", "author"),
    [
        ("author: [Ada Mole, Ben Rat]", "Ada Mole, Ben Rat"),
        ("author: {first: Ada}", None),
        ("author: [[deep], Ada Mole]", "Ada Mole"),
        ("author: No", "No"),
        ("author: 7", "7"),
        ("author:", None),
    ],
)
def test_front_matter_fields_are_one_line_or_nothing(tmp_path: Path, yaml, author) -> None:
    article = read_article(write(tmp_path, "wall.md", f"---\n{yaml}\n---\nIt stands."))
    assert article.author == author


@pytest.mark.parametrize(
    "data",
    [
        "Café “wall”".encode("utf-8-sig"),
        "Café “wall”".encode("utf-16"),
        "Café wall, à côté du port, déjà vu".encode("cp1252"),
    ],
    ids=["utf-8 with mark", "utf-16", "windows-1252"],
)
def test_encodings_are_recognised(tmp_path: Path, data: bytes) -> None:
    assert read_article(write(tmp_path, "wall.txt", data)).text.startswith("Café ")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "has no text"),
        ("a.txt", b" \n\r\n\t", "has no text"),
        ("a.txt", b"text\x00more", "binary"),
        ("a.xyz", b"text", "not a kind of file"),
        ("a.md", b"---\ntitle: [unclosed\n---\ntext", "front matter is not valid YAML near line"),
        ("a.md", b"---\npublished: yesterday\n---\ntext", "'yesterday', which is no date"),
        ("a.md", b"---\na: &a [x]\ntitle: *a\n---\ntext", "YAML aliases"),
        ("a.md", b"---\ntitle: " + b"[" * 9_000 + b"\n---\ntext", "nested more than 20 deep"),
        ("a.md", b"---\ntitle: " + b"[" * 90_000 + b"\n---\ntext", "longer than 10000"),
        ("a.html", b"<html><body></body></html>", "no article found"),
        ("a.html", b"<div>" * 100_000, ""),
        ("a.json", b"[" * 100_000, "nested too deeply"),
        ("a.pdf", FILES["a.pdf"][:200], "is damaged"),
        ("a.docx", FILES["a.docx"][:-9], "is damaged"),
        ("a.eml", b"MIME-Version: 1.0\nContent-Type: text/plain\n\n", "has no text"),
    ],
)
def test_a_bad_file_is_one_line_with_its_name_and_the_reason(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    with pytest.raises(ReadError) as caught:
        read_article(write(tmp_path, name, content))
    assert str(caught.value).startswith(str(tmp_path / name))
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)


def test_missing_and_huge_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        read_article(tmp_path / "gone.txt")
    with (tmp_path / "huge.txt").open("wb") as huge:
        huge.truncate(MAX_FILE_BYTES + 1)
    with pytest.raises(ReadError, match="larger than 20 MB; split it, or raise ONRECORD_MAX_MB"):
        read_article(tmp_path / "huge.txt")


def test_a_name_that_would_garble_the_terminal_is_escaped(tmp_path: Path) -> None:
    for name in (b"\x1b[31mred.txt", b"two\nlines.txt", b"latin\xe9.txt"):
        path = Path(os.fsdecode(bytes(tmp_path) + b"/" + name))
        path.write_text("A text.")
        with pytest.raises(ReadError, match="rename it") as caught:
            read_article(path)
        assert str(caught.value).isprintable()


def test_names_with_rare_spaces_and_scripts_are_fine(tmp_path: Path) -> None:
    for name in ("at 5\u202fpm", "non\u00a0breaking", "全角\u3000名", "می\u200cخواهم"):
        assert read_article(write(tmp_path, f"{name}.txt", "A text.")).text == "A text."


def test_what_is_no_regular_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(ReadError, match="not a regular file"):
        read_article(tmp_path / "pipe.txt")


def test_a_folder_is_no_article(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="is a folder; name a file in it"):
        read_article(tmp_path)


@pytest.mark.parametrize("name", FILES)
def test_every_kind_gives_sound_articles(tmp_path: Path, name: str) -> None:
    reading = read_articles(write(tmp_path, name, FILES[name]))
    assert len(reading.articles) == (2 if "json" in name else 1)
    assert reading.problems == ()
    for article in reading.articles:
        assert article.text == article.text.strip() != ""
        assert article.sha256 == text_sha256(article.text)
        assert (article.pages != ()) == (name == "a.pdf")
    assert all(article.title for article in reading.articles) or name == "a.txt"


def test_the_kind_is_told_by_content_where_the_name_could_be_ours(tmp_path: Path) -> None:
    for name in ("page.txt", "page", "page.pdf", "page.PDF"):
        assert read_article(write(tmp_path, name, PAGE)).title == "Wall repaired"
    with pytest.raises(ReadError, match="not a kind of file that is read"):
        read_article(write(tmp_path, "page.css", PAGE))


def test_articles_of_one_file_have_ids_of_their_own(tmp_path: Path) -> None:
    path = write(tmp_path, "news.json", json.dumps(RECORDS))
    first, second = read_articles(path).articles
    assert first.id != second.id
    assert {first.path, second.path} == {str(path)}
    assert read_articles(path).articles == (first, second)
    alone = read_article(write(tmp_path, "news.json", json.dumps(RECORDS[:1])))
    assert alone.id == article_id(Path("news.json")) != first.id


def test_several_articles_are_not_one(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="holds 2 articles; read them with read_articles"):
        read_article(write(tmp_path, "news.json", json.dumps(RECORDS)))


def test_a_file_without_one_good_record_is_refused(tmp_path: Path) -> None:
    for content, reason in (
        ("[]", "holds no articles"),
        ("{}", "has no text; it is looked for under"),
        ("[1, 2, 3]", "article 1 is no JSON object .* nor can the 2 others be read"),
    ):
        with pytest.raises(ReadError, match=reason):
            read_articles(write(tmp_path, "news.json", content))


def test_halves_of_characters_are_replaced(tmp_path: Path) -> None:
    record = r'{"title": "\ud800", "text": "a\ud83d\ude00b\udc00c"}'
    article = read_article(write(tmp_path, "a.json", record))
    assert (article.title, article.text) == ("\ufffd", "a\U0001f600b\ufffdc")


def test_a_page_is_where_the_cleaned_text_says(tmp_path: Path) -> None:
    pages = [lines("The wall\u200f stands.", "It cost\u2028 a lot."), [], lines("It fell.")]
    article = read_article(write(tmp_path, "a.pdf", pdf(pages)))
    assert len(article.pages) == 3
    assert [article.page_at(article.text.index(word)) for word in ("The", "cost", "fell")] == [
        1,
        1,
        3,
    ]
    assert read_article(write(tmp_path, "a.txt", "It fell.")).page_at(3) is None


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "It stands.")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    with pytest.raises(ReadError, match="permission denied"):
        read_article(path)


def test_a_long_line_is_no_problem(tmp_path: Path) -> None:
    text = "It stands. " * 2**20
    assert len(read_article(write(tmp_path, "a.txt", text)).text) == len(text) - 1
