"""From hits to an answer made of quoted sentences, or to a refusal."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypedDict

from app.picking import Sentence, pick, ranked_sentences
from corpus.article import Article, text_sha256
from corpus.errors import IndexUnusableError, SettingError
from corpus.sentence import Span, sentence_spans
from index.duplicates import Copy
from index.index import Hit, Index

NEAREST = 3
"""Passages shown with a refusal."""

MAX_QUESTION = 1_000
"""Characters. The models read some 400 words; what is longer is no question."""

# Reading 2, 3 or 6 passages moved the share of right first sentences by less than .01.
PASSAGES_READ = 4

# Refused below this. By tests/benchmarks/quality.py it answers .96 of xquad's questions and .91 of
# clapnq's answerable ones; it refuses .95 of clapnq's whose paragraph was taken away, .86 of
# xquad's (the rest of the Wikipedia article stays) and .66 of those whose paragraph is silent
# (clapnq), all before the last change to what picking.py calls a name. That script prints these
# shares for other thresholds, the README has them.
ANSWERS = 5.0

REFUSAL = "The articles don’t answer this."

_NO_QUOTE_MARKS = str.maketrans("", "", "\"'`´‘’‚‛“”„‟‹›«»")


@dataclass(frozen=True, slots=True)
class Citation:
    """One quoted sentence and where it stands: `article.text[start:end] == quote`."""

    number: int
    """From 1, in the order of the answer."""
    quote: str
    speaker: str | None
    """Who said it; None while it isn't known."""
    kind: str | None
    """"direct" or "indirect" when a speaker is known."""
    article_id: str
    title: str | None
    publication: str | None
    author: str | None
    published: str | None
    path: str
    url: str | None
    page: int | None
    """From 1, where the quote begins; None for a file without pages."""
    start: int
    end: int
    sha256: str
    """Of the article's text."""
    score: float
    """Relevance of the sentence and its passage to the question; higher is better. An answer
    begins with a score of at least ANSWERS."""
    also_in: tuple[Copy, ...] = ()
    """The copies of the article in which the quoted words stand too."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Sentences quoted from the articles, or a refusal with the nearest passages."""

    question: str
    found: bool
    text: str
    """The quoted sentences with their citation numbers; when not found, one that says so."""
    citations: tuple[Citation, ...]
    """Empty when not found."""
    nearest: tuple[Hit, ...]
    """Passages on the topic when not found, which are no answer; else empty."""


def answer_question(
    index: Index,
    question: str,
    *,
    publication: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Answer:
    """Answer `question` from `index`; the filters are those of Index.search.

    Raises SettingError when the question is blank or longer than MAX_QUESTION.
    """
    question = " ".join(question.encode(errors="replace").decode().split())
    if not question:
        raise SettingError("the question is empty; ask something about the articles")
    if len(question) > MAX_QUESTION:
        raise SettingError(
            f"the question has {len(question)} characters; ask in {MAX_QUESTION} or fewer"
        )
    wanted = Wanted(publication=publication, since=since, until=until)
    hits = index.search(question, PASSAGES_READ, **wanted)
    ranked = ranked_sentences(index, question, hits)
    if not ranked or ranked[0].score < ANSWERS:
        return Answer(question, False, REFUSAL, (), tuple(hits[:NEAREST]))
    citations = [
        _cite_once(index, number, sentence, wanted)
        for number, sentence in enumerate(pick(ranked), start=1)
    ]
    return Answer(question, True, _text(citations), tuple(citations), ())


class Wanted(TypedDict):
    """The filters of Index.search."""

    publication: str | None
    since: str | None
    until: str | None


def _cite_once(index: Index, number: int, sentence: Sentence, wanted: Wanted) -> Citation:
    """The citation of a sentence in the first of its article's copies that has it.

    It may have been found in another one, in a passage that has something of its own too.
    """
    article, span = sentence.article, sentence.span
    copies = index.group(article.id)
    if len(copies) > 1:
        for copy in index.group(article.id, **wanted):
            start = copy.text.find(sentence.text)
            there = Span(start, start + len(sentence.text))
            if start >= 0 and there in sentence_spans(copy.text, there.start, there.end):
                article, span = copy, there
                break
    others = [copy for copy in copies if copy.id != article.id]
    return cite(number, article, span, sentence.score, others)


def cite(
    number: int, article: Article, span: Span, score: float, copies: Sequence[Article] = ()
) -> Citation:
    """The citation of one span of an article, of which `copies` may have the same words.

    Raises IndexUnusableError when the article's text isn't the one its checksum is of, so that
    no answer can carry a citation that doesn't resolve.
    """
    if text_sha256(article.text) != article.sha256:
        raise IndexUnusableError(
            f"the stored text of {article.path} is damaged; rebuild with: onrecord index FOLDER"
        )
    quote = article.text[span.start : span.end]
    return Citation(
        number=number,
        quote=quote,
        speaker=None,
        kind=None,
        article_id=article.id,
        title=article.title,
        publication=article.publication,
        author=article.author,
        published=article.published,
        path=article.path,
        url=article.url,
        page=article.page_at(span.start),
        start=span.start,
        end=span.end,
        sha256=article.sha256,
        score=score,
        also_in=tuple(Copy.of(copy) for copy in copies if says(copy.text, quote)),
    )


def says(text: str, quote: str) -> bool:
    """Whether `quote` stands in `text`, whatever the quote marks and the white space.

    >>> says('He said: "It works."', "“It works.”")
    True
    """
    return quote in text or _bare(quote) in _bare(text)


def _bare(text: str) -> str:
    return " ".join(text.translate(_NO_QUOTE_MARKS).split())


def _text(citations: list[Citation]) -> str:
    """Each quote with its number; a new paragraph wherever it doesn't read on."""
    parts = [f"{citations[0].quote} [1]"]
    for before, citation in pairwise(citations):
        gap = " " if reads_on(before, citation) else "\n\n"
        parts.append(f"{gap}{citation.quote} [{citation.number}]")
    return "".join(parts)


def reads_on(before: Citation, citation: Citation) -> bool:
    """Whether `citation` is the next sentence of the paragraph that `before` is from."""
    return before.article_id == citation.article_id and 0 <= citation.start - before.end <= 1
