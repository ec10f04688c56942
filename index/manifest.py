"""What a finished index says about itself, and which of its generations is the current one.

LOCATION/
  CURRENT            the name of the generation that answers
  20260102T030405Z-1f2e3d4c/
    manifest.json    this module's Manifest
    store.sqlite     articles, passages, files
    vectors.faiss    passage vectors
    terms/           inverted index
"""

import json
import os
import re
import uuid
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from corpus.errors import IndexUnusableError, NoIndexError
from index.models import file_sha256

FORMAT = 2
"""Raised whenever an index made by an older version would be misread or read differently."""

CURRENT = "CURRENT"
NEW = ".new"
GENERATION = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{8}")
MANIFEST = "manifest.json"
STORE = "store.sqlite"
VECTORS = "vectors.faiss"
TERMS = "terms"


@dataclass(frozen=True, slots=True)
class Manifest:
    """Facts about one generation; `checksums` has the SHA-256 of each of its files."""

    format: int
    folder: str
    model: str
    model_sha256: str
    articles: int
    passages: int
    built: str
    """UTC, ISO 8601."""
    checksums: dict[str, str]


def current_generation(location: Path) -> Path:
    """The folder of the generation that answers. Raises NoIndexError when there is none."""
    try:
        name = (location / CURRENT).read_text().strip()
    except (OSError, UnicodeDecodeError):
        name = ""
    if not GENERATION.fullmatch(name):
        raise NoIndexError(f"no index at {location}; build one with: onrecord index FOLDER")
    return location / name


def new_generation(location: Path) -> Path:
    """An empty folder for a generation that isn't published yet."""
    generation = location / f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{uuid.uuid4().hex[:8]}"
    generation.mkdir()
    return generation


def write_manifest(generation: Path, manifest: Manifest) -> None:
    (generation / MANIFEST).write_text(json.dumps(asdict(manifest), indent=2))


def read_manifest(generation: Path) -> Manifest:
    """Raises IndexUnusableError when it is missing, damaged or of another format."""
    try:
        fields = json.loads((generation / MANIFEST).read_text())
        if fields["format"] != FORMAT:
            raise IndexUnusableError(
                f"the index at {generation.parent} has format {fields['format']}, this version "
                f"of Onrecord reads {FORMAT}; {rebuild_hint(fields.get('folder'))}"
            )
        return Manifest(**fields | {"checksums": dict(fields["checksums"])})
    except (OSError, ValueError, KeyError, TypeError):
        raise IndexUnusableError(
            f"{generation / MANIFEST} is missing or damaged; {rebuild_hint(None)}"
        ) from None


def checksums(generation: Path) -> dict[str, str]:
    """SHA-256 of the generation's data files, by path inside it."""
    files = [generation / STORE, generation / VECTORS, *sorted((generation / TERMS).iterdir())]
    return {
        file.relative_to(generation).as_posix(): file_sha256(file)
        for file in files
        if file.is_file() and not file.name.endswith(".lock")
    }


def check_files(generation: Path, manifest: Manifest) -> None:
    """Raises IndexUnusableError, naming the first file that isn't as it was written."""
    for name, expected in manifest.checksums.items():
        file = generation / name
        if not file.is_file() or file_sha256(file) != expected:
            raise IndexUnusableError(
                f"{file} is missing or damaged (checksum); {rebuild_hint(manifest.folder)}"
            )


def rebuild_hint(folder: str | None) -> str:
    """Which command makes the index anew."""
    return f"rebuild it with: onrecord index {folder or 'FOLDER'}"


def publish(location: Path, generation: Path) -> None:
    """Make `generation` the current one, in a single atomic step."""
    pointer = location / (CURRENT + NEW)
    with pointer.open("w") as file:
        file.write(generation.name)
        file.flush()
        os.fsync(file.fileno())
    pointer.replace(location / CURRENT)
