"""Which copies are found, and what is wrongly taken for one, by the share of words in common.

    python -m tests.benchmarks.duplicates ../shared/eval

The texts are 91 web articles (article_extraction) with xquad's 48 Wikipedia articles, and clapnq's
paragraphs as short texts. Of half of them copies are made in several ways; the other half serves
to write texts that are no copies, but share sentences, a footer or a template with one or quote
it whole. Printed, for thresholds around COPIED: the share of copies that are grouped with their
original and nothing else, and the share of the others that are grouped with anything.
"""

import json
import random
import re
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

from index import duplicates
from index.duplicates import BRIEF, groups_of_copies
from tests.benchmarks.questions import clapnq

THRESHOLDS = (0.6, duplicates.COPIED, 0.8)
FOOTER = (
    "Was this page useful? Write to the editors, who read every letter. Subscribe to the morning "
    "briefing, and follow our reporters wherever you are. All rights are reserved, and nothing on "
    "this site may be copied without the written consent of its owners."
)
INTRO = "You are reading the mobile edition of our site. Skip to the main story, or go to the menu."

chance = random.Random(1)

Make = Callable[[str, str], str]
"""Makes a text from one text and another that has nothing to do with it."""


def cut(text: str, share: float) -> str:
    words = text.split()
    return " ".join(words[: int(len(words) * share)])


def changed(text: str, other: str, share: float) -> str:
    """Each word becomes one of the other text's with this chance."""
    spare = other.split()
    return re.sub(
        r"\S+", lambda word: chance.choice(spare) if chance.random() < share else word[0], text
    )


def quoting(text: str, other: str, share: float) -> str:
    """As long as the shorter of the two; about this share of it are sentences of `text`."""
    length = min(len(text), len(other))
    sentences = re.split(r"(?<=[.!?])\s+", text)
    chance.shuffle(sentences)
    own, quoted = other[: int(length * (1 - share))], ""
    for sentence in sentences:
        if len(quoted) + len(sentence) <= share * length:
            quoted += " " + sentence
    middle = own.find(" ", len(own) // 2)
    return own[:middle] + quoted + own[middle:]


def hosting(text: str, other: str) -> str:
    """Three times as long as `text`, with that in the middle."""
    own = (f"{other}\n" * (len(text) // len(other) + 1))[: len(text)]
    return f"{own}\n{text}\n{own[::-1]}"


def renumbered(text: str) -> str:
    """Every sixth word is followed by a figure, each time another."""
    return re.sub(r"((?:\S+\s+){6})", lambda words: f"{words[0]}{chance.randrange(10**6)} ", text)


COPIES: dict[str, Make] = {
    "the same": lambda text, other: text,
    "hard-wrapped, in capitals": lambda text, other: textwrap.fill(text, 60).upper(),
    "another headline": lambda text, other: f"A headline by somebody else\n{text}",
    "intro and footer": lambda text, other: f"{INTRO}\n{text}\n{FOOTER}",
    "first 60 %": lambda text, other: cut(text, 0.6),
    "first 30 %": lambda text, other: cut(text, 0.3),
    "first half and footer": lambda text, other: f"{cut(text, 0.5)}\n{FOOTER}",
    "5 % of words changed": lambda text, other: changed(text, other, 0.05),
    "10 % of words changed": lambda text, other: changed(text, other, 0.1),
    "half, 5 % of it changed": lambda text, other: changed(cut(text, 0.5), other, 0.05),
}
OTHERS: dict[str, Make] = {
    "about something else": lambda text, other: other,
    "20 % are quotes from it": lambda text, other: quoting(text, other, 0.2),
    "40 % are quotes from it": lambda text, other: quoting(text, other, 0.4),
    "quotes it whole": hosting,
}


def main(data: Path) -> None:
    articles = json.loads((data / "article_extraction/ground-truth.json").read_text())
    xquad = json.loads((data / "xquad/xquad.en.json").read_text())["data"]
    long = [entry["articleBody"] for entry in articles.values()]
    long += ["\n".join(part["context"] for part in entry["paragraphs"]) for entry in xquad]
    print("By COPIED =                  " + "".join(f"{share:7}" for share in THRESHOLDS))
    measure("articles", long)
    measure("paragraphs", [paragraph.text for paragraph in clapnq(data)[0]])


def measure(name: str, texts: list[str]) -> None:
    copies = {number for group in groups_of_copies(texts) for number in group[1:]}
    texts = [text for number, text in enumerate(texts) if number not in copies]
    brief = sum(len(text.split()) < BRIEF for text in texts)
    print(f"\n{len(texts)} {name}, {brief} of them brief (another {len(copies)} were copies)")
    originals, unrelated = texts[0::2], texts[1::2]
    pairs = list(zip(originals, unrelated, strict=False))
    print("  copies found")
    for kind, make in COPIES.items():
        row(kind, [text for text, _ in pairs], [make(*pair) for pair in pairs])
    print("  others wrongly taken for copies")
    for kind, make in OTHERS.items():
        row(kind, [text for text, _ in pairs], [make(*pair) for pair in pairs])
    footed = [[f"{text}\n{FOOTER}" for text in side] for side in zip(*pairs, strict=True)]
    row("has the same footer", *footed)
    reports = [[renumbered(text) for text, _ in pairs] for _ in range(2)]
    row("comes from the same template", *reports)


def row(kind: str, originals: list[str], made: list[str]) -> None:
    """One line of the table: the share of `made` that is in a group with its original alone."""
    shares, usual = [], duplicates.COPIED
    for duplicates.COPIED in THRESHOLDS:
        groups = {tuple(group) for group in groups_of_copies([*originals, *made])}
        right = sum((n, n + len(originals)) in groups for n in range(len(originals)))
        if stray := len(groups) - right:
            kind += f" ({stray} stray)"
        shares.append(right / len(originals))
    duplicates.COPIED = usual
    print(f"    {kind:28}" + "".join(f"{share:7.2f}" for share in shares), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
