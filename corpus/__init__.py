"""Files to articles, and articles to sentences and passages.

In reading order: errors, article, cleaning, source, dates, web, reader, sentence, passage.
"""

from corpus.article import Article
from corpus.errors import OnrecordError
from corpus.passage import Passage, split_into_passages
from corpus.reader import article_files, read_article
from corpus.sentence import Span, sentence_spans

__all__ = [
    "Article",
    "OnrecordError",
    "Passage",
    "Span",
    "article_files",
    "read_article",
    "sentence_spans",
    "split_into_passages",
]
