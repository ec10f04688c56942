from itertools import pairwise

import pytest

from corpus.cleaning import clean_text
from corpus.errors import OnrecordError
from corpus.pdf import read_pdf
from tests.sample_files import lines, pdf

SENTENCE = "The harbour wall was repaired in the spring of that year, after long"


def text_of(*pages: list[tuple[float, float, str]]) -> str:
    return read_pdf(pdf(pages)).text


def test_lines_become_paragraphs() -> None:
    page = lines(SENTENCE, "talks with the port.", SENTENCE + " talks.", "", "The mayor paid.")
    assert text_of(page).split("\n\n") == [
        f"{SENTENCE} talks with the port.",
        f"{SENTENCE} talks.",
        "The mayor paid.",
    ]


def test_a_paragraph_goes_on_over_a_page_and_a_full_stop_ends_it_there() -> None:
    first = lines(SENTENCE, SENTENCE.lower())
    second = lines("talks with the port of the town on the other side of the wide bay.")
    assert text_of(first, second, lines("It cost a lot.")).split("\n\n") == [
        f"{SENTENCE} {SENTENCE.lower()} talks with the port of the town on the other side of the "
        "wide bay.",
        "It cost a lot.",
    ]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = lines("The wall was repaired in the", "spring of that year, after", "talks with the")
    right = lines("port, which had lasted for", "two years in all.", left=320)
    assert text_of(left + right) == (
        "The wall was repaired in the spring of that year, after talks with the port, which had "
        "lasted for two years in all."
    )


def test_two_columns_that_the_file_has_line_by_line_are_read_one_after_the_other() -> None:
    left = lines(
        "The wall was repaired in the", "spring of that year, and after", "long talks with"
    )
    right = lines("port, which had lasted for", "two years. It was good that", "it did.", left=240)
    head = [(50, 740, "A headline that goes over the whole width of the page, above both columns")]
    mixed = [piece for pair in zip(left, right, strict=True) for piece in pair]
    assert text_of(head + mixed).split("\n\n")[1:] == [
        "The wall was repaired in the spring of that year, and after long talks with port, which "
        "had lasted for two years. It was good that it did."
    ]


def test_a_table_is_read_row_by_row() -> None:
    names = lines("Wall", "Ferry", "Library", "Port")
    costs = lines("two million", "one million", "nothing", "ten", left=320)
    mixed = [cell for row in zip(names, costs, strict=True) for cell in row]
    assert "Wall two million" in text_of(mixed)
    assert "Library nothing" in text_of(mixed)


def test_each_page_begins_where_it_says() -> None:
    pages = [lines(f"Page {word} has a few words of its own.") for word in ("one", "two", "three")]
    source = read_pdf(pdf([*pages, [], lines("The end of it all.")]))
    starts = [*source.pages, len(source.text)]
    assert [source.text[start:end].strip() for start, end in pairwise(starts)] == [
        "Page one has a few words of its own.",
        "Page two has a few words of its own.",
        "Page three has a few words of its own.",
        "",
        "The end of it all.",
    ]
    assert clean_text(source.text) == source.text


@pytest.mark.parametrize(
    ("first", "second", "word"),
    [
        ("It was re-", "paired.", "repaired"),
        ("They met the cyber-", "security office.", "cybersecurity"),
        (
            "Their cyber-security plan met the cyber-",
            "security office.",
            "the cyber-security office",
        ),
        ("She joined the Anglo-", "Swiss office.", "Anglo-Swiss"),
        ("It stood from 2010-", "2012 there.", "2010-2012"),
        ("It fell -", "and rose.", "fell - and"),
    ],
    ids=["joined", "joined by default", "compound elsewhere", "a name", "years", "a dash"],
)
def test_a_hyphen_at_the_end_of_a_line_goes_unless_it_belongs_there(first, second, word) -> None:
    assert word in text_of(lines(first, second))


def test_running_heads_and_page_numbers_are_left_out() -> None:
    def page(number: int, words: str) -> list[tuple[float, float, str]]:
        head, foot = (50, 780, "The Quay Review"), (300, 20, f"Page {number} of 4")
        return [head, *lines(f"This page has {words}.", SENTENCE, SENTENCE + ".", words), foot]

    text = text_of(*(page(n, words) for n, words in enumerate(["an ox", "a cat", "two", "it"], 1)))
    assert "Review" not in text
    assert "of 4" not in text
    assert text.count("This page has") == 4


def test_words_at_the_top_of_single_pages_stay() -> None:
    text = text_of(lines("The wall stands."), lines("The ferry left."), lines("1999 was good."))
    assert text == "The wall stands.\n\nThe ferry left.\n\n1999 was good."


@pytest.mark.parametrize(
    ("title", "author", "expected"),
    [
        ("The wall", "Ada Mole", ("The wall", "Ada Mole")),
        ("Microsoft Word - wall.doc", "Administrator", (None, None)),
        ("wall_final.indd", "ReportLab", (None, None)),
        ("untitled", "anonymous", (None, None)),
        ("", "", (None, None)),
    ],
)
def test_what_a_program_filled_in_is_no_fact(title: str, author: str, expected) -> None:
    facts = read_pdf(pdf([lines("The wall stands.")], title, author)).facts
    assert (facts.title, facts.author) == expected
    assert facts.published is None


def test_an_encrypted_file_is_read_when_it_opens_without_a_password() -> None:
    page = [lines("The wall stands.")]
    assert read_pdf(pdf(page, password="")).text == "The wall stands."
    with pytest.raises(OnrecordError, match="is encrypted; save it without a password"):
        read_pdf(pdf(page, password="secret"))


def test_a_scan_and_a_damaged_file_say_what_they_are() -> None:
    with pytest.raises(OnrecordError, match="has no text on its 2 pages; if it is a scan, run OCR"):
        text_of([], [])
    with pytest.raises(OnrecordError, match="is damaged"):
        read_pdf(b"%PDF-1.4\nnothing")
