"""The sample articles, and which folder an index is of."""

from importlib.resources import files
from pathlib import Path

from corpus.article import article_id
from corpus.errors import NoIndexError
from index.manifest import STORE, current_generation, read_manifest
from index.store import article_ids


def sample_articles() -> Path:
    """The folder of sample articles that comes with Onrecord."""
    return Path(str(files("corpus") / "articles"))


def folder_to_index(location: Path) -> Path:
    """The folder that is indexed at `location`, else the samples.

    When that folder is gone and held samples, those of another copy of Onrecord, it is ours.
    Raises IndexUnusableError when the index doesn't say what it is of.
    """
    try:
        folder = Path(read_manifest(current_generation(location)).folder)
    except NoIndexError:
        return sample_articles()
    return sample_articles() if holds_samples(location) and not folder.exists() else folder


def holds_samples(location: Path) -> bool:
    """Whether what is indexed at `location` are sample articles, going by their names."""
    sample_ids = {article_id(Path(path.name)) for path in sample_articles().glob("*.md")}
    return article_ids(current_generation(location) / STORE) == sample_ids
