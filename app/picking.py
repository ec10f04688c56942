"""From hits to the sentences that answer: which, how many, in what order."""

import re
from dataclasses import dataclass

from corpus.article import Article
from corpus.sentence import Span, sentence_spans
from index.index import Hit, Index

MAX_SENTENCES = 6
MARGIN = 3.0
SAME_WORDS = 0.8


@dataclass(frozen=True, slots=True)
class Sentence:
    """A candidate for the answer: `text == article.text[span.start:span.end]`."""

    article: Article
    span: Span
    score: float
    """Its own relevance plus its passage's score; higher is better."""

    @property
    def text(self) -> str:
        return self.article.text[self.span.start : self.span.end]


def ranked_sentences(index: Index, question: str, hits: list[Hit]) -> list[Sentence]:
    """Every sentence that the hits touch, best first."""
    articles = {hit.article_id: index.article(hit.article_id) for hit in hits}
    touched: dict[tuple[str, Span], Hit] = {}
    for hit in hits:
        for span in sentence_spans(articles[hit.article_id].text, hit.start, hit.end):
            touched.setdefault((hit.article_id, span), hit)
    texts = [
        in_context(question, articles[article_id], span, hit)
        for (article_id, span), hit in touched.items()
    ]
    relevance = index.reranker.score(question, texts).tolist() if texts else []
    sentences = [
        Sentence(articles[article_id], span, score + hit.score)
        for ((article_id, span), hit), score in zip(touched.items(), relevance, strict=True)
    ]
    return sorted(sentences, key=lambda sentence: -sentence.score)


def in_context(question: str, article: Article, span: Span, hit: Hit) -> str:
    """The sentence as the reranker reads it."""
    sentence = article.text[span.start : span.end]
    return f"{article.title}. {sentence}" if article.title else sentence


def pick(ranked: list[Sentence]) -> list[Sentence]:
    """The sentences near the best in score, each said once, as they are to be read.

    The best leads; the others follow article by article, the best article first, in the order
    of their text.
    """
    chosen: list[Sentence] = []
    for sentence in ranked:
        if len(chosen) == MAX_SENTENCES or sentence.score < ranked[0].score - MARGIN:
            break
        if not any(_say_the_same(sentence.text, other.text) for other in chosen):
            chosen.append(sentence)
    order = list(dict.fromkeys(sentence.article.id for sentence in chosen))
    others = sorted(chosen[1:], key=lambda s: (order.index(s.article.id), s.span.start))
    return [*chosen[:1], *others]


def _say_the_same(one: str, other: str) -> bool:
    a, b = (set(re.findall(r"\w+", text.casefold())) for text in (one, other))
    return len(a & b) >= SAME_WORDS * len(a | b)
