"""Which articles are copies of one another: the only module that knows datasketch.

Word runs and MinHash find the pairs that may be copies; each is then compared word by word.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from corpus.article import Article
from corpus.passage import Passage
from index.overlap import Words

# datasketch needed 1.7 s for 2,000 articles of 700 words, and rensa .3 s, beside the minutes that
# embedding them takes. Both found every copy, and their estimates were off by .035 alike.
# datasketch is the older, has had releases for ten years, and is plain Python on numpy and scipy,
# which are here anyway; rensa is one person's Rust, before its 1.0. A one-off script.
HASHES = 128
# 64 bands of 2: of pairs that share .3 of their runs 99.8 % become candidates, of .25 98 %, and of
# .01 (two unrelated articles) 0.6 %.
BANDS = (64, 2)
# Candidates below this estimate aren't compared: a footer of 50 words under each of 2,000 articles
# makes 150,000 of them. The shortest copy with one word in seven changed shares .12.
LIKELY = 0.06
AT_ONCE = 10_000
"""Runs hashed together: datasketch needs a kilobyte and more for each."""

# By tests/benchmarks/duplicates.py, on 69 articles of some 600 words and 148 paragraphs of 150, it
# finds all (.97) that were cut to 30 %, .99 (.86) with one word in ten changed, .91 (.18) cut to
# a half with a footer of 43 words, and takes none for a copy in which 40 % are quotes. At .6 that
# is .93 (.60) for the footer, at .8 .84 (.03).
COPIED = 0.7
"""Share of the shorter text's words that stand in the longer one."""
LEAD = 0.5
"""Share of the longer text's beginning, as long as the shorter text, that stands in that. What is
cut short keeps its beginning; what is quoted in the middle of another text is no copy of it."""
SHORTEST = 0.25
"""Length of the shorter text as a share of the longer one's. MinHash finds few shorter ones."""
BRIEF = 100
"""Words. Shorter texts may have little more than a site's own phrases in common."""
COPIED_BRIEF = 0.9


@dataclass(frozen=True, slots=True)
class Copy:
    """Another article that has the same words."""

    article_id: str
    title: str | None
    publication: str | None
    published: str | None
    """ISO 8601: a day, a month or a year."""
    path: str
    url: str | None

    @classmethod
    def of(cls, article: Article) -> "Copy":
        return cls(
            article_id=article.id,
            title=article.title,
            publication=article.publication,
            published=article.published,
            path=article.path,
            url=article.url,
        )


@dataclass(frozen=True, slots=True)
class Repeat:
    """A passage whose words stand in another article of its group too."""

    number: int
    """The passage's."""
    article_id: str
    """The other article's."""
    earlier: bool
    """Whether that one is cited rather than the passage's own article."""


def find_copies(articles: Iterable[Article]) -> list[list[Article]]:
    """Groups of two or more copies; the first of each is the one to cite, then by preference.

    Preferred is the copy of which most is known (title, author, publication, date, address),
    then the longest, then the first by path. An article is in one group at most.
    """
    ranked = sorted(articles, key=_preference)
    groups = groups_of_copies([article.text for article in ranked])
    return [[ranked[number] for number in group] for group in groups]


def _preference(article: Article) -> tuple[int, int, str]:
    facts = (article.title, article.author, article.publication, article.published, article.url)
    return -sum(fact is not None for fact in facts), -len(article.text), article.path


def groups_of_copies(texts: Sequence[str]) -> list[list[int]]:
    """Groups of the numbers of texts that are copies, each ascending and of two or more.

    The texts come by preference, best first. Each text of a group is a copy of the group's first,
    not just of another copy, so that small steps never lead from one story to the next.
    """
    every = [Words.of(text) for text in texts]
    same: dict[bytes, list[int]] = {}
    for number, words in enumerate(every):
        if len(words):
            same.setdefault(words.hashes.tobytes(), []).append(number)
    # Only the first of those with the very same words is compared with others.
    alike = {numbers[0]: numbers for numbers in same.values()}
    candidates = _Candidates({number: every[number] for number in alike})
    grouped: set[int] = set()
    groups = []
    for first in alike:
        if first in grouped:
            continue
        copies = [
            number
            for number in candidates.of(first)
            if number > first and number not in grouped and is_copy(every[number], every[first])
        ]
        grouped.update(copies)
        group = sorted(number for copy in (first, *copies) for number in alike[copy])
        if len(group) > 1:
            groups.append(group)
    return groups


class _Candidates:
    """Texts that share enough runs of words, by MinHash and locality-sensitive hashing."""

    def __init__(self, texts: dict[int, Words]) -> None:
        from datasketch import MinHash, MinHashLSH

        self._lsh = MinHashLSH(num_perm=HASHES, params=BANDS)
        self._sketches: dict[int, MinHash] = {}
        empty = MinHash(HASHES, seed=1, hashfunc=int, scheme="affine64")
        for number, words in texts.items():
            if len(words.runs):
                sketch = empty.copy()
                runs = np.unique(words.runs)
                for start in range(0, len(runs), AT_ONCE):
                    sketch.update_batch(runs[start : start + AT_ONCE])
                self._sketches[number] = sketch
                self._lsh.insert(number, sketch)

    def of(self, number: int) -> list[int]:
        """Ascending, with `number` itself; empty for a text of fewer than RUN words."""
        sketch = self._sketches.get(number)
        found = [] if sketch is None else sorted(self._lsh.query(sketch))
        return [other for other in found if self._sketches[other].jaccard(sketch) >= LIKELY]


def is_copy(one: Words, other: Words) -> bool:
    """Whether one text is the other with small changes, or cut short. The order doesn't matter.

    Of texts that come from one template, the words agree and the figures don't: they are no
    copies.
    """
    short, long = sorted((one, other), key=len)
    if len(short) < SHORTEST * len(long):
        return False
    brief = len(short) < BRIEF
    figures = short.figures()
    unknown = len(set(figures.tolist()) - set(long.figures().tolist()))
    if unknown > (0 if brief else max(2, len(figures) / 2)):
        return False
    return bool(
        short.standing_in(long).mean() >= (COPIED_BRIEF if brief else COPIED)
        and long.first(len(short)).standing_in(short).mean() >= LEAD
    )


def find_repeats(groups: list[list[Article]], passages: Sequence[Passage]) -> list[Repeat]:
    """The passages, numbered from 0, that other articles of their group have too."""
    group_of = {article.id: group for group in groups for article in group}
    words = {article.id: Words.of(article.text) for group in groups for article in group}
    known: dict[tuple[str, str], bool] = {}

    def has(article: Article, text: str) -> bool:
        key = (article.sha256, text)
        if key not in known:
            known[key] = text in article.text or Words.of(text).repeated_by(words[article.id])
        return known[key]

    found = []
    for number, passage in enumerate(passages):
        earlier = True
        for article in group_of.get(passage.article_id, ()):
            if article.id == passage.article_id:
                earlier = False
            elif has(article, passage.text):
                found.append(Repeat(number, article.id, earlier))
    return found
