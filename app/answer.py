"""From hits to an answer made of quoted sentences, or to a refusal."""

import re
from dataclasses import dataclass
from itertools import pairwise

from corpus.article import Article, text_sha256
from corpus.errors import IndexUnusableError, SettingError
from corpus.sentence import Span, sentence_spans
from index.index import Hit, Index

MAX_QUESTION = 1_000
"""Characters. The models read some 400 words; what is longer is no question."""

PASSAGES_READ = 4
"""Passages whose sentences are candidates: 2 lost .003 to .007 of the first sentences below."""

MAX_CITATIONS = 6

# A sentence's score is its own logit, read after its article's title, plus its passage's score.
# By it the first sentence is right for .84 of xquad's questions (350 tried) and .86 of clapnq's
# (150); by its logit alone for .84 and .85, by its passage's score alone for .35 and .65.
# MARGIN: F1 against the sentences that clapnq's annotators chose is .59, .62, .635, .63, .64 and
# .64 for 1 to 6, with 1.7 to 4.1 sentences: 3 says most of it in few words.
MARGIN = 3.0

# Refused below this: see the table of `make bench`. At 5.5 it answers .92 of the answerable
# questions of xquad and .93 of clapnq, and refuses .97 of those whose passage is absent and .66
# of those whose passage is on the topic but silent (clapnq).
ANSWERS = 5.5

SAME_WORDS = 0.8

REFUSAL = "The articles don’t answer this."


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
    start: int
    end: int
    sha256: str
    """Of the article's text."""
    score: float
    """Relevance of the sentence and its passage to the question; higher is better. An answer
    begins with a score of at least ANSWERS."""


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


@dataclass(frozen=True, slots=True)
class _Candidate:
    article: Article
    span: Span
    score: float

    @property
    def text(self) -> str:
        return self.article.text[self.span.start : self.span.end]


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
    question = " ".join(question.split())
    if not question:
        raise SettingError("the question is empty; ask something about the articles")
    if len(question) > MAX_QUESTION:
        raise SettingError(
            f"the question has {len(question)} characters; ask in {MAX_QUESTION} or fewer"
        )
    hits = index.search(question, PASSAGES_READ, publication=publication, since=since, until=until)
    candidates = _candidates(index, question, hits)
    if not candidates or candidates[0].score < ANSWERS:
        return Answer(question, False, REFUSAL, (), tuple(hits))
    citations = [
        cite(number, candidate.article, candidate.span, candidate.score)
        for number, candidate in enumerate(_lead_first(_chosen(candidates)), start=1)
    ]
    return Answer(question, True, _text(citations), tuple(citations), ())


def cite(number: int, article: Article, span: Span, score: float) -> Citation:
    """The citation of one span of an article.

    Raises IndexUnusableError when the article's text isn't the one its checksum is of, so that
    no answer can carry a citation that doesn't resolve.
    """
    if text_sha256(article.text) != article.sha256:
        raise IndexUnusableError(
            f"the stored text of {article.path} is damaged; rebuild with: onrecord index FOLDER"
        )
    return Citation(
        number=number,
        quote=article.text[span.start : span.end],
        speaker=None,
        kind=None,
        article_id=article.id,
        title=article.title,
        publication=article.publication,
        author=article.author,
        published=article.published,
        path=article.path,
        url=article.url,
        start=span.start,
        end=span.end,
        sha256=article.sha256,
        score=score,
    )


def _candidates(index: Index, question: str, hits: list[Hit]) -> list[_Candidate]:
    """Every sentence that the passages touch, best first."""
    articles = {hit.article_id: index.article(hit.article_id) for hit in hits}
    passage_scores: dict[tuple[str, Span], float] = {}
    for hit in hits:
        for span in sentence_spans(articles[hit.article_id].text):
            if span.start < hit.end and hit.start < span.end:
                passage_scores.setdefault((hit.article_id, span), hit.score)
    pairs = [(articles[article_id], span) for article_id, span in passage_scores]
    texts = [_with_title(article, span) for article, span in pairs]
    relevance = index.reranker.score(question, texts).tolist() if texts else []
    candidates = [
        _Candidate(*pair, score + passage_score)
        for pair, score, passage_score in zip(
            pairs, relevance, passage_scores.values(), strict=True
        )
    ]
    return sorted(candidates, key=lambda candidate: -candidate.score)


def _with_title(article: Article, span: Span) -> str:
    sentence = article.text[span.start : span.end]
    return f"{article.title}. {sentence}" if article.title else sentence


def _chosen(candidates: list[_Candidate]) -> list[_Candidate]:
    """The sentences near the best in score, each said once."""
    chosen: list[_Candidate] = []
    for candidate in candidates:
        if len(chosen) == MAX_CITATIONS or candidate.score < candidates[0].score - MARGIN:
            break
        if not any(_say_the_same(candidate.text, other.text) for other in chosen):
            chosen.append(candidate)
    return chosen


def _say_the_same(one: str, other: str) -> bool:
    a, b = (set(re.findall(r"\w+", text.casefold())) for text in (one, other))
    return len(a & b) >= SAME_WORDS * len(a | b)


def _lead_first(chosen: list[_Candidate]) -> list[_Candidate]:
    """The best sentence, then the others as they read, article by article, the best one first."""
    lead, *others = chosen
    order = list(dict.fromkeys(candidate.article.id for candidate in chosen))
    return [lead, *sorted(others, key=lambda c: (order.index(c.article.id), c.span.start))]


def _text(citations: list[Citation]) -> str:
    """Each quote with its number; a new paragraph wherever it doesn't read on."""
    parts = [f"{citations[0].quote} [1]"]
    for before, citation in pairwise(citations):
        gap = " " if reads_on(before, citation) else "\n\n"
        parts.append(f"{gap}{citation.quote} [{citation.number}]")
    return "".join(parts)


def reads_on(before: Citation, citation: Citation) -> bool:
    """Whether `citation` comes later in the article that `before` is from."""
    return before.article_id == citation.article_id and before.end <= citation.start
