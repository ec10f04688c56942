"""A real embedder and a real reranker, small and deterministic: they know words, not meaning."""

import hashlib
import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.embedder import Progress

DIMENSION = 64
COMMON = {"a", "an", "and", "are", "for", "from", "has", "have", "in", "is", "it", "of", "on"}
COMMON |= {"did", "does", "said", "say", "the", "to", "was", "what", "when", "who"}


def words(text: str) -> list[str]:
    """The words that matter, cut to a crude stem: leaves and leave are both "leav"."""
    return [word[:4] for word in re.findall(r"\w+", text.casefold()) if word not in COMMON]


class WordEmbedder:
    """Counts words into hashed dimensions. Keeps the texts it was given, for tests to look at."""

    def __init__(self, name: str = "words") -> None:
        self.name = name
        self.sha256 = hashlib.sha256(name.encode()).hexdigest()
        self.encoded: list[str] = []

    def encode_passages(self, texts: Sequence[str], progress: Progress) -> NDArray[np.float32]:
        self.encoded += texts
        progress(len(texts), len(texts))
        return np.stack([self.encode_query(text) for text in texts])

    def encode_query(self, question: str) -> NDArray[np.float32]:
        vector = np.full(DIMENSION, 1e-6, np.float32)
        for word in words(question):
            vector[int(hashlib.sha256(word.encode()).hexdigest(), 16) % DIMENSION] += 1
        return vector / np.linalg.norm(vector)


class WordReranker:
    """The share of the question's words that a text has, as a logit from -5 to 5."""

    def score(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        asked = set(words(question))
        shares = [len(asked & set(words(text))) / max(len(asked), 1) for text in texts]
        return np.array(shares, np.float32) * 10 - 5
