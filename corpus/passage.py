"""From an article to passages: the units that are embedded and searched."""

from dataclasses import dataclass

from langchain_text_splitters import RecursiveCharacterTextSplitter, TextSplitter

from corpus.article import Article
from corpus.sentence import sentence_spans

# Share of the evidence in the first 3,000 characters retrieved (chroma_chunking, 472 questions)
# and of answers there (xquad as 48 articles), by tests/benchmarks/passage_size.py:
#   size 400: .830 .990   600: .834 .989   900: .841 .989   1,200: .777 .980
#   600 with overlap 150: .834 .992        900 with overlap 200: .829 .991
# At 900 the embedder's 256 tokens cut 1.5 % of passages, at 1,200 30 %.
PASSAGE_SIZE = 900
PASSAGE_OVERLAP = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """A slice of an article: `text == article.text[start:end]`, never blank."""

    article_id: str
    start: int
    end: int
    text: str


def _size(text: str) -> int:
    """Size in UTF-8 bytes, which follows the embedder's token count across scripts better than
    characters do: a Chinese character is three bytes and a token, an English word five and one."""
    return len(text.encode())


class SentenceTextSplitter(TextSplitter):
    """Merges whole sentences up to the chunk size; cuts only a sentence that alone is larger."""

    def split_text(self, text: str) -> list[str]:
        starts = [span.start for span in sentence_spans(text)]
        return self._merge_splits(self._pieces(text, [*starts[1:], len(text)]), separator="")

    def _pieces(self, text: str, ends: list[int]) -> list[str]:
        cutter = RecursiveCharacterTextSplitter(
            separators=["\n", " ", ""],
            keep_separator="end",
            chunk_size=self._chunk_size,
            chunk_overlap=0,
            length_function=self._length_function,
            strip_whitespace=False,
        )
        pieces, start = [], 0
        for end in ends:
            sentence = text[start:end]
            fits = self._length_function(sentence) <= self._chunk_size
            pieces += [sentence] if fits else cutter.split_text(sentence)
            start = end
        return pieces


def split_into_passages(
    article: Article, size: int = PASSAGE_SIZE, overlap: int = PASSAGE_OVERLAP
) -> list[Passage]:
    """The passages of `article` in order; every word is in at least one.

    `size` and `overlap` are UTF-8 bytes. An article of white space has no passages.
    """
    splitter = SentenceTextSplitter(
        chunk_size=size, chunk_overlap=overlap, length_function=_size, add_start_index=True
    )
    return [
        Passage(
            article.id,
            start := chunk.metadata["start_index"],
            start + len(chunk.page_content),
            chunk.page_content,
        )
        for chunk in splitter.create_documents([article.text])
    ]
