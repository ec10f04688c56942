"""Index: a question to ranked passages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from corpus.article import Article, iso_date
from corpus.errors import IndexUnusableError, NotFoundError
from corpus.passage import Passage
from index.build import changed_files
from index.duplicates import Copy
from index.embedder import Embedder, SentenceEmbedder
from index.manifest import (
    STORE,
    TERMS,
    VECTORS,
    check_files,
    current_generation,
    read_manifest,
    rebuild_hint,
)
from index.models import RERANKER, find_embedder, find_weights
from index.reranker import CrossEncoder, Reranker
from index.store import Filter, Store
from index.terms import TermIndex
from index.vectors import Hits, VectorIndex

CANDIDATES = 50
"""Passages taken from each of the two searches."""

# On xquad (350 questions) the right paragraph came first for .926 by vectors, .946 by BM25, .960
# fused, .980 reranked and .983 with this weight on the fused score; on clapnq (150) for .980,
# .940, .953, .953 and .973. Reranking 20 instead of 10 left the right
# first sentences as they were. One-off scripts; larger corpora were not tried.
RERANKED = 10
FUSION_WEIGHT = 4.0


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found: `text == article.text[start:end]`."""

    rank: int
    """From 1."""
    score: float
    """Higher is better: for the first RERANKED hits the reranker's logit, about -11 to 11, plus
    0 to FUSION_WEIGHT for where the searches had them; below those for the rest."""
    text: str
    start: int
    end: int
    article_id: str
    title: str | None
    path: str
    also_in: tuple[Copy, ...] = ()
    """The copies of the article in which these words stand too, whatever the filter."""


class Index:
    """An opened index; it goes on answering as it was while a newer one is built."""

    def __init__(self, generation: Path, embedder: Embedder, reranker: Reranker) -> None:
        """Use Index.open."""
        self.manifest = read_manifest(generation)
        if self.manifest.model_sha256 != embedder.sha256:
            raise IndexUnusableError(
                f"the index at {generation.parent} was made with the model "
                f"{self.manifest.model}, not {embedder.name}; {rebuild_hint(self.manifest.folder)}"
            )
        check_files(generation, self.manifest)
        self.generation = generation
        self.embedder = embedder
        self.reranker = reranker
        self._store = Store(generation / STORE)
        self._vectors = VectorIndex.read(generation / VECTORS)
        self._terms = TermIndex.read(generation / TERMS)
        self._repeated = self._store.repeated_passages(Filter())

    @classmethod
    def open(
        cls,
        location: str | Path,
        *,
        model: str | None = None,
        embedder: Embedder | None = None,
        reranker: Reranker | None = None,
    ) -> Self:
        """Open the index at `location`, a folder.

        `model` names another embedding model than the bundled one; `embedder` and `reranker`
        are given instead of loading any. Raises NoIndexError when nothing is there and
        IndexUnusableError when it was made by another model or version, or is damaged.
        """
        embedder = embedder or SentenceEmbedder(find_embedder(model))
        reranker = reranker or CrossEncoder(find_weights(RERANKER).path)
        place = Path(location).absolute()
        while True:
            generation = current_generation(place)
            try:
                return cls(generation, embedder, reranker)
            except Exception:
                # A rebuild may have replaced this generation while it was being opened.
                if current_generation(place) == generation:
                    raise

    def search(
        self,
        question: str,
        k: int = 10,
        *,
        publication: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> list[Hit]:
        """The `k` passages that fit `question` best, best first.

        `publication`, `since` and `until` leave out other articles before anything is ranked
        (see Filter). Of copies one is ranked, and of the others what only they say. Raises
        SettingError when a date can't be understood.
        """
        question = question.encode(errors="replace").decode()
        wanted = _filter(publication, since, until)
        among, repeated = None, self._repeated
        if wanted:
            among = np.array(self._store.passage_numbers(wanted), np.int64)
            repeated = self._store.repeated_passages(wanted) if repeated else repeated
        numbers, scores = self._rank(question, max(k, CANDIDATES), among, repeated)
        found = numbers[:k].tolist()
        return [
            self._hit(rank, float(score), number, passage)
            for rank, (number, passage, score) in enumerate(
                zip(found, self._store.passages(found), scores, strict=False), start=1
            )
        ]

    def _rank(
        self, question: str, k: int, among: NDArray[np.int64] | None, repeated: set[int]
    ) -> Hits:
        if not question.strip() or (among is not None and not len(among)):
            return np.empty(0, np.int64), np.empty(0, np.float32)
        query = self.embedder.encode_query(question)
        numbers, fused = fuse(
            first_unrepeated(lambda n: self._vectors.search(query, n, among), k, repeated),
            first_unrepeated(lambda n: self._terms.search(question, n, among), k, repeated),
        )
        first = self._store.passages(numbers[:RERANKED].tolist())
        relevance = self.reranker.score(question, [passage.text for passage in first])
        reranked = relevance + FUSION_WEIGHT * fused[:RERANKED]
        order = np.argsort(-reranked, kind="stable")
        # What wasn't reranked follows in its old order, below the last that was.
        rest = fused[RERANKED:] - fused[RERANKED:].max(initial=0) + reranked.min(initial=0) - 1
        return (
            np.concatenate([numbers[:RERANKED][order], numbers[RERANKED:]]),
            np.concatenate([reranked[order], rest]),
        )

    def _hit(self, rank: int, score: float, number: int, passage: Passage) -> Hit:
        article = self.article(passage.article_id)
        return Hit(
            rank,
            score,
            passage.text,
            passage.start,
            passage.end,
            article.id,
            article.title,
            article.path,
            self._store.also_in(number),
        )

    def coverage(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """How much of `question` each text repeats, 0 to 1; see TermIndex.coverage."""
        return self._terms.coverage(question, texts)

    def article(self, article_id: str) -> Article:
        """The article with this id, or with the only id that starts so.

        Raises NotFoundError when there is none, or more than one.
        """
        found = self._store.articles_like(article_id) if article_id else []
        if len(found) == 1:
            return found[0]
        what = "no article has" if not found else f"{len(found)} articles have"
        raise NotFoundError(f"{what} an id starting with {article_id!r}")

    def articles(self) -> list[Article]:
        """All articles, by path."""
        return self._store.articles_like("")

    def group(
        self,
        article_id: str,
        *,
        publication: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> list[Article]:
        """The article with this id and its copies, the one to cite first; see find_copies.

        The filters are those of `search`; what doesn't pass them is left out.
        """
        return self._store.group(article_id, _filter(publication, since, until))

    def count_copies(self) -> tuple[int, int]:
        """How many articles are copies, and of how many others."""
        return self._store.count_copies()

    def changed_files(self) -> int:
        """How many files of the indexed folder were added, changed or removed since.

        Raises NotFoundError when the folder is gone.
        """
        return changed_files(Path(self.manifest.folder), self._store.files())

    def problems(self) -> list[str]:
        """One line for each file that could not be read when the index was built."""
        return [f"{s.path}: {s.problem}" for s in self._store.files().values() if s.problem]


def _filter(publication: str | None, since: str | None, until: str | None) -> Filter:
    return Filter(
        publication,
        None if since is None else iso_date(since),
        None if until is None else iso_date(until),
    )


def first_unrepeated(search: Callable[[int], Hits], k: int, repeated: set[int]) -> Hits:
    """The first `k` hits of `search`, which takes how many to find, but for repeated passages."""
    asked = 3 * k if repeated else k  # a few more cost little, a second search all of it again
    while True:
        numbers, scores = search(asked)
        kept = np.array([number not in repeated for number in numbers.tolist()], np.bool_)
        if kept.sum() >= k or len(numbers) < asked:
            return numbers[kept][:k], scores[kept][:k]
        asked *= 2


def fuse(vectors: Hits, terms: Hits) -> Hits:
    """Both rankings as one: each scaled to 0..1 over its hits, then averaged.

    A passage that one search missed has 0 there. Ties keep the vectors' order.
    """
    fused: dict[int, float] = {}
    for numbers, scores in (vectors, terms):
        for number, score in zip(numbers.tolist(), _scaled(scores).tolist(), strict=True):
            fused[number] = fused.get(number, 0.0) + score / 2
    best = sorted(fused, key=lambda number: -fused[number])
    return np.array(best, np.int64), np.array([fused[number] for number in best], np.float32)


def _scaled(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    low, high = scores.min(initial=np.inf), scores.max(initial=-np.inf)
    return (scores - low) / (high - low) if high > low else np.ones_like(scores)
