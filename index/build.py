"""From a folder of articles to a new generation of the index, published atomically."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
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
from corpus.folder import Listing, list_folder
from corpus.guard import Guard
from corpus.passage import split_into_passages
from corpus.reader import MAX_FILE_BYTES
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

MOST_REASONS = 3
"""Problems of single articles of a file that are stored with it."""

Progress = Callable[[str, int, int], None]
"""Called with (what is being done, done, total)."""


def no_progress(*_: object) -> None:
    """For callers that show none."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What one build did."""

    folder: str
    files: int
    """Files that gave at least one article."""
    articles: int
    passages: int
    embedded: int
    """Passages whose vector was computed; the others' were kept from the last index."""
    copies: int
    """Articles that are copies of others."""
    problems: list[str]
    """One line for each file, or article in a file, that could not be read."""
    left_out: list[str]
    """What was not tried and why, one line for each reason."""


def build_index(
    folder: str | Path,
    location: str | Path,
    embedder: Embedder,
    progress: Progress = no_progress,
    max_bytes: int = MAX_FILE_BYTES,
) -> BuildReport:
    """Index `folder` at `location`. What was there answers until the new index is whole.

    Files larger than `max_bytes` are not read.

    Interrupted or killed at any moment, it leaves the old index in place. Vectors of
    unchanged passages are kept. Raises NotFoundError when `folder` doesn't exist or holds no
    readable article, SettingError when `location` is among the articles, holds other things or
    can't be written, and IndexUnusableError while another build is running.
    """
    folder, location = Path(folder).absolute(), Path(location).absolute()
    _check_places(folder, location)
    listing = list_folder(folder)
    try:
        location.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingError(f"no index can be written to {location}: {error.strerror}") from None
    try:
        with FileLock(location / LOCK, blocking=False):
            remove_old_generations(location)
            generation = new_generation(location)
            try:
                with Guard(max_bytes) as guard:
                    reading = _read_all(guard, folder, listing, progress)
                report = _fill(generation, folder, reading, embedder, progress)
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
    listing = list_folder(folder)
    states = (_state(folder, path) for path in listing.files + listing.sidecars)
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


@dataclass(frozen=True, slots=True)
class _Reading:
    articles: list[Article]
    states: list[FileState]
    problems: list[str]
    left_out: list[str]


def _fill(
    generation: Path, folder: Path, reading: _Reading, embedder: Embedder, progress: Progress
) -> BuildReport:
    articles, problems = reading.articles, reading.problems
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
    write_store(generation / STORE, articles, passages, reading.states, groups, repeats)
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
    return BuildReport(
        folder=str(folder),
        files=len({article.path for article in articles}),
        articles=len(articles),
        passages=len(passages),
        embedded=embedded,
        copies=sum(len(group) - 1 for group in groups),
        problems=problems,
        left_out=reading.left_out,
    )


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


def _read_all(guard: Guard, folder: Path, listing: Listing, progress: Progress) -> _Reading:
    articles: list[Article] = []
    states, problems = [_state(folder, path) for path in listing.sidecars], []
    for done, path in enumerate(listing.files, start=1):
        state = _state(folder, path)
        try:
            reading = guard.read(path, folder)
            articles += reading.articles
            reason = "; ".join(reading.problems[:MOST_REASONS]) or None
            problems += [f"{path}: {problem}" for problem in reading.problems]
        except ReadError as error:
            problems.append(str(error))
            reason = error.reason
        states.append(replace(state, problem=reason))
        progress("Reading articles", done, len(listing.files))
    return _Reading(articles, states, problems, listing.left_out())


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
