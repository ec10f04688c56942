"""ask(): the front door for Python."""

from functools import lru_cache
from pathlib import Path
from threading import Lock

from app.answer import Answer, answer_question
from app.settings import read_settings
from index.embedder import SentenceEmbedder
from index.index import Index
from index.manifest import current_generation
from index.models import RERANKER, find_embedder, find_weights
from index.reranker import CrossEncoder


def ask(
    question: str,
    *,
    index: str | Path | Index | None = None,
    publication: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Answer:
    """Answer `question` with sentences quoted from the indexed articles.

    `index` is a location or an open Index (default: ONRECORD_INDEX, else the user's data
    folder). `publication` restricts to articles whose publication's name contains it; `since`
    and `until` to those published in these ISO 8601 days, months or years, both included.
    Where the articles don't answer, `found` is False. Raises OnrecordError: its message is
    for the user.
    """
    opened = index if isinstance(index, Index) else open_index(index)
    return answer_question(opened, question, publication=publication, since=since, until=until)


def open_index(location: str | Path | None = None) -> Index:
    """The index at `location` (default: as for ask), opened once for each rebuild of it."""
    settings = read_settings()
    folder = Path(location or settings.index).expanduser().absolute()
    with _opening:
        return _opened(folder, current_generation(folder).name, settings.model)


_opening = Lock()


@lru_cache(maxsize=2)
def _opened(location: Path, _generation: str, model: str | None) -> Index:
    return Index.open(location, embedder=_embedder(model), reranker=_reranker())


@lru_cache(maxsize=1)
def _embedder(model: str | None) -> SentenceEmbedder:
    return SentenceEmbedder(find_embedder(model))


@lru_cache(maxsize=1)
def _reranker() -> CrossEncoder:
    return CrossEncoder(find_weights(RERANKER).path)
