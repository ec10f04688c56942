"""The sample articles: complete, dated, and in our own words."""

import re
from pathlib import Path

import pytest
import yaml

import corpus
from corpus import article_files, read_article

FOLDER = Path(corpus.__file__).parent / "articles"
SAMPLES = sorted(FOLDER.glob("*.md"))
LONGEST_SHARED_RUN = 8  # the name of one institute alone has seven words


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.lower())


def test_there_are_five_and_all_are_read() -> None:
    assert [read_article(path).path for path in article_files(FOLDER)] == [str(p) for p in SAMPLES]
    assert len(SAMPLES) == 5


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_each_has_its_front_matter_and_its_length(path: Path) -> None:
    _, front, body = path.read_text().split("---\n", 2)
    fields = yaml.safe_load(front)
    assert list(fields) == ["title", "publication", "author", "published", "about"]
    assert fields["title"]
    assert fields["about"]
    assert 250 <= len(body.split()) <= 600


def test_none_shares_a_sentence_with_its_original(shared_articles: Path) -> None:
    runs = set()
    for original in shared_articles.glob("*.txt"):
        theirs = words(original.read_text())
        runs |= {tuple(theirs[i : i + LONGEST_SHARED_RUN]) for i in range(len(theirs))}
    for path in SAMPLES:
        ours = words(read_article(path).text)
        assert not [
            run
            for i in range(len(ours) - LONGEST_SHARED_RUN + 1)
            if (run := tuple(ours[i : i + LONGEST_SHARED_RUN])) in runs
        ]
