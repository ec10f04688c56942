"""How long answers take, by part, on an index of the sample articles.

    python -m tests.benchmarks.speed [LOCATION]

Prints the median over 50 questions of a warm `ask`, split into embedding the question, the two
searches, reranking (passages and sentences) and the rest, and the share of the rest.
With LOCATION, another index is asked.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from app import ask
from app.samples import sample_articles
from index import Index, build_index

NAMES = ["Segal", "Lewis", "Kissinger", "Daniel", "Scobell"]
NAMES += ["Mulvenon", "Coleman", "Goldsmith", "the FBI", "China"]
QUESTIONS = [
    form.format(name)
    for name in NAMES
    for form in (
        "What did {} say about supply chains?",
        "What does {} think of Beijing’s control over hackers?",
        "What did {} propose?",
        "Why did {} talk to the other side in 2015?",
        "Does {} want a treaty on cyber-weapons?",
    )
]


def main(location: Path | None = None) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        if location is None:
            from index.embedder import SentenceEmbedder
            from index.models import find_embedder

            location = Path(scratch) / "index"
            build_index(sample_articles(), location, SentenceEmbedder(find_embedder()))
        measure(Index.open(location))


def measure(index: Index) -> None:
    spent: dict[str, float] = {}

    def timed(part: str, holder: Any, name: str) -> None:
        inner: Callable[..., Any] = getattr(holder, name)

        def call(*args: Any, **kwargs: Any) -> Any:
            began = time.perf_counter()
            result = inner(*args, **kwargs)
            spent[part] = spent.get(part, 0.0) + time.perf_counter() - began
            return result

        setattr(holder, name, call)

    timed("embed", index.embedder, "encode_query")
    timed("search", index._vectors, "search")
    timed("search", index._terms, "search")
    timed("rerank", index.reranker, "score")
    for question in QUESTIONS[:5]:
        ask(question, index=index)
    rows = []
    for question in QUESTIONS:
        spent.clear()
        began = time.perf_counter()
        ask(question, index=index)
        total = time.perf_counter() - began
        rows.append({**spent, "rest": total - sum(spent.values()), "total": total})
    print(f"Warm ask over {len(rows)} questions on {index.manifest.passages} passages, median:")
    for part in ("embed", "search", "rerank", "rest", "total"):
        print(f"  {part:7} {median(row[part] for row in rows) * 1000:7.1f} ms")
    share = median(row["rest"] / row["total"] for row in rows)
    p95 = quantiles([row["total"] for row in rows], n=20)[-1]
    print(f"  95th percentile of the total {p95 * 1000:.1f} ms; the rest is {share:.1%} of it")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
