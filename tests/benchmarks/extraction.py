"""How much of an article is found in saved pages and in text scraped from them, and what else is.

    python -m tests.benchmarks.extraction ../shared/eval/article_extraction

For 91 web pages with their bodies marked by hand (the article-extraction-benchmark): precision,
recall and F1 of shingles of four words, as that benchmark counts them, of the page read as HTML
and of its visible text read as plain text, each beside what is there without us; the share of the
bodies themselves that is kept when they are read as text; how often title, author, publication and
date agree with the page's own JSON-LD and OpenGraph; and how many files are read in a second.
"""

import gzip
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median
from time import perf_counter

import trafilatura
from bs4 import BeautifulSoup
from lxml import html
from lxml.html import HtmlElement

from corpus import Article, read_article
from corpus.errors import ReadError
from corpus.metadata import page_facts

FACTS = ("title", "author", "publication", "published")


@dataclass(frozen=True)
class Page:
    """One page of the benchmark."""

    name: str
    content: bytes
    body: str

    @property
    def scraped(self) -> str:
        """Its visible text, with a line break at every tag."""
        soup = BeautifulSoup(self.content, "lxml")
        for tag in soup(["script", "style", "noscript", "template"]):
            tag.decompose()
        return soup.get_text("\n")


def load(folder: Path) -> list[Page]:
    """The pages of the benchmark's folder, by name."""
    truth = json.loads((folder / "ground-truth.json").read_text())
    files = {name: folder / "html" / f"{name}.html.gz" for name in sorted(truth)}
    return [
        Page(name, gzip.decompress(file.read_bytes()), truth[name]["articleBody"])
        for name, file in files.items()
    ]


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Every run of four words, and how often it occurs; all the words of a shorter text."""
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))


def precision_recall(body: str, found: str) -> tuple[float, float]:
    """Of one page, as the benchmark has it."""
    wanted, got = shingles(body), shingles(found)
    right = (wanted & got).total()
    return right / got.total(), right / wanted.total()


def scores(pages: list[Page], found: Mapping[str, str]) -> tuple[float, float, float]:
    """Mean precision, mean recall and the F1 of these two."""
    pairs = [precision_recall(page.body, found[page.name]) for page in pages]
    precision, recall = (mean(values) for values in zip(*pairs, strict=True))
    return precision, recall, 2 * precision * recall / (precision + recall)


def read(suffix: str, content: bytes) -> Article | None:
    """The article in a file of that content, None where there is none."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"page{suffix}"
        file.write_bytes(content)
        try:
            return read_article(file)
        except ReadError:
            return None


def read_as(suffix: str, content: bytes) -> str:
    """The body that Onrecord takes from a file of that content; "" when it takes none."""
    article = read(suffix, content)
    return article.text if article else ""


def eight_words(text: str) -> str:
    """Only the lines of eight words that end in punctuation."""
    lines = (line.strip() for line in text.split("\n"))
    return "\n".join(
        line for line in lines if len(line.split()) >= 8 and re.search(r"[.!?…][\"'”’)]*$", line)
    )


def normalised(fact: str | None) -> str:
    return " ".join(re.findall(r"\w+", fact or "")).casefold()


def stated(page: Page) -> HtmlElement:
    """The page as a tree."""
    return html.document_fromstring(page.content, parser=html.HTMLParser(encoding="utf-8"))


def without_statements(page: Page) -> bytes:
    """The page without its JSON-LD and meta tags: what is left must be read from what it shows."""
    tree = stated(page)
    for tag in tree.xpath("//script[contains(@type, 'ld+json')] | //meta | //link"):
        tag.drop_tree()
    return b"<meta charset='utf-8'>" + html.tostring(tree, encoding="utf-8")


def agreement(pages: list[Page], suffix: str, content: Callable[[Page], bytes]) -> dict[str, str]:
    """Of each fact that pages state in JSON-LD or meta tags: how many we give, and give so."""
    counts = {name: [0, 0, 0] for name in FACTS}
    for page in pages:
        known = page_facts(stated(page))
        article = read(suffix, content(page))
        for name, count in counts.items():
            want, have = normalised(getattr(known, name)), normalised(getattr(article, name, None))
            count[0] += bool(want)
            count[1] += bool(want and have)
            count[2] += bool(want and have) and (want == have or want in have or have in want)
    return {name: "{2} of {1} given, {0} stated".format(*n) for name, n in counts.items()}


def files_per_second(pages: list[Page], read: Callable[[Page], object]) -> float:
    """The median of three rounds over all pages."""
    rounds = []
    for _ in range(3):
        start = perf_counter()
        for page in pages:
            read(page)
        rounds.append(len(pages) / (perf_counter() - start))
    return median(rounds)


def main(folder: Path) -> None:
    pages = load(folder)
    texts = {page.name: page.scraped for page in pages}
    rows = {
        "HTML: Onrecord": {p.name: read_as(".html", p.content) for p in pages},
        "HTML: trafilatura alone": {p.name: trafilatura.extract(p.content) or "" for p in pages},
        "text: Onrecord": {p.name: read_as(".txt", texts[p.name].encode()) for p in pages},
        "text: everything": texts,
        "text: lines of eight words": {name: eight_words(text) for name, text in texts.items()},
        "the bodies as text": {p.name: read_as(".txt", p.body.encode()) for p in pages},
    }
    print(f"{'':28} precision  recall      F1")
    for row, found in rows.items():
        print(f"{row:28} {'{:9.4f} {:7.4f} {:7.4f}'.format(*scores(pages, found))}")
    for row, suffix, content in (
        ("HTML", ".html", lambda page: page.content),
        ("HTML without its statements", ".html", without_statements),
        ("text", ".txt", lambda page: page.scraped.encode()),
    ):
        print(f"facts that agree, from {row}")
        for name, line in agreement(pages, suffix, content).items():
            print(f"    {name:24} {line}")
    print("files a second")
    for row, read in {
        "HTML: Onrecord": lambda p: read_as(".html", p.content),
        "HTML: trafilatura alone": lambda p: trafilatura.bare_extraction(p.content),
        "text: Onrecord": lambda p: read_as(".txt", texts[p.name].encode()),
    }.items():
        print(f"{row:28} {files_per_second(pages, read):6.1f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
