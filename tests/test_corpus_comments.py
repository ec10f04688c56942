import pytest

from corpus.comments import comments_start, read_comments

PROSE = "The harbour wall was repaired in spring after two years of talks, and the boats came back."
PROSE_TWICE = [PROSE, PROSE + " " + PROSE]


def split(thread: str) -> tuple[int, tuple[str, ...]]:
    lines = [*PROSE_TWICE, *(line for line in thread.split("\n") if line.strip())]
    start = comments_start(lines)
    return start, read_comments(lines[start:])


@pytest.mark.parametrize(
    "thread",
    [
        "  • Tim\n    It won’t hold.\n    • pete22\n      It will.\n  • http://a.org Jo\n    No.",
        "• tomatojuice\nIt won’t hold.\n• Hunter78\nIt will.\n• Ada\nNo.",
        "3 Comments\njoe says:\nIt won’t hold.\nReply\nAnn Lee says:\nIt will.\njim says:\nNo.",
        "joe\n3 days ago\nIt won’t hold.\nann\n2 days ago\nIt will.\nReply\njim\nan hour ago\nNo.",
        "joe\nsays:\nMay 4, 2019 at 9:47 am\nIt won’t hold.\nann\nsays:\nMay 4, 2019 at 10:01 am\n"
        "It will.\njim\nsays:\nMay 5, 2019 at 1:00 am\nNo.",
    ],
    ids=["nested-bullets", "handles", "says", "ago", "says-and-time"],
)
def test_a_thread_is_told_from_the_article_above_it(thread: str) -> None:
    start, comments = split(thread)
    assert start == 2
    assert comments == ("It won’t hold.", "It will.", "No.")


@pytest.mark.parametrize(
    "text",
    [
        "• Boats\nThere are many of them.\n• Ferries\nThere are few.\n• Trains\nThere are none.",
        "The mayor said:\nIt will hold.\n" + PROSE,
        "Mr Smith said:\n“No.”\nMrs Jones said:\n“Yes.”\nThe Speaker says:\n“Order.”\n" + PROSE,
        "Ann says:\nIt holds.\nBen says:\nIt does not.\nCy says:\nWho knows.\n" + PROSE,
        "3 hours ago\nThe wall fell.\n2 hours ago\nBoats sank.\nan hour ago\nAll is calm.",
        "• 1960s\nIt was built.\n• 1970s\nIt fell.\n• 1980s\nIt was built again.",
        "• Budget\nIt grows.\n  • Staff\nIt shrinks.\n• Boats\nThey sink.",
        "• walls\nThey fall.\n• boats\nThey sink.\n• trains\nThey stop.",
        "On 13 May 2019, Bob wrote:\n> No.\nOn 12 May 2019, Ann wrote:\n> Yes.\n"
        "On 11 May 2019, Bob wrote:\n> No.",
        "A wall, 3 days ago\nAnother wall\n2 days ago\nA third wall\nan hour ago\nA fourth wall",
    ],
    ids=[
        "list",
        "one-speaker",
        "debate",
        "interview",
        "live-blog",
        "decades",
        "nested-list",
        "small-letters",
        "mail",
        "teasers",
    ],
)
def test_a_list_of_the_articles_own_is_no_thread(text: str) -> None:
    start, comments = split(text)
    assert start == 2 + len(text.split("\n"))
    assert comments == ()


def test_a_thread_without_an_article_above_it_is_the_article() -> None:
    assert comments_start(["joe says:", "No.", "ann says:", "Yes.", "jim says:", "No."]) == 6


def test_a_comment_of_several_paragraphs_is_one_comment() -> None:
    _, comments = split("joe says:\nFirst.\nSecond.\nann says:\nThird.\njim says:\nFourth.")
    assert comments == ("First.\nSecond.", "Third.", "Fourth.")
