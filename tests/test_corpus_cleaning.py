import pytest

from corpus.cleaning import clean_text, one_line

WRAPPED = """By Jo Field
LEEDS May 3 The council has agreed to widen the river path after
two years of talks with the owners of the land on either side of
it, an official said on Friday.
Work begins in June.
The path will be closed for three weeks while the first stretch
is dug, and walkers will be led around it.
"""


def test_every_kind_of_line_break_becomes_a_newline() -> None:
    assert clean_text("a\r\nb\rc\u2028d\x85e\x0cf") == "a\nb\nc\nd\ne\nf"


def test_control_characters_cannot_reach_a_terminal() -> None:
    assert clean_text("a\x1b[31mred\x9b0m\x07\tb\x7f") == "a[31mred0m\tb"
    assert one_line("a\x1b]0;title\n b\r\n  c", 9) == "a]0;title"


def test_hard_wrapped_lines_are_joined_into_their_paragraphs() -> None:
    lines = clean_text(WRAPPED).split("\n")
    assert [line[:12] for line in lines] == [
        "By Jo Field",
        "LEEDS May 3 ",
        "Work begins ",
        "The path wil",
    ]
    assert lines[1].endswith("on either side of it, an official said on Friday.")


def test_blank_lines_separate_wrapped_paragraphs() -> None:
    wrapped = "\n".join(WRAPPED.splitlines()[1:4])
    assert clean_text(f"{wrapped}\n\n{wrapped}").count("\n") == 2


def test_paragraphs_on_one_line_each_are_left_alone() -> None:
    text = "\n".join(["A long paragraph that fills a line of a copied page. " * 4] * 5)
    assert clean_text(text).count("\n") == 4


def test_lists_and_verse_are_left_alone() -> None:
    text = "Home\nNews\nSport\nWeather\nAbout us"
    assert clean_text(text) == text


def test_a_wrapped_text_of_the_owner_is_unwrapped(shared_articles) -> None:
    text = clean_text(next(shared_articles.glob("002_*")).read_text())
    paragraphs = text.split("\n")
    assert len(paragraphs) == 15
    assert sum(paragraph[-1] in '."' for paragraph in paragraphs) == 14  # all but the byline


@pytest.mark.parametrize(
    "text",
    [
        "Shall I weigh the harbour wall against the rain\nThe wall is older and it does not sleep\n"
        "The boats go out and some come home again\nAnd some are kept by water cold and deep",
        "SMITH: And when did you first hear of the wall and of its cost?\nJONES: I heard of it in "
        "March, from a man at the gate who knew\nSMITH: And did you tell the board about what he "
        "told you?\nJones: I did not, since nobody on the board had asked me about it",
        "- Ann Lee voted for the wall, as she had said in her letters\n- Bob Kay voted against it, "
        "as he had said to the board\n- Cy Day voted for it, though nobody had expected that\n"
        "- Di Eve did not vote, since she was away at sea",
    ],
    ids=["verse", "transcript", "list"],
)
def test_lines_that_are_meant_as_lines_stay(text: str) -> None:
    assert clean_text(text) == text
