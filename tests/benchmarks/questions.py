"""The benchmark data of ../shared/eval as folders of articles with questions about them."""

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Paragraph:
    """One paragraph, which becomes an article of its own."""

    name: str
    title: str
    text: str


@dataclass(frozen=True)
class Question:
    text: str
    paragraph: str
    """The name of the paragraph it was written for."""
    answers: tuple[str, ...]
    """Any of these words, or sentences, in a quote makes it right; empty: not answerable."""


def xquad(data: Path) -> tuple[list[Paragraph], list[Question]]:
    """240 paragraphs of Wikipedia with 1,190 questions."""
    paragraphs, questions = [], []
    for article in json.loads((data / "xquad/xquad.en.json").read_text())["data"]:
        for entry in article["paragraphs"]:
            name = f"xquad{len(paragraphs):03}"
            title = article["title"].replace("_", " ")
            paragraphs.append(Paragraph(name, title, entry["context"]))
            questions += [
                Question(qa["question"], name, tuple(answer["text"] for answer in qa["answers"]))
                for qa in entry["qas"]
            ]
    return paragraphs, questions


def clapnq(data: Path) -> tuple[list[Paragraph], list[Question]]:
    """300 paragraphs of Wikipedia, each with a question; half of them don't answer theirs."""
    paragraphs, questions = [], []
    for file in ("answerable", "unanswerable"):
        for line in (data / f"clapnq/{file}.jsonl").read_text().splitlines():
            row = json.loads(line)
            name = f"clapnq{len(paragraphs):03}"
            passage = row["passages"][0]
            paragraphs.append(Paragraph(name, passage["title"], "\n".join(passage["sentences"])))
            chosen = {
                " ".join(sentence.split())
                for output in row["output"]
                for sentence in output["selected_sentences"]
            }
            questions.append(Question(row["input"], name, tuple(sorted(chosen))))
    return paragraphs, questions


def write_folder(folder: Path, paragraphs: list[Paragraph]) -> Path:
    """A file for each paragraph, with its title as front matter."""
    folder.mkdir()
    for paragraph in paragraphs:
        text = f"---\ntitle: {json.dumps(paragraph.title)}\n---\n\n{paragraph.text}\n"
        (folder / f"{paragraph.name}.txt").write_text(text)
    return folder
