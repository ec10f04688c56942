import pytest

from corpus.byline import read_byline
from corpus.source import Facts

PROSE = (
    "The harbour wall was repaired in spring after two years of talks, the mayor said, and the "
    "boats came back in June of the same year."
)
HEADLINE = "The harbour wall is back at last"


def facts(*lines: str) -> Facts:
    return read_byline(lines, [True] * len(lines)).facts


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ada Mole", "Ada Mole"),
        ("BY ADA MOLE", "Ada Mole"),
        ("by Ada Mole and Ben van der Berg", "Ada Mole and Ben van der Berg"),
        ("By Ada Mole — Harbour Correspondent", "Ada Mole"),
        ("By Ada Mole, Associated Press", "Ada Mole"),
        ("Written by Ada J. Mole | May 4, 2019", "Ada J. Mole"),
        ("Von Ada Mole", "Ada Mole"),
        ("By the time it was done, nobody cared", None),
        ("By Monday", None),
        ("Edited by Ada Mole", None),
        ("Photo by Ada Mole", None),
    ],
)
def test_the_author_is_who_the_byline_names(line: str, author: str | None) -> None:
    assert facts(HEADLINE, line, PROSE, PROSE).author == author


def test_a_byline_may_stand_on_two_lines() -> None:
    assert facts(HEADLINE, "Written by", "Ada Mole", PROSE).author == "Ada Mole"


def test_a_name_alone_is_the_author_only_when_a_note_says_so() -> None:
    note = "Ada Mole is a freelance journalist in Quayside."
    assert facts(HEADLINE, "Ada Mole", PROSE, PROSE, note).author == "Ada Mole"
    assert facts(HEADLINE, "Ada Mole", PROSE, PROSE).author is None


def test_who_edited_and_who_took_the_photograph_are_not_the_author() -> None:
    credits = ("(Editing by Ben Berg and Cy Day)", "(Photo by Di Eve)")
    assert facts(HEADLINE, PROSE, *credits).author is None
    assert facts(HEADLINE, PROSE, "(Reporting by Ada Mole; Editing by Ben Berg)").author == (
        "Ada Mole"
    )


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Published August 14, 2012", "2012-08-14"),
        ("Posted on 14 August 2012 at 10:15 am", "2012-08-14"),
        ("Aug. 14, 2012", "2012-08-14"),
        ("2012-08-14", "2012-08-14"),
        ("By Ada Mole, August 14, 2012", "2012-08-14"),
        ("Updated August 14, 2012", None),
        ("Last week", None),
        ("August 14", None),
        ("03/04/2012", None),
    ],
)
def test_the_day_is_the_one_that_the_head_states(line: str, published: str | None) -> None:
    assert facts(HEADLINE, line, PROSE, PROSE).published == published


def test_a_dateline_without_a_year_is_no_date() -> None:
    assert facts(f"WASHINGTON May 14 {PROSE}", PROSE).published is None
    assert facts(f"WASHINGTON, May 14, 2013 (Reuters) - {PROSE}").published == "2013-05-14"


def test_a_day_in_the_text_is_not_the_day_of_the_text() -> None:
    assert facts(HEADLINE, PROSE + " That was on May 4, 2019.", PROSE).published is None


@pytest.mark.parametrize(
    ("line", "publication"),
    [
        ("© Copyright Thomson Reuters 2024. All rights reserved.", "Thomson Reuters"),
        ("Copyright 2012 The Quay", "The Quay"),
        ("(c) 2012-2014 The Quay. All rights reserved.", "The Quay"),
        ("© 2024 Quay Holdings Ltd", None),
        ("All rights reserved", None),
    ],
)
def test_the_publication_is_who_has_the_rights_unless_a_company(
    line: str, publication: str | None
) -> None:
    assert facts(HEADLINE, PROSE, line).publication == publication


def test_the_agency_in_a_dateline_is_the_publication() -> None:
    assert facts(f"MADRID (Reuters) - {PROSE}").publication == "Reuters"


def test_the_first_line_is_the_title_when_it_is_no_sentence() -> None:
    assert facts(HEADLINE, "", PROSE).title == HEADLINE
    assert facts(HEADLINE + ".", PROSE).title is None
    assert facts("MADRID, SPAIN", PROSE).title is None
    assert facts(PROSE, PROSE).title is None


def test_lines_that_only_state_a_fact_are_no_part_of_the_body() -> None:
    lines = [
        HEADLINE,
        "By Ada Mole",
        "May 4, 2019",
        PROSE,
        "(Editing by Ben Berg)",
        "© The Quay 2019",
    ]
    assert read_byline(lines, [True] * len(lines)).lines == {0, 1, 2, 4, 5}


def test_a_text_without_prose_has_no_head() -> None:
    assert facts("Roses", "Violets") == Facts()
    assert facts() == Facts()
