import pytest

from corpus.errors import OnrecordError
from corpus.web import read_html

WALL = "The harbour wall was repaired in spring after two years of talks, the mayor said."
COST = "It cost two million in the end, which is more than the town had, according to auditors."
MORE = "The engineer thinks that it will stand for fifty years, if nobody rams it with a ferry."


def page(body: str, head: str = "") -> str:
    return f"<html><head><title>Wall</title>{head}</head><body>{body}</body></html>"


ARTICLE = f"<article><h1>The wall is back</h1><p>{WALL}</p><p>{COST}</p><p>{MORE}</p></article>"
MENU = "<nav><a href='/'>Home</a><a href='/n'>News</a></nav>"


def test_the_body_is_the_article_without_heading_and_menu() -> None:
    assert read_html(page(MENU + ARTICLE)).text == f"{WALL}\n\n{COST}\n\n{MORE}"


def test_a_sentence_keeps_every_word_of_its_links_and_emphasis() -> None:
    linked = WALL.replace("two years of talks", "<a href='/t'>two years</a> of <em>talks</em>")
    assert WALL in read_html(page(MENU + ARTICLE.replace(WALL, linked))).text


def test_a_quoted_post_inside_the_article_stays() -> None:
    post = "It was the ferry, as I said in March, and nobody listened. — Ada (@ada) May 4, 2019"
    quoted = ARTICLE.replace(
        f"<p>{MORE}</p>",
        f"<blockquote class='twitter-tweet'><p>{post}</p></blockquote><p>{MORE}</p>",
    )
    assert post in read_html(page(MENU + quoted)).text


def test_a_list_of_links_after_the_article_is_left_out() -> None:
    links = "".join(f"<p><a href='/{i}'>Ten other walls that you must see</a></p>" for i in "123")
    source = read_html(page(ARTICLE.replace("</article>", links + "</article>")))
    assert source.text.endswith(MORE)


def test_what_the_page_hides_is_not_read() -> None:
    hidden = f"<p style='display: none'>{WALL} Secretly.</p><p hidden>{COST} Secretly.</p>"
    source = read_html(page(ARTICLE.replace("</h1>", "</h1>" + hidden)))
    assert "Secretly" not in source.text


def test_raised_figures_and_cells_are_not_joined_to_the_word_before() -> None:
    raised = ARTICLE.replace("two million", "10<sup>6</sup>")
    assert "It cost 10 6 in" in read_html(page(raised)).text


def test_readers_comments_are_kept_apart() -> None:
    thread = "".join(
        f"<li><b>{name}</b> says:<p>{words}</p></li>"
        for name, words in [("joe", "It won’t hold."), ("ann", "It will."), ("jim", "No.")]
    )
    source = read_html(page(ARTICLE + f"<div id='comments'><ol>{thread}</ol></div>"))
    assert source.comments == ("It won’t hold.", "It will.", "No.")
    assert source.text.endswith(MORE)


def test_every_block_of_the_page_is_shown_with_what_became_of_it() -> None:
    lines = read_html(page(MENU + ARTICLE)).lines
    assert ("body", WALL) in {(line.part, line.text) for line in lines}
    assert ("left out", "The wall is back") in {(line.part, line.text) for line in lines}


def test_the_byline_completes_what_the_page_does_not_state() -> None:
    bylined = ARTICLE.replace("</h1>", "</h1><p>By Ada Mole</p><p>Published May 4, 2019</p>")
    facts = read_html(page(bylined)).facts
    assert (facts.author, facts.published) == ("Ada Mole", "2019-05-04")


@pytest.mark.parametrize(
    "content",
    ["", "<html>", "<p>Short.</p>", page(MENU), "<div>" * 100_000, "\x00<!--"],
    ids=["empty", "tag", "short", "menu", "deep", "unclosed"],
)
def test_a_page_without_an_article_says_so(content: str) -> None:
    with pytest.raises(OnrecordError, match="no article found in the page"):
        read_html(content)
