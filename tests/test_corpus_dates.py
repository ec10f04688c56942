import pytest

from corpus.dates import parse_date


@pytest.mark.parametrize(
    "written",
    [
        "2012-08-14",
        "2012-08-14T10:30:00Z",
        "2012-08-14 10:30:00.123+02:00",
        "2012-8-14",
        "2012/08/14",
        "2012.08.14",
        "20120814",
        "20120814T103000Z",
        "Tue, 14 Aug 2012 09:30:00 -0400",
        "Tue, 14 Aug 2012 09:30:00 +0000 (UTC)",
        "14 Aug 2012 09:30:00 GMT",
        "August 14, 2012",
        "  Aug. 14, 2012.\n",
        "AUGUST 14 2012",
        "Tuesday, August 14th, 2012 at 9:30 p.m. EDT",
        "Aug 14, 2012, 9 am",
        "August 14, 2012 | 09:30",
        "14 August 2012",
        "14th of August, 2012",
        "14-Aug-2012",
        "Tue Aug 14 09:30:00 EDT 2012",
        "08/14/2012",
        "14/08/2012",
        "14.08.2012 10:30",
        1344902400,
        1344902400.5,
        1344902400123,
        20120814,
    ],
)
def test_a_day_is_read_however_it_is_written(written: str | float) -> None:
    assert parse_date(written) == "2012-08-14"


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2012", "2012"),
        (2012, "2012"),
        ("2012-08", "2012-08"),
        ("August 2012", "2012-08"),
        ("Sept. 2012", "2012-09"),
        ("May, 2012", "2012-05"),
        ("03/03/2012", "2012-03-03"),
        ("29 February 2012", "2012-02-29"),
    ],
)
def test_no_more_is_claimed_than_is_written(written: str | int, iso: str) -> None:
    assert parse_date(written) == iso


@pytest.mark.parametrize(
    "written",
    [
        "",
        "Last week",
        "yesterday",
        "today at 10:30",
        "Tuesday",
        "03/04/2012",
        "3.4.2012",
        "14/08/12",
        "August 14",
        "30 February 2012",
        "2013-02-29",
        "2012-13-01",
        "2012-08-00",
        "13/13/2012",
        "99999999",
        "1344902400",
        "2012-W33",
        "summer 2012",
        "2012-08-14 or so",
        "August 14, 2012 and later",
        "in 2012",
        "1.2.3",
        "２０１２-０８-１４",
        "2012-08-14" + " " * 50 + "10:30" + "x" * 100,
        0,
        -1344902400,
        7,
        10**30,
        float("nan"),
        float("inf"),
        1e8 - 0.5,
        True,
    ],
)
def test_what_is_no_clear_date_is_none(written: str | float) -> None:
    assert parse_date(written) is None
