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

    An index of the samples that another copy of Onrecord made counts as one of ours, since that
    copy may be gone. Raises IndexUnusableError when the index doesn't say what it is of.
    """
    try:
        generation = current_generation(location)
    except NoIndexError:
        return sample_articles()
    sample_ids = {article_id(Path(path.name)) for path in sample_articles().glob("*.md")}
    if article_ids(generation / STORE) == sample_ids:
        return sample_articles()
    return Path(read_manifest(generation).folder)
