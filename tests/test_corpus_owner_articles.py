"""The owner's five articles, saved from the web in five ways, come out as one would mark them."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus import read_article
from corpus.source import Facts

# The lines that are the body, from 1, both included; the line of the title; the other facts that
# the text states; how many comments there are.
MARKED = {
    "000_3bfac3d18773f3b3.txt": ((2, 32), 1, Facts(publication="Thomson Reuters"), 0),
    "001_d00158585db0da35.txt": (
        (83, 105),
        70,
        Facts(publication="eWeek", author="Robert Lemos", published="2012-08-14"),
        0,
    ),
    "002_fa77a2c721a7c6d9.txt": ((2, 62), None, Facts(author="Joseph Menn"), 0),
    "003_5baccf373cdd4212.txt": ((7, 21), 1, Facts(author="Siddharth Srivastava"), 0),
    "004_1d7947ee1e15e0da.txt": ((5, 10), 1, Facts(author="Kevin Coleman"), 12),
}


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("name", MARKED)
def test_the_body_is_just_the_lines_that_one_would_mark(shared_articles: Path, name: str) -> None:
    (first, last), *_ = MARKED[name]
    lines = (shared_articles / name).read_text().split("\n")
    assert squeezed(read_article(shared_articles / name).text) == squeezed(
        "".join(lines[first - 1 : last])
    )


@pytest.mark.parametrize("name", MARKED)
def test_what_the_text_says_of_itself_is_found_and_nothing_guessed(
    shared_articles: Path, name: str
) -> None:
    article = read_article(shared_articles / name)
    facts = Facts(
        article.title, article.publication, article.author, article.published, article.url
    )
    _, title_line, stated, _ = MARKED[name]
    lines = (shared_articles / name).read_text().split("\n")
    title = lines[title_line - 1].strip() if title_line else None
    assert facts == replace(stated, title=title)


@pytest.mark.parametrize("name", MARKED)
def test_readers_comments_are_kept_apart(shared_articles: Path, name: str) -> None:
    article = read_article(shared_articles / name)
    assert len(article.comments) == MARKED[name][3]
    assert not any(comment in article.text for comment in article.comments)


def test_a_hard_wrapped_text_gets_its_paragraphs_back(shared_articles: Path) -> None:
    text = read_article(shared_articles / "002_fa77a2c721a7c6d9.txt").text
    assert "\n\n" not in text
    assert len(text.split("\n")) == 14
