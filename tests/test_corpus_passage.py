import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.article import Article
from corpus.passage import PASSAGE_SIZE, split_into_passages
from corpus.sentence import sentence_spans
from tests.test_corpus_sentence import AWKWARD


def article(text: str) -> Article:
    return Article("id", None, None, None, None, None, "path", text, "")


SENTENCES = st.lists(st.text(max_size=80), max_size=40).map(". ".join)


@given(st.text() | SENTENCES, st.integers(20, 300), st.integers(0, 15))
@example(AWKWARD[2], 20, 15)
@example(AWKWARD[3], 20, 0)
@example("Same. Same. Same. Same. Same. Same. ", 24, 12)
@example("no space in this very long word" * 20, 50, 10)
def test_every_passage_slices_back_exactly(text: str, size: int, overlap: int) -> None:
    for passage in split_into_passages(article(text), size, overlap):
        assert text[passage.start : passage.end] == passage.text
        assert passage.text.strip()
        assert len(passage.text.encode()) <= size


@given(st.text() | SENTENCES, st.integers(20, 300))
@example("Same. Same. Same. Same. Same. Same. ", 24)
def test_passages_leave_out_only_white_space(text: str, size: int) -> None:
    covered = 0
    for passage in split_into_passages(article(text), size, 0):
        assert not text[covered : passage.start].strip()
        covered = passage.end
    assert not text[covered:].strip()


def test_sentences_that_fit_are_not_cut() -> None:
    text = " ".join(f"Sentence number {n} is about {n * n} ships in the bay." for n in range(200))
    ends = {span.end for span in sentence_spans(text)}
    assert all(passage.end in ends for passage in split_into_passages(article(text)))


@pytest.mark.parametrize(
    "text",
    ["word " * 200_000, "a" * 1_000_000, "界" * 350_000],
    ids=["words", "letters", "chinese"],
)
def test_a_line_of_a_megabyte_is_cut_in_seconds(text: str) -> None:
    began = time.monotonic()
    passages = split_into_passages(article(text))
    assert time.monotonic() - began < 20
    assert all(len(p.text.encode()) <= PASSAGE_SIZE for p in passages)
    assert sum(len(p.text.split()) for p in passages) >= len(text.split())
