"""How much of one text stands in another, by runs of words.

Case, punctuation, quote marks and line breaks don't count. Everything here is exact but for hash
collisions, and comes out the same on every machine and in every run.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Self
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

# Of two texts that are no copies (436 of ../shared/eval) at most .33 of the shorter one's words
# stand in the other with runs of 4, .40 with runs of 3; with one word in ten changed at least .71
# still do in 99 of 100 texts of 100 words or more, .66 with runs of 5. A one-off script.
RUN = 4
"""Words that must follow each other in both texts to count as shared."""

# A passage repeats an article's words when no more is its own than a copy editor changes. Not
# measured: what is longer than that may be news, so it stays to be found.
OWN_WORDS = 3
"""In a row."""
OWN_SHARE = 0.1


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """A text's words and its runs of RUN words as hashes, in order."""

    hashes: NDArray[np.uint64]
    """Of shape (words,); odd for a figure, that is, whatever has more than letters in it."""
    runs: NDArray[np.uint64]
    """Of shape (words - RUN + 1,), or empty."""

    @classmethod
    def of(cls, text: str) -> Self:
        found = re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold())
        # Python's own hash of a string differs from run to run.
        hashes = [2 * crc32(word.encode(errors="replace")) + (not word.isalpha()) for word in found]
        return cls._from(np.array(hashes, np.uint64))

    @classmethod
    def _from(cls, hashes: NDArray[np.uint64]) -> Self:
        count = max(len(hashes) - RUN + 1, 0)
        runs = np.zeros(count, np.uint64)
        for place in range(RUN):
            runs = runs * _FACTOR + hashes[place : place + count]
        return cls(hashes, runs)

    def __len__(self) -> int:
        return len(self.hashes)

    def first(self, count: int) -> Self:
        """The first `count` words."""
        return self._from(self.hashes[:count])

    def figures(self) -> NDArray[np.uint64]:
        """The different words that have more than letters in them: amounts, dates, scores."""
        return np.unique(self.hashes[self.hashes % 2 == 1])

    def standing_in(self, other: "Words") -> NDArray[np.bool_]:
        """Which words stand in `other` too, in a run of RUN or more; of shape (words,)."""
        shared = np.isin(self.runs, other.runs)
        standing = np.zeros(len(self), np.bool_)
        for place in range(RUN):
            standing[place : place + len(shared)] |= shared
        return standing

    def repeated_by(self, other: "Words") -> bool:
        """Whether `other` says (nearly) all of this, and every figure in it."""
        own = ~self.standing_in(other)
        if own.sum() > OWN_SHARE * len(self) or (self.hashes[own] % 2 == 1).any():
            return False
        ends = np.flatnonzero(np.diff(np.concatenate([[False], own, [False]])))
        return bool((ends[1::2] - ends[::2]).max(initial=0) <= OWN_WORDS)


_FACTOR = np.uint64(0x9E3779B97F4A7C15)
