"""From a folder of articles to a new generation of the index, published atomically."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from filelock import FileLock, Timeout
from numpy.typing import NDArray

from corpus.article import Article
from corpus.errors import (
    UNSHOWABLE,
    IndexUnusableError,
    NotFoundError,
    OnrecordError,
    ReadError,
    SettingError,
    shown,
)
from corpus.passage import split_into_passages
from corpus.reader import article_files, read_article
from index.duplicates import find_copies, find_repeats
from index.embedder import Embedder
from index.manifest import (
    CURRENT,
    FORMAT,
    GENERATION,
    NEW,
    STORE,
    TERMS,
    VECTORS,
    Manifest,
    check_files,
    checksums,
    current_generation,
    new_generation,
    publish,
    read_manifest,
    write_manifest,
)
from index.store import FileState, Store, write_store
from index.terms import TermIndex
from index.vectors import VectorIndex

LOCK = "rebuild.lock"
OWN_FILES = {CURRENT, CURRENT + NEW, LOCK}

Progress = Callable[[str, int, int], None]
"""Called with (what is being done, done, total)."""


def no_progress(*_: object) -> None:
    """For callers that show none."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What one build did; `problems` are one line for each file that could not be read."""

    folder: str
    articles: int
    passages: int
    embedded: int
    """Passages whose vector was computed; the others' were kept from the last index."""
    copies: int
    """Articles that are copies of others."""
    problems: list[str]


def build_index(
    folder: str | Path, location: str | Path, embedder: Embedder, progress: Progress = no_progress
) -> BuildReport:
    """Index `folder` at `location`. What was there answers until the new index is whole.

    Interrupted or killed at any moment, it leaves the old index in place. Vectors of
    unchanged passages are kept. Raises NotFoundError when `folder` doesn't exist or holds no
    readable article, SettingError when `location` is among the articles, holds other things or
    can't be written, and IndexUnusableError while another build is running.
    """
    folder, location = Path(folder).absolute(), Path(location).absolute()
    _check_places(folder, location)
    files = list(article_files(folder))
    try:
        location.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingError(f"no index can be written to {location}: {error.strerror}") from None
    try:
        with FileLock(location / LOCK, blocking=False):
            remove_old_generations(location)
            generation = new_generation(location)
            try:
                report = _fill(generation, folder, files, embedder, progress)
                publish(location, generation)
            finally:
                remove_old_generations(location)
            return report
    except Timeout:
        raise IndexUnusableError(
            f"another rebuild of {location} is running; wait for it to end"
        ) from None


def _check_places(folder: Path, location: Path) -> None:
    for path in (folder, location):
        if UNSHOWABLE.search(str(path)):
            raise SettingError(f"{shown(path)}: a path with characters that can't be shown")
    if location.resolve().is_relative_to(folder.resolve()):
        raise SettingError(f"the index at {location} would lie among the articles of {folder}")
    try:
        names = {path.name for path in location.iterdir()} if location.exists() else set()
    except OSError as error:
        raise SettingError(f"no index can be written to {location}: {error.strerror}") from None
    for name in sorted(names - OWN_FILES):
        if not GENERATION.fullmatch(name) and not name.startswith("."):
            raise SettingError(f"{location} holds other things ({name}); name an empty folder")


def changed_files(folder: Path, known: dict[str, FileState]) -> int:
    """How many files were added, changed or removed since `known` was taken."""
    states = (_state(folder, path) for path in article_files(folder))
    now = {state.path: state for state in states}
    changed = sum(
        (state.size, state.mtime_ns) != (known[path].size, known[path].mtime_ns)
        for path, state in now.items()
        if path in known
    )
    return changed + len(now.keys() ^ known.keys())


def remove_old_generations(location: Path) -> None:
    """Delete every generation but the current one, with what killed builds left behind."""
    try:
        current = current_generation(location).name
    except OnrecordError:
        current = ""
    for path in location.iterdir():
        if GENERATION.fullmatch(path.name) and path.name != current:
            shutil.rmtree(path, ignore_errors=True)


def _fill(
    generation: Path, folder: Path, files: list[Path], embedder: Embedder, progress: Progress
) -> BuildReport:
    articles, states, problems = _read_all(folder, files, progress)
    if not articles:
        detail = f" ({problems[0]})" if len(problems) == 1 else ""
        raise NotFoundError(f"{folder}: no article could be read{detail}; nothing was changed")
    passages = [passage for article in articles for passage in split_into_passages(article)]
    progress("Comparing articles", 0, 1)
    groups = find_copies(articles)
    repeats = find_repeats(groups, passages)
    progress("Comparing articles", 1, 1)
    titles = {article.id: article.title for article in articles}
    texts = [searchable_text(titles[passage.article_id], passage.text) for passage in passages]
    vectors, embedded = _vectors(generation.parent, texts, embedder, progress)
    progress("Writing the index", 0, 1)
    VectorIndex.build(vectors).write(generation / VECTORS)
    TermIndex.build(generation / TERMS, texts)
    write_store(generation / STORE, articles, passages, states, groups, repeats)
    write_manifest(
        generation,
        Manifest(
            format=FORMAT,
            folder=str(folder),
            model=embedder.name,
            model_sha256=embedder.sha256,
            articles=len(articles),
            passages=len(passages),
            built=datetime.now(UTC).isoformat(timespec="seconds"),
            checksums=checksums(generation),
        ),
    )
    progress("Writing the index", 1, 1)
    copies = sum(len(group) - 1 for group in groups)
    return BuildReport(str(folder), len(articles), len(passages), embedded, copies, problems)


def searchable_text(title: str | None, text: str) -> str:
    """What is embedded and put in the term index for a passage."""
    return f"{title}\n{text}" if title else text


def _state(folder: Path, path: Path) -> FileState:
    name = shown(path.relative_to(folder))
    try:
        stat = path.stat()
    except OSError:  # gone since it was listed, or not for us to see
        return FileState(name, 0, 0, None)
    return FileState(name, stat.st_size, stat.st_mtime_ns, None)


def _read_all(
    folder: Path, files: list[Path], progress: Progress
) -> tuple[list[Article], list[FileState], list[str]]:
    articles, states, problems = [], [], []
    for done, path in enumerate(files, start=1):
        state = _state(folder, path)
        try:
            articles.append(read_article(path, folder))
        except ReadError as error:
            problems.append(str(error))
            state = FileState(state.path, state.size, state.mtime_ns, error.reason)
        states.append(state)
        progress("Reading articles", done, len(files))
    return articles, states, problems


def _vectors(
    location: Path, texts: list[str], embedder: Embedder, progress: Progress
) -> tuple[NDArray[np.float32], int]:
    """The vector of each text, from the current index where it has one, and how many are new."""
    known = _known_vectors(location, embedder)
    missing = [text for text in dict.fromkeys(texts) if text not in known]
    if missing:
        fresh = embedder.encode_passages(
            missing, lambda done, total: progress("Embedding passages", done, total)
        )
        known.update(zip(missing, fresh, strict=True))
    return np.stack([known[text] for text in texts]), len(missing)


def _known_vectors(location: Path, embedder: Embedder) -> dict[str, NDArray[np.float32]]:
    try:
        generation = current_generation(location)
        manifest = read_manifest(generation)
        check_files(generation, manifest)
    except OnrecordError:
        return {}
    if manifest.model_sha256 != embedder.sha256:
        return {}
    store, vectors = Store(generation / STORE), VectorIndex.read(generation / VECTORS)
    titles = store.titles()
    passages = list(store.all_passages())
    store.close()
    rows = vectors.rows([number for number, _ in passages])
    return {
        searchable_text(titles[passage.article_id], passage.text): row
        for (_, passage), row in zip(passages, rows, strict=True)
    }
