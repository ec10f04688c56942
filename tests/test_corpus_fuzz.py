"""A few of the files of `make fuzz`; the rest takes minutes."""

from pathlib import Path

import pytest

from tests.fuzz import fuzz
from tests.sample_files import FILES

FEW = 40


@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_is_read_or_refused_in_one_line(tmp_path: Path, name: str) -> None:
    outcome = fuzz(name, FEW, 0, tmp_path)
    assert (outcome.files, outcome.failures) == (FEW, [])
    assert 0 < outcome.read < FEW
