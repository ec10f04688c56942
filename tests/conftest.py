"""Shared fixtures. No test, and nothing it calls in this process, may leave the machine."""

from pathlib import Path

import pytest

from index import Index, build_index
from tests.no_network import forbid_network
from tests.small_models import WordEmbedder, WordReranker

forbid_network()

SHARED = Path(__file__).parents[2] / "shared"

ARTICLES = {
    "harbour.md": """---
title: The harbour wall
publication: The Quay
author: Ada Mole
published: "2019-05-04"
---

The harbour wall was repaired in spring. Mayor Ruth Okafor said the repair cost two million.

Fishing boats returned in June. “The wall will stand for fifty years,” said the engineer.
""",
    "ferry.txt": "The ferry leaves at seven. It carries ninety passengers to the island.\n",
    "old/library.md": """---
title: A library reopens
publication: Evening Post
published: "2012-11"
---

The library reopened with a new roof. Readers queued from dawn.
""",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of three short articles."""
    root = tmp_path / "articles"
    for name, text in ARTICLES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


@pytest.fixture
def copied(folder: Path) -> Path:
    """The three articles, and two copies of the one about the harbour wall."""
    text = ARTICLES["harbour.md"].split("---")[2].strip()
    facts = "title: <b>Wall</b> repaired\npublication: Evening Post\npublished: '2019-05-05'"
    plain = text.replace("“", '"').replace("”", '"')
    (folder / "wall.md").write_text(f"---\n{facts}\n---\n\n{plain}\n")
    (folder / "saved.txt").write_text(text.replace(" in June", " in early June"))
    return folder


@pytest.fixture
def embedder() -> WordEmbedder:
    return WordEmbedder()


@pytest.fixture
def location(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def index(folder: Path, location: Path, embedder: WordEmbedder) -> Index:
    """The three articles, indexed with the small models."""
    build_index(folder, location, embedder)
    return open_small(location, embedder)


def open_small(location: Path, embedder: WordEmbedder | None = None) -> Index:
    return Index.open(location, embedder=embedder or WordEmbedder(), reranker=WordReranker())


@pytest.fixture
def shared_articles() -> Path:
    """The owner's five articles, which are not part of the project."""
    if not (SHARED / "articles").is_dir():
        pytest.skip("../shared/articles is not here")
    return SHARED / "articles"
