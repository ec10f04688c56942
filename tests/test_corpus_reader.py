import os
from pathlib import Path

import pytest

from corpus import article_files, read_article
from corpus.errors import NotFoundError, ReadError
from corpus.reader import MAX_FILE_BYTES

FRONT_MATTER = """---
title: "A title: with a colon"
publication: The Quay
author: Ada Mole
published: 2019-05-04
url: https://quay.example/wall
about: not a field of ours
---
# Heading

First *line* of a
wrapped [paragraph](https://example.org).

- an item
"""
PAGE = """<html><head><title>Wall repaired</title>
<meta property="og:site_name" content="The Quay"><meta name="author" content="Ada Mole">
<meta property="article:published_time" content="2019-05-04T10:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Wall repaired</h1><p>{}</p><p>{}</p></article></body></html>""".format(
    "The harbour wall was repaired in spring after two years of talks. " * 4,
    "The mayor said that the repair had cost two million in the end. " * 4,
)


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
        ("a.md", b"---\ntitle: " + b"[" * 9_000 + b"\n---\ntext", "not valid YAML"),
        ("a.md", b"---\ntitle: " + b"[" * 90_000 + b"\n---\ntext", "longer than 10000"),
        ("a.html", b"<html><body></body></html>", "no article found"),
        ("a.html", b"<div>" * 20_000, ""),
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
    with pytest.raises(ReadError, match="larger than 20 MB"):
        read_article(tmp_path / "huge.txt")


def test_folders_are_walked_in_order_and_never_left(folder: Path, tmp_path: Path) -> None:
    outside = write(tmp_path, "secret.txt", "Not for reading.")
    (folder / "link.txt").symlink_to(outside)
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "elsewhere").symlink_to(tmp_path, target_is_directory=True)
    (folder / "inside.txt").symlink_to(folder / "ferry.txt")
    (folder / ".hidden.txt").write_text("hidden")
    (folder / ".git").mkdir()
    (folder / ".git" / "note.txt").write_text("hidden")
    (folder / "x.html").mkdir()
    os.mkfifo(folder / "pipe.txt")
    found = [path.relative_to(folder).as_posix() for path in article_files(folder)]
    assert found == ["ferry.txt", "harbour.md", "inside.txt", "old/library.md"]


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


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="nowhere: no such folder"):
        list(article_files(tmp_path / "nowhere"))
