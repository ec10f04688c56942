"""How well articles are told from their pages may not get worse unnoticed."""

import hashlib

import pytest

from tests.benchmarks.extraction import Page, load, read_as, scores
from tests.conftest import SHARED

FOLDER = SHARED / "eval" / "article_extraction"
DATA = "61c30f3ffbb8bcb4aeab46d4ceeafaf60d84fa6b784a40289953a84053ce8fab"


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    if not FOLDER.is_dir():
        pytest.skip("../shared/eval/article_extraction is not here")
    pages = load(FOLDER)
    data = hashlib.sha256()
    for page in pages:
        data.update(page.content + page.body.encode())
    assert data.hexdigest() == DATA, "the data has changed: measure again, then set the floors"
    return pages


def test_web_pages(pages: list[Page]) -> None:
    found = {page.name: read_as(".html", page.content) for page in pages}
    assert scores(pages, found)[2] >= 0.98


def test_text_scraped_from_pages(pages: list[Page]) -> None:
    found = {page.name: read_as(".txt", page.scraped.encode()) for page in pages}
    assert scores(pages, found)[2] >= 0.91


def test_of_clean_text_nothing_is_lost(pages: list[Page]) -> None:
    found = {page.name: read_as(".txt", page.body.encode()) for page in pages}
    precision, recall, _ = scores(pages, found)
    assert precision == 1
    assert recall >= 0.997
