"""How large passages should be: evidence found within a fixed amount of retrieved text.

    python tests/benchmarks/passage_size.py ../shared/eval

For each size and overlap (UTF-8 bytes), passages are ranked by vector and BM25 fused, as the
index does, and read from the top until 3,000 characters are used up. Printed: the share of
evidence characters among them (chroma_chunking, its five texts as one corpus), the share of
questions whose answer stands in them (xquad, its 48 articles), and the share of passages that
the embedder truncates at 256 tokens.
"""

import csv
import json
import sys
import tempfile
from pathlib import Path

import numpy as np

from corpus.article import Article
from corpus.passage import Passage, split_into_passages
from index.build import no_progress
from index.embedder import SentenceEmbedder
from index.index import CANDIDATES, fuse
from index.models import find_embedder
from index.terms import TermIndex
from index.vectors import VectorIndex

BUDGET = 3_000
SIZES = [(400, 0), (600, 0), (600, 150), (900, 0), (900, 200), (1_200, 0), (1_200, 300)]

Question = tuple[str, list[tuple[str, int, int]]]
"""The question, and the spans (article id, start, end) that answer it."""


def main(data: Path) -> None:
    embedder = SentenceEmbedder(find_embedder())
    sets = {"chroma_chunking": chroma(data), "xquad": xquad(data)}
    print("size overlap  " + "  ".join(f"{name:>16}" for name in sets) + "  truncated")
    for size, overlap in SIZES:
        row, truncated = [], []
        for articles, questions in sets.values():
            passages = [p for a in articles for p in split_into_passages(a, size, overlap)]
            tokens = embedder._model.tokenizer([p.text for p in passages])["input_ids"]
            truncated += [len(ids) > 256 for ids in tokens]
            row.append(evidence_found(passages, questions, embedder))
        scores = "  ".join(f"{score:16.3f}" for score in row)
        print(f"{size:4} {overlap:7}  {scores}  {np.mean(truncated):9.3f}", flush=True)


def evidence_found(
    passages: list[Passage], questions: list[Question], embedder: SentenceEmbedder
) -> float:
    texts = [passage.text for passage in passages]
    vectors = VectorIndex.build(embedder.encode_passages(texts, no_progress))
    with tempfile.TemporaryDirectory() as folder:
        TermIndex.build(Path(folder) / "terms", texts)
        terms = TermIndex.read(Path(folder) / "terms")
        found = []
        for question, spans in questions:
            numbers, _ = fuse(
                vectors.search(embedder.encode_query(question), CANDIDATES),
                terms.search(question, CANDIDATES),
            )
            found.append(covered([passages[n] for n in numbers], spans))
    return float(np.mean(found))


def covered(ranked: list[Passage], spans: list[tuple[str, int, int]]) -> float:
    """The share of the spans' characters in the first BUDGET characters of passages."""
    seen: dict[str, set[int]] = {}
    used = 0
    for passage in ranked:
        room = BUDGET - used
        seen.setdefault(passage.article_id, set()).update(
            range(passage.start, min(passage.end, passage.start + room))
        )
        used += passage.end - passage.start
        if used >= BUDGET:
            break
    wanted = [(article, place) for article, start, end in spans for place in range(start, end)]
    return float(np.mean([place in seen.get(article, ()) for article, place in wanted]))


def article(name: str, text: str) -> Article:
    return Article(name, name, None, None, None, None, name, text, "")


def chroma(data: Path) -> tuple[list[Article], list[Question]]:
    folder = data / "chroma_chunking"
    articles = [article(file.stem, file.read_text()) for file in sorted(folder.glob("*.md"))]
    with (folder / "questions.csv").open() as file:
        rows = list(csv.DictReader(file))
    return articles, [
        (
            row["question"],
            [
                (row["corpus_id"], reference["start_index"], reference["end_index"])
                for reference in json.loads(row["references"])
            ],
        )
        for row in rows
    ]


def xquad(data: Path) -> tuple[list[Article], list[Question]]:
    articles, questions = [], []
    for entry in json.loads((data / "xquad/xquad.en.json").read_text())["data"]:
        text = ""
        name = entry["paragraphs"][0]["qas"][0]["id"]
        for paragraph in entry["paragraphs"]:
            for qa in paragraph["qas"]:
                answer = qa["answers"][0]
                start = len(text) + answer["answer_start"]
                questions.append((qa["question"], [(name, start, start + len(answer["text"]))]))
            text += paragraph["context"] + "\n\n"
        articles.append(article(name, text))
    return articles, questions


if __name__ == "__main__":
    main(Path(sys.argv[1]))
