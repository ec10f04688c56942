"""Passage vectors and their nearest neighbours: the only module that knows faiss."""

from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

Hits = tuple[NDArray[np.int64], NDArray[np.float32]]
"""Passage numbers and their scores, best first; both of shape (hits,)."""


class VectorIndex:
    """Exact inner-product search; a passage's number is its row."""

    def __init__(self, index: faiss.Index) -> None:
        self._index = index

    @classmethod
    def build(cls, vectors: NDArray[np.float32]) -> "VectorIndex":
        """`vectors` are unit vectors of shape (passages, dimension)."""
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(vectors)
        return cls(index)

    @classmethod
    def read(cls, file: Path) -> "VectorIndex":
        return cls(faiss.read_index(str(file)))

    def write(self, file: Path) -> None:
        faiss.write_index(self._index, str(file))

    def rows(self, numbers: list[int]) -> NDArray[np.float32]:
        """The stored vectors of these passages, of shape (len(numbers), dimension)."""
        return self._index.reconstruct_batch(np.array(numbers, np.int64))

    def search(
        self, query: NDArray[np.float32], k: int, among: NDArray[np.int64] | None = None
    ) -> Hits:
        """The `k` passages nearest to `query`, of shape (dimension,); score is cosine, -1 to 1.

        With `among`, only these passage numbers are looked at.
        """
        params = None
        if among is not None:
            params = faiss.SearchParameters(sel=faiss.IDSelectorBatch(among))  # type: ignore[call-arg]  # its stubs lack it
        scores, numbers = self._index.search(query[np.newaxis], k, params=params)
        found = numbers[0] >= 0
        return numbers[0][found], scores[0][found]
