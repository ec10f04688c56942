"""From hits to the sentences that answer: which, how many, in what order."""

import re
from dataclasses import dataclass

from corpus.article import Article
from corpus.sentence import Span, sentence_spans
from index.index import Hit, Index

MAX_SENTENCES = 6

# How often the best sentence is right, on 350 questions of xquad and clapnq's 150 answerable ones
# (their paragraphs as the corpus), and the area under ROC for telling answerable questions from
# those whose paragraph was taken away (xquad) or is silent (clapnq):
#   the passage's score alone                   .35 .65   .962 .889
#   plus the sentence's                         .82 .81   .970 .895
#   the sentence after the article's title      .84 .86   .968 .902
#   after the names in play                     .83 .84   .971 .894
#   after the names, plus COVERAGE of 2         .83 .84   .972 .896
#   after the names, plus COVERAGE of 4         .84 .83   .972 .896
# Measured with one-off scripts and an earlier rule for what a name is; today's gives .839 on all
# of xquad's 1,190 questions (tests/benchmarks/quality.py), where that one gave .845.
# The last four differ by less than their error, but headlines, unlike the titles of encyclopedias,
# say so much that every sentence after one seems to answer; names and coverage don't mislead so.
COVERAGE = 4.0

# F1 against the sentences chosen by clapnq's annotators, and how many are quoted (measured as the
# table above was):
#   1: .53 1.4   2: .57 1.8   3: .60 2.1   4: .61 2.5   5: .63 2.9   6: .63 3.2
MARGIN = 5.0

NEARBY = 10_000
"""Characters looked through for a name: enough to tell, and no more work for a long article."""

# Of two sentences with this share of their words in common, one is quoted. Not measured.
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
    if not touched:
        return []
    names = {hit.rank: names_in_play(question, articles[hit.article_id], hit) for hit in hits}
    candidates = [(articles[article_id], span, hit) for (article_id, span), hit in touched.items()]
    texts = [article.text[span.start : span.end] for article, span, _ in candidates]
    read = [
        in_context(text, names[hit.rank])
        for text, (_, _, hit) in zip(texts, candidates, strict=True)
    ]
    scores = index.reranker.score(question, read) + COVERAGE * index.coverage(question, texts)
    sentences = [
        Sentence(article, span, float(score) + hit.score)
        for (article, span, hit), score in zip(candidates, scores, strict=True)
    ]
    return sorted(sentences, key=lambda sentence: -sentence.score)


def in_context(sentence: str, names: list[str]) -> str:
    """A sentence as the reranker reads it: after the names that it is about but leaves out.

    >>> in_context("He doubted it.", ["Lewis"])
    'Lewis: He doubted it.'
    """
    missing = [name for name in names if not _has_word(sentence, name)]
    return f"{' '.join(missing)}: {sentence}" if missing else sentence


def names_in_play(question: str, article: Article, hit: Hit) -> list[str]:
    """The question's names that stand in the passage or in the article's title.

    A name is a word that the article, NEARBY characters around the passage, writes with a
    capital inside a sentence and never without. Asked what Segal said about supply chains, a
    sentence on supply chains is Segal's too when the sentences around it say so.
    """
    words = dict.fromkeys(re.findall(r"\w{2,}", question.casefold()))
    if not words:
        return []
    title = f"{article.title or ''}\n"
    text = title + article.text[max(0, hit.start - NEARBY) : hit.end + NEARBY]
    names: dict[str, str] = {}
    common = set()
    for found in re.finditer(
        rf"([\w,;:] (?:\w[’'])?)?\b({'|'.join(words)})\b", text, re.IGNORECASE
    ):
        inside_a_sentence, word = found.groups()
        if not word[0].isupper():
            common.add(word.casefold())
        elif inside_a_sentence:
            names.setdefault(word.casefold(), word)
    here = title + hit.text
    return [
        names[word]
        for word in words
        if word in names and word not in common and _has_word(here, word)
    ]


def _has_word(text: str, word: str) -> bool:
    return re.search(rf"\b{word}\b", text, re.IGNORECASE) is not None


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
