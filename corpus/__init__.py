"""Files to articles, and articles to sentences, passages and statements.

In reading order: errors, article, cleaning, dates, source, blocks, comments, byline, scraped,
metadata, web, reader, sentence, passage; then, for who said what, vocabulary, quotes, tokens,
names, roles, cues, phrases, mentions, complements, subjects, attribution, speakers, utterance,
statement.
"""

from corpus.article import Article
from corpus.errors import OnrecordError
from corpus.passage import Passage, split_into_passages
from corpus.reader import article_files, read_article
from corpus.sentence import Span, sentence_spans
from corpus.statement import Statement, statements

__all__ = [
    "Article",
    "OnrecordError",
    "Passage",
    "Span",
    "Statement",
    "article_files",
    "read_article",
    "sentence_spans",
    "split_into_passages",
    "statements",
]
