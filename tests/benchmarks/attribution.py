"""How often the speaker of a reported sentence is found, on sentences labelled by hand.

    python -m tests.benchmarks.attribution ../shared/eval/attribution

The articles lie in the folder `articles` two levels up; they are read as a user's files are, and a
labelled sentence counts for the statement that covers most of it. Prints precision and recall of
(sentence, speaker), how often the kind and the basis are right where the speaker is, the errors,
what is lost without some of the rules, and how many articles of 700 words are read in a second.

A speaker is right when it is the labelled one, in any case and without "the" or "a", or a name
that the data's README accepts for it.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import corpus.attribution
import corpus.statement
import corpus.subjects
from corpus import read_article
from corpus.article import Article
from corpus.names import Names
from corpus.statement import Statement, statements

SAME = (
    {"beijing", "china"},
    {"james lewis", "jim lewis"},
    {"mandiant", "report by mandiant"},
    {"department of homeland security", "dhs"},
    {"white house official", "michael daniel"},
    {"christopher yung", "china cyber experts"},
    {"united states", "china", "both sides", "two sides"},
)
WORDS = 700


@dataclass(frozen=True)
class Label:
    """A labelled sentence: its article's file, its words, and who says it; None for nobody."""

    article: str
    sentence: str
    speakers: tuple[str, ...]
    kind: str
    basis: str

    @property
    def speaker(self) -> str | None:
        return self.speakers[0] if self.speakers else None


@dataclass(frozen=True)
class Outcome:
    """A labelled sentence beside the statement made of it."""

    label: Label
    statement: Statement | None

    @property
    def is_right(self) -> bool:
        wanted, got = self.label.speaker, self.statement and self.statement.speaker
        if wanted is None or got is None:
            return wanted is got
        return same_speaker(wanted, got)


def load(folder: Path) -> list[Label]:
    rows = map(json.loads, (folder / "seeds.jsonl").read_text().splitlines())
    return [
        Label(row["article"], row["sentence"], tuple(row["speakers"]), row["kind"], row["basis"])
        for row in rows
    ]


def load_articles(folder: Path, labels: list[Label]) -> dict[str, Article]:
    files = folder.parents[1] / "articles"
    return {name: read_article(files / name) for name in sorted({row.article for row in labels})}


def plain(name: str) -> str:
    return re.sub(r"^(?:the|an?)\s+", "", " ".join(name.split()).casefold())


def same_speaker(wanted: str, got: str) -> bool:
    pair = {plain(wanted), plain(got)}
    return len(pair) == 1 or any(pair <= names for names in SAME)


def outcomes(labels: list[Label], articles: dict[str, Article]) -> list[Outcome]:
    found = {name: statements(article) for name, article in articles.items()}
    return [
        Outcome(label, _covering(label, articles[label.article].text, found[label.article]))
        for label in labels
    ]


def _covering(label: Label, text: str, found: list[Statement]) -> Statement | None:
    words = r"\s+".join(map(re.escape, label.sentence.split()))
    match = re.search(words, text)
    if match is None:
        return None
    shared = [(min(s.end, match.end()) - max(s.start, match.start()), s) for s in found]
    best = max(shared, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] * 2 > match.end() - match.start() else None


@dataclass(frozen=True)
class Scores:
    precision: float
    recall: float
    kind: float
    basis: float

    def __str__(self) -> str:
        return (
            f"precision {self.precision:.3f}  recall {self.recall:.3f}"
            f"  kind {self.kind:.3f}  basis {self.basis:.3f}"
        )


def scores(results: list[Outcome]) -> Scores:
    """Kind and basis are shares of the statements whose speaker is right."""
    made = [result for result in results if result.statement]
    right = [result for result in made if result.label.speaker and result.is_right]
    wanted = [result for result in results if result.label.speaker]
    count = max(1, len(right))
    return Scores(
        len(right) / max(1, len(made)),
        len(right) / max(1, len(wanted)),
        sum(r.label.kind == r.statement.kind for r in right if r.statement) / count,
        sum(r.label.basis == r.statement.basis for r in right if r.statement) / count,
    )


def errors(results: list[Outcome]) -> Iterator[str]:
    for result in results:
        label, got = result.label, result.statement
        said = (got.speaker, got.kind, got.basis) if got else (None, "none", "none")
        wanted = (label.speaker, label.kind, label.basis)
        if not result.is_right or said[1:] != wanted[1:]:
            mark = "kind or basis" if result.is_right else "SPEAKER"
            yield f"{mark}: {wanted} got {said}\n    {' '.join(label.sentence.split())}"


@contextmanager
def without(owner: object, name: str, instead: object) -> Iterator[None]:
    kept = getattr(owner, name)
    setattr(owner, name, instead)
    try:
        yield
    finally:
        setattr(owner, name, kept)


def _nothing(*_: object) -> None:
    return None


RULES: dict[str, tuple[object, str, object]] = {
    "full names for surnames": (Names, "known", lambda self, words, at: None),
    "subjects before the verb": (corpus.attribution, "subject_before", _nothing),
    "subjects after the verb": (corpus.attribution, "_inverted", _nothing),
    "subjects before an apposition": (corpus.subjects, "apposed_subject", _nothing),
    "what the verb needs after it": (corpus.attribution, "fits", lambda *_: True),
    "according to": (corpus.attribution, "_according_to", _nothing),
    "continuation": (corpus.statement._Reading, "_continue", _nothing),
}


def articles_per_second(articles: dict[str, Article]) -> float:
    """Of articles made of the words of these, 700 each; the best of three rounds."""
    text = "\n".join(article.text for article in articles.values())
    pieces = re.findall(rf"(?:\S+\s+){{{WORDS}}}", text)
    example = next(iter(articles.values()))
    made = [Article(**{**_fields(example), "text": piece}) for piece in pieces]
    best = 0.0
    for _ in range(3):
        start = perf_counter()
        for _ in range(5):
            for article in made:
                statements(article)
        best = max(best, 5 * len(made) / (perf_counter() - start))
    return best


def _fields(article: Article) -> dict[str, str | None]:
    return {name: getattr(article, name) for name in article.__slots__}


def main(folder: Path, show: Callable[[str], None] = print) -> None:
    labels = load(folder)
    articles = load_articles(folder, labels)
    results = outcomes(labels, articles)
    show(f"{'all rules':32} {scores(results)}")
    for rule, (owner, name, instead) in RULES.items():
        with without(owner, name, instead):
            show(f"{'without ' + rule:40} {scores(outcomes(labels, articles))}")
    for line in errors(results):
        show(line)
    show(f"articles of {WORDS} words a second: {articles_per_second(articles):.0f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
