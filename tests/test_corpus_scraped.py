import pytest

from corpus.cleaning import clean_text
from corpus.scraped import parts_of

WALL = (
    "The harbour wall was repaired in spring after two years of talks, the mayor said, and the "
    "boats came back in June."
)
COST = (
    "It cost two million in the end, which is more than the town had, according to a report by "
    "the auditors that was read out on Monday."
)
PAGE = f"""The harbour wall is back | The Quay
Skip to content
Menu
Sign in
Subscribe
Facebook
Twitter
Most popular
The harbour wall is back
By Ada Mole
Published May 4, 2019
Share

{WALL}

What it cost

{COST}

Ada Mole is a reporter in Quayside. She has covered harbours for ten years and won a prize once.

Get the free newsletter!
Most popular
Ten ferries you should...
Privacy Policy
© 2019 Quay Media Ltd. All rights reserved.
"""


def test_the_article_is_told_from_the_page_around_it() -> None:
    parts = parts_of(clean_text(PAGE))
    assert parts.body == f"{WALL}\n\nWhat it cost\n\n{COST}"


def test_title_author_date_and_publication_are_read_from_the_page() -> None:
    facts = parts_of(clean_text(PAGE)).facts
    assert facts.title == "The harbour wall is back"
    assert facts.author == "Ada Mole"
    assert facts.published == "2019-05-04"
    assert facts.publication == "The Quay"


def test_every_line_is_shown_with_what_became_of_it() -> None:
    lines = parts_of(clean_text(PAGE)).lines
    assert [line.text for line in lines] == [line for line in PAGE.split("\n") if line]
    assert [line.text for line in lines if line.part == "body"] == [WALL, "What it cost", COST]


def test_a_sentence_broken_at_its_links_is_mended() -> None:
    broken = WALL.replace("two years of talks", "\ntwo years of talks\n")
    assert parts_of(clean_text(PAGE.replace(WALL, broken))).body.startswith(WALL)


@pytest.mark.parametrize(
    "text",
    [
        f"{WALL}\n\n{COST}",
        f"{WALL}\n{COST}",
        f"“{WALL}”\n\nSubscribe\n\n{COST}",
        "Roses\nViolets\nSugar\nAnd you",
        "\n".join(["1 cup of flour", "2 eggs", "Salt"] * 12),
        f"A\n\n{WALL}\n\nB\n\n{COST}",
        f"{WALL}\n\n" + "\n".join(["1 cup of flour", "2 eggs", "Salt"] * 12),
        f"{WALL}\n\n" + "“More?”\n“What about home?”\n“Tell me more.”\n“What next?”\n“A video.”",
        f"{WALL}\n\nFacebook\n\n{COST}\n\nYour privacy\n\n{WALL}\n\nCookies\n\n{COST}",
    ],
    ids=[
        "paragraphs",
        "lines",
        "one-button",
        "verse",
        "recipe",
        "short-lines",
        "recipe-with-prose",
        "dialogue",
        "on-privacy",
    ],
)
def test_nothing_of_a_clean_text_is_lost(text: str) -> None:
    assert parts_of(text).body == text


def test_a_page_in_which_no_body_can_be_told_is_kept_whole() -> None:
    menu = "\n".join(["Menu", "Sign in", "Subscribe", "Facebook", "Twitter", "Privacy"] * 4)
    assert parts_of(menu).body == menu


def test_three_kinds_of_furniture_make_no_page_but_four_do() -> None:
    three = "Menu\nHome\nSearch\n\n"
    assert parts_of(three + WALL).body == three + WALL
    assert parts_of(three + "Privacy\n\n" + WALL).body == WALL


def test_readers_comments_are_no_body_even_where_no_other_is_told() -> None:
    buttons = "Menu\nSign in\nSubscribe\nFacebook\nPrivacy"
    article = "Boats, boats, boats, and yet more boats have come, one more each day"
    thread = f"2 Comments\njoe says:\n{WALL}\nann says:\n{WALL}\njim says:\n{WALL}"
    parts = parts_of(f"{buttons}\n{article}.\n\n{thread}")
    assert WALL not in parts.body
    assert article in parts.body
    assert parts.comments == (WALL, WALL, WALL)
