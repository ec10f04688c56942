import os
from pathlib import Path

import pytest

from corpus import read_article
from corpus.errors import ReadError
from corpus.folder import list_folder


@pytest.fixture
def wall(tmp_path: Path) -> Path:
    path = tmp_path / "wall.md"
    path.write_text("---\ntitle: Theirs\nauthor: Ben Rat\n---\nIt stands.")
    return path


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("wall.md.yaml", "title: Ours\ndate: May 4, 2019"),
        ("wall.yml", "title: Ours\npublished: 2019-05-04"),
        ("wall.json", '{"title": "Ours", "published": "2019-05-04", "pages": [1]}'),
        ("wall.md.json", '{"title": "Ours", "date": 20190504}'),
    ],
)
def test_what_a_user_wrote_beside_an_article_comes_first(wall: Path, name, content) -> None:
    (wall.parent / name).write_text(content)
    article = read_article(wall)
    assert (article.title, article.author, article.published) == ("Ours", "Ben Rat", "2019-05-04")
    listing = list_folder(wall.parent)
    assert (listing.files, listing.sidecars) == ([wall], [wall.parent / name])


def test_the_full_name_comes_before_the_stem(wall: Path) -> None:
    (wall.parent / "wall.yaml").write_text("title: Of the stem")
    (wall.parent / "wall.md.json").write_text('{"title": "Of the name"}')
    assert read_article(wall).title == "Of the name"


def test_json_with_a_text_of_its_own_is_an_article(wall: Path) -> None:
    other = wall.parent / "wall.json"
    other.write_text('{"title": "Other", "text": "It fell."}')
    assert read_article(wall).title == "Theirs"
    assert read_article(other).title == "Other"
    assert list_folder(wall.parent).files == [other, wall]


def test_one_without_an_article_is_none(tmp_path: Path) -> None:
    (tmp_path / "alone.yaml").write_text("title: x")
    (tmp_path / "photo.jpg").touch()
    (tmp_path / "photo.yaml").write_text("title: x")
    listing = list_folder(tmp_path)
    assert listing.sidecars == []
    assert listing.left_out() == ["3 files of kinds that aren't read: .yaml 2, .jpg 1"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("title: [", "is not valid YAML near line 1"),
        ("published: yesterday", "says 'yesterday', which is no date"),
        ("a: &a [x]\ntitle: *a", "has YAML aliases"),
        ("x" * 50_000, "is longer than 10000 characters"),
        ("\0" * 9, "is binary"),
    ],
)
def test_a_bad_one_is_named(wall: Path, content: str, reason: str) -> None:
    (wall.parent / "wall.yaml").write_text(content)
    with pytest.raises(ReadError, match=f"wall.md: its sidecar wall.yaml {reason}"):
        read_article(wall)


@pytest.mark.parametrize(
    ("content", "reason"), [("{", "is not valid JSON"), ("[]", "is no JSON object")]
)
def test_a_bad_one_in_json_is_named(wall: Path, content: str, reason: str) -> None:
    (wall.parent / "wall.md.json").write_text(content)
    with pytest.raises(ReadError, match=f"wall.md: its sidecar wall.md.json {reason}"):
        read_article(wall)


def test_a_link_out_of_the_folder_is_not_followed(wall: Path, tmp_path_factory) -> None:
    secret = tmp_path_factory.mktemp("outside") / "secret.yaml"
    secret.write_text("title: Secret")
    (wall.parent / "wall.yaml").symlink_to(secret)
    assert read_article(wall, wall.parent).title == "Theirs"


def test_what_is_no_file_is_no_sidecar(wall: Path) -> None:
    (wall.parent / "wall.yaml").mkdir()
    os.mkfifo(wall.parent / "wall.yml")
    assert read_article(wall).title == "Theirs"


def test_damaged_json_of_the_same_stem_keeps_no_other_file_from_being_read(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("It stands.")
    (tmp_path / "story.json").write_text('{"title": "Th')
    assert read_article(tmp_path / "story.txt").text == "It stands."
    with pytest.raises(ReadError, match="JSON"):
        read_article(tmp_path / "story.json")
    (tmp_path / "story.txt.json").write_text('{"title": "Th')
    with pytest.raises(ReadError, match=r"sidecar story\.txt\.json is not valid JSON"):
        read_article(tmp_path / "story.txt")
