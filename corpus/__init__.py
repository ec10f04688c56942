"""Files to articles, and articles to sentences, passages and statements.

In reading order: errors, article, dates, source, encoding, kinds; what tells an article from the
page around it: blocks, comments, byline, scraped; the formats: markup, metadata, web, trees,
archive, office, layout, pdf, mail, records; then sidecar, cleaning, reader, folder, guard,
sentence, passage; and for who said what: vocabulary, quotes, tokens, names, roles, cues, phrases,
mentions, complements, subjects, attribution, speakers, utterance, statement.
"""

from corpus.article import Article
from corpus.errors import OnrecordError
from corpus.folder import article_files
from corpus.passage import Passage, split_into_passages
from corpus.reader import FileReading, read_article, read_articles
from corpus.sentence import Span, sentence_spans
from corpus.statement import Statement, statements

__all__ = [
    "Article",
    "FileReading",
    "OnrecordError",
    "Passage",
    "Span",
    "Statement",
    "article_files",
    "read_article",
    "read_articles",
    "sentence_spans",
    "split_into_passages",
    "statements",
]
