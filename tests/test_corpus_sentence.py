import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.sentence import sentence_spans
from tests.conftest import SHARED

AWKWARD = [
    "",
    "\r\n",
    "😀. 🇫🇷! A",
    "שלום עולם. مرحبا.",
    "a\u2028b\x85c\x1cd.",
    "No. 2… “Why?” he asked. ",
    "e\u0301. \u200bx.",
]


@given(st.text())
@example(AWKWARD[0])
@example(AWKWARD[1])
@example(AWKWARD[2])
@example(AWKWARD[3])
@example(AWKWARD[4])
@example(AWKWARD[5])
@example(AWKWARD[6])
def test_spans_are_ordered_and_leave_out_only_white_space(text: str) -> None:
    covered = 0
    for span in sentence_spans(text):
        assert not text[covered : span.start].strip()
        assert covered <= span.start < span.end <= len(text)
        assert text[span.start : span.end].strip() == text[span.start : span.end]
        covered = span.end
    assert not text[covered:].strip()


@given(st.text(), st.integers(0, 30), st.integers(0, 30))
@example("One. Two.\nThree. Four.", 4, 12)
def test_a_part_of_a_text_gives_the_whole_sentences_that_reach_into_it(text, start, end) -> None:
    wanted = [s for s in sentence_spans(text) if s.start < end and start < s.end]
    assert sentence_spans(text, start, end) == wanted


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mr. J. P. Smith met Dr. Jones at 5 p.m. on Friday. They spoke.", 2),
        ("The U.S. and the U.K. signed. Then they left.", 2),
        ("“It works,” she said. “It really does.” He left.", 3),
        ("China was ahead of No. 2 Russia. It grew 3.5 percent.", 2),
        ("A heading\nThe text begins. It ends.", 3),
    ],
    ids=["titles and initials", "countries", "quotes", "numbers", "headings"],
)
def test_news_is_split_at_sentences_only(text: str, count: int) -> None:
    assert len(sentence_spans(text)) == count


def test_hand_marked_sentences_of_news_are_found() -> None:
    labels = SHARED / "eval/attribution/seeds.jsonl"
    if not labels.is_file():
        pytest.skip("../shared/eval is not here")
    rows = [json.loads(line) for line in labels.read_text().splitlines()]
    # The one article that is wrapped would first have to be unwrapped, which moves its offsets.
    rows = [row for row in rows if not row["article"].startswith("002")]
    found = 0
    for name in {row["article"] for row in rows}:
        text = (SHARED / "articles" / name).read_text()
        spans = {(span.start, span.end) for span in sentence_spans(text)}
        found += sum((r["start"], r["end"]) in spans for r in rows if r["article"] == name)
    assert found == len(rows)
