from pathlib import PurePosixPath

import pytest

from corpus.article import article_id, iso_date
from corpus.errors import SettingError


@pytest.mark.parametrize("value", ["2012", "2012-08", "2012-08-14", "2024-02-29"])
def test_days_months_and_years_are_dates(value: str) -> None:
    assert iso_date(value) == value


@pytest.mark.parametrize(
    "value",
    ["", "12", "2012-8", "2012-13", "2012-02-30", "20120814", "14 August 2012", "2012-08-14T00"],
)
def test_anything_else_is_refused_with_an_example(value: str) -> None:
    with pytest.raises(SettingError, match="2012-08-14"):
        iso_date(value)


def test_two_files_of_one_name_have_two_ids() -> None:
    assert article_id(PurePosixPath("a/index.html")) != article_id(PurePosixPath("b/index.html"))
