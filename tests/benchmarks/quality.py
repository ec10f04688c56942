"""Answers and refusals on public data, beside the plain baseline, in one run.

    python -m tests.benchmarks.quality ../shared/eval [EVERY]

First sentences: xquad's 240 paragraphs are the corpus; how often does the first cited sentence
contain a gold answer? The baseline is what a tutorial builds: chunks of 1,000 characters with
200 overlap, MiniLM vectors, a flat FAISS index, the best chunk's best sentence by vector.

Refusals: the paragraphs of a set are dealt into two indexes. A question put to the index that
lacks its paragraph should be refused ("absent"; on xquad the other paragraphs of the same
Wikipedia article are there), as should clapnq's questions whose paragraph doesn't answer them
("silent"). With EVERY, only every EVERY-th question of xquad is asked.
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
from langchain_text_splitters import RecursiveCharacterTextSplitter
from rich.console import Console
from rich.progress import track

from app.answer import ANSWERS, PASSAGES_READ, answer_question
from app.picking import ranked_sentences
from corpus.sentence import sentence_spans
from index import Index, build_index
from index.build import no_progress
from index.embedder import SentenceEmbedder
from index.models import find_embedder
from index.vectors import VectorIndex
from tests.benchmarks.questions import Paragraph, Question, clapnq, write_folder, xquad

THRESHOLDS = (2.0, 3.0, 4.0, ANSWERS, 6.0, 7.0, 8.0)


def main(data: Path, every: int = 1) -> None:
    embedder = SentenceEmbedder(find_embedder())
    with tempfile.TemporaryDirectory() as scratch:
        first_sentences(Path(scratch), embedder, *xquad(data), every)
        print(
            "\nShare answered, by threshold on the best sentence's score (the default in brackets)"
        )
        paragraphs, questions = xquad(data)
        refusals("xquad", Path(scratch), embedder, paragraphs, questions[:: 2 * every])
        refusals("clapnq", Path(scratch), embedder, *clapnq(data))


def first_sentences(
    scratch: Path,
    embedder: SentenceEmbedder,
    paragraphs: list[Paragraph],
    questions: list[Question],
    every: int,
) -> None:
    questions = questions[::every]
    index = built(scratch / "xquad", paragraphs, embedder)
    baseline = plain_baseline(paragraphs, embedder)
    right = {"baseline": 0, "Onrecord": 0}
    answered = 0
    for question in track(questions, "First sentences", console=Console(stderr=True)):
        answer = answer_question(index, question.text)
        answered += answer.found
        right["Onrecord"] += answer.found and contains(answer.citations[0].quote, question)
        right["baseline"] += contains(baseline(question.text), question)
    print(f"xquad, {len(questions)} questions: share whose first sentence has a gold answer")
    for name, count in right.items():
        print(f"  {name:9} {count / len(questions):.3f}")
    print(f"  Onrecord answered {answered / len(questions):.3f}; a refusal counts as wrong")


def refusals(
    name: str,
    scratch: Path,
    embedder: SentenceEmbedder,
    paragraphs: list[Paragraph],
    questions: list[Question],
) -> None:
    halves = [paragraphs[0::2], paragraphs[1::2]]
    indexes = [built(scratch / f"{name}{i}", half, embedder) for i, half in enumerate(halves)]
    home = {paragraph.name: i for i, half in enumerate(halves) for paragraph in half}
    best: dict[str, list[float]] = {"answerable": [], "silent": [], "absent": []}
    for question in track(questions, f"Refusals of {name}", console=Console(stderr=True)):
        own = home[question.paragraph]
        kind = "answerable" if question.answers else "silent"
        best[kind].append(best_score(indexes[own], question))
        best["absent"].append(best_score(indexes[1 - own], question))
    header = "".join(f"{threshold:7.1f}" for threshold in THRESHOLDS)
    print(f"{name:12}" + header.replace(f"  {ANSWERS}", f"[{ANSWERS}]"))
    for kind, scores in best.items():
        if scores:
            shares = [np.mean([score >= threshold for score in scores]) for threshold in THRESHOLDS]
            print(f"  {kind:10}" + "".join(f"{share:7.3f}" for share in shares))


def best_score(index: Index, question: Question) -> float:
    """The best sentence's score, answered or not."""
    hits = index.search(question.text, PASSAGES_READ)
    ranked = ranked_sentences(index, question.text, hits)
    return ranked[0].score if ranked else -np.inf


def built(folder: Path, paragraphs: list[Paragraph], embedder: SentenceEmbedder) -> Index:
    write_folder(folder, paragraphs)
    location = folder.with_name(folder.name + "-index")
    build_index(folder, location, embedder)
    return Index.open(location, embedder=embedder)


def plain_baseline(paragraphs: list[Paragraph], embedder: SentenceEmbedder) -> Callable[[str], str]:
    splitter = RecursiveCharacterTextSplitter(chunk_size=1_000, chunk_overlap=200)
    chunks = [chunk for paragraph in paragraphs for chunk in splitter.split_text(paragraph.text)]
    index = VectorIndex.build(embedder.encode_passages(chunks, no_progress))

    def best_sentence(question: str) -> str:
        query = embedder.encode_query(question)
        chunk = chunks[index.search(query, 1)[0][0]]
        sentences = [chunk[span.start : span.end] for span in sentence_spans(chunk)]
        return sentences[int(np.argmax(embedder.encode_passages(sentences, no_progress) @ query))]

    return best_sentence


def contains(sentence: str, question: Question) -> bool:
    return any(answer in sentence for answer in question.answers)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
