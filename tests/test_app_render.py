import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.answer import answer_question
from app.reference import also_in, long_date, origin_of, title_of
from app.render import article_page, literal, reply_html, sources_html
from index import Index, build_index
from index.duplicates import Copy
from tests.conftest import open_small
from tests.sample_files import lines, pdf
from tests.small_models import WordEmbedder

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "![x](http://evil.example/a.png) [a](javascript:alert(1)) https://evil.example",
    "</mark></blockquote><h1>**bold** `code` $x^2$ # heading\n\n1. item",
    '" onmouseover="alert(1)',
    "&lt;b&gt; &#60;",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_hostile_keeps_a_meaning(text: str) -> None:
    shown = literal(text)
    assert not re.search(r"[<>\"'`*_\[\]()!$#&](?!#\d+;|br>|\d+;)", shown.replace("<br>", ""))
    assert unescape(shown.replace("<br>", "\n")) == text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_what_is_shown_reads_as_what_was_written(text: str) -> None:
    assert unescape(literal(text)) == text


def test_every_number_of_a_reply_leads_to_a_source(index: Index) -> None:
    answer = answer_question(index, "What did the harbour repair cost?")
    links = re.findall(r'href="#(source-3-\d+)"', reply_html(answer, 3))
    assert len(links) == len(answer.citations) >= 2
    assert re.findall(r'id="(source-3-\d+)"', sources_html(answer, index, 3)) == links


def test_quotes_of_one_paragraph_share_a_card(index: Index) -> None:
    answer = answer_question(index, "What did the harbour repair cost?")
    shown = sources_html(answer, index, 1)
    assert shown.count("<article") < shown.count("<mark")


def test_nearest_passages_are_marked_as_no_answer(index: Index) -> None:
    answer = answer_question(index, "Who won the chess tournament in Oslo?")
    shown = sources_html(answer, index, 1)
    assert "which are no answer" in shown
    assert "<mark" not in shown


@pytest.mark.parametrize(("start", "end"), [(-5, 10**9), (9, 3), (10**9, 10**9), (0, 0)])
def test_an_article_page_takes_any_offsets(index: Index, start: int, end: int) -> None:
    article = index.articles()[0]
    shown = article_page(article, start, end)
    assert article.text in unescape(re.sub(r"<[^>]+>", "", shown))


def test_an_article_page_marks_the_quote(index: Index) -> None:
    article = index.articles()[0]
    assert '<mark id="quote">The ferry</mark>' in article_page(article, 0, 9)


def test_an_article_is_named_as_people_do(index: Index) -> None:
    ferry, harbour, library = index.articles()
    assert (title_of(ferry), origin_of(ferry)) == ("ferry.txt", "")
    assert origin_of(harbour) == "Ada Mole, The Quay, 4 May 2019"
    assert origin_of(library) == "Evening Post, November 2012"
    assert long_date("2017") == "2017"


@pytest.fixture
def with_copies(copied, location) -> Index:
    build_index(copied, location, WordEmbedder())
    return open_small(location)


def test_a_card_links_to_the_copies_at_the_quoted_words(with_copies: Index) -> None:
    answer = answer_question(with_copies, "What did the repair cost?")
    shown = sources_html(answer, with_copies, 1)
    links = re.search(r'<div class="copies">Also in (.*?)</div>', shown)[1]
    assert re.sub("<.*?>", "", unescape(links)) == "Evening Post, 5 May 2019; saved.txt"
    article_id, start, end = re.search(
        r"/article/(\w+)\?start=(\d+)&amp;end=(\d+)#q", links
    ).groups()
    copy = with_copies.article(article_id)
    assert copy.text[int(start) : int(end)] == answer.citations[0].quote
    assert copy.publication == "Evening Post"


def test_a_card_of_several_quotes_tells_which_a_copy_has(with_copies: Index) -> None:
    answer = answer_question(with_copies, "Fishing boats return, wall stand fifty years?")
    shown = unescape(re.sub("<.*?>", "", sources_html(answer, with_copies, 1)))
    kept = next(c.number for c in answer.citations if "engineer" in c.quote)
    assert f"Also in Evening Post, 5 May 2019; saved.txt ({kept})" in shown


def test_a_nearest_passage_names_its_copies(with_copies: Index) -> None:
    answer = answer_question(with_copies, "Who won the chess tournament at the harbour of Oslo?")
    assert not answer.found
    assert "Also in" in sources_html(answer, with_copies, 1)


def copy_of(publication: str | None, published: str | None, path: str) -> Copy:
    return Copy("0" * 12, None, publication, published, path, None)


def test_copies_are_named_so_that_they_can_be_told_apart(index: Index) -> None:
    harbour = index.articles()[1]
    folder = str(Path(harbour.path).parent)
    copies = [
        copy_of("Evening Post", "2019-05-05", f"{folder}/post.md"),
        copy_of("The Quay", "2019-05-04", f"{folder}/old/harbour.md"),
        copy_of("Wire", None, f"{folder}/a.md"),
        copy_of("Wire", None, f"{folder}/b.md"),
        copy_of(None, None, f"{folder}/copy.txt"),
        copy_of("Late News", None, f"{folder}/late.md"),
        copy_of("Later News", None, f"{folder}/later.md"),
    ]
    assert also_in(copies, harbour) == (
        "also in Evening Post, 5 May 2019; old/harbour.md; a.md; b.md; copy.txt; 2 more"
    )
    assert also_in(copies[:1], harbour) == "also in Evening Post, 5 May 2019"
    assert also_in([], harbour) == ""


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_copy_with_a_hostile_name_is_only_text(with_copies: Index, hostile: str) -> None:
    answer = answer_question(with_copies, "What did the repair cost?")
    (citation, *_) = answer.citations
    copy = replace(citation.also_in[0], publication=hostile)
    shown = sources_html(
        replace(answer, citations=(replace(citation, also_in=(copy,)),)), with_copies, 1
    )
    assert f">{literal(hostile + ', 5 May 2019')}</a>" in shown


def test_the_page_of_a_quote_is_named(folder: Path, location: Path) -> None:
    (folder / "wall.pdf").write_bytes(pdf([lines("The buoy rings."), lines("A whale sings.")]))
    build_index(folder, location, WordEmbedder())
    index = open_small(location)
    answer = answer_question(index, "Which whale sings?")
    assert [citation.page for citation in answer.citations] == [2]
    assert origin_of(answer.citations[0]) == "Ada Mole, p. 2"
    assert "p&#46; 2" in reply_html(answer, 0)
    assert "p&#46; 2" in sources_html(answer, index, 0)
    assert answer_question(index, "When does the ferry leave?").citations[0].page is None
