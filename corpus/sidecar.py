"""What a user wrote about an article in a file beside it: story.pdf.yaml or story.yaml."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from corpus.encoding import decoded
from corpus.errors import OnrecordError
from corpus.kinds import KINDS
from corpus.markup import MAX_FRONT_MATTER, facts_of, yaml_facts
from corpus.records import has_text
from corpus.source import Facts

SUFFIXES = (".yaml", ".yml", ".json")


def sidecar_of(path: Path, inside: Path) -> Path | None:
    """The sidecar of the article at `path`; that of the full name first. None without one.

    One that a link leads to outside the folder `inside` doesn't count.
    """
    for name in (path.name, path.stem):
        for suffix in SUFFIXES:
            beside = path.with_name(name + suffix)
            if beside != path and beside.is_file() and is_sidecar(beside, Beside.of([path.name])):
                return beside if beside.resolve().is_relative_to(inside.resolve()) else None
    return None


@dataclass(frozen=True, slots=True)
class Beside:
    """The names of the files in one folder, and how often each stem is that of a kind we read."""

    names: frozenset[str]
    stems: Counter[str]

    @classmethod
    def of(cls, names: Iterable[str]) -> Self:
        names = frozenset(names)
        paths = map(Path, names)
        return cls(names, Counter(path.stem for path in paths if path.suffix.lower() in KINDS))


def is_sidecar(path: Path, beside: Beside) -> bool:
    """Whether `path` is about another file of its folder.

    JSON that has a text of its own is an article, whatever its name; so is damaged JSON that
    doesn't have the other's full name, which must not keep that from being read.
    """
    if path.suffix.lower() not in SUFFIXES:
        return False
    has_full_name = path.stem in beside.names
    itself = path.name in beside.names and path.suffix.lower() in KINDS
    has_stem = beside.stems[path.stem] > itself
    if path.suffix.lower() == ".json" and (has_full_name or has_stem):
        return not _is_article(path, if_damaged=not has_full_name)
    return has_full_name or has_stem


def _is_article(path: Path, if_damaged: bool) -> bool:
    try:
        if path.stat().st_size > MAX_FRONT_MATTER:
            return True
        return has_text(json.loads(decoded(path.read_bytes())))
    except (OSError, ValueError, RecursionError, OnrecordError):
        return if_damaged


def sidecar_facts(sidecar: Path) -> Facts:
    """What the sidecar says, under the names of front matter.

    Raises OnrecordError, which names it, when it can't be read or used.
    """
    try:
        if sidecar.stat().st_size > 4 * MAX_FRONT_MATTER:
            raise OnrecordError(f"is longer than {MAX_FRONT_MATTER} characters")
        content = decoded(sidecar.read_bytes())
        if sidecar.suffix.lower() != ".json":
            return yaml_facts(content)
        values = json.loads(content)
        if not isinstance(values, dict):
            raise OnrecordError("is no JSON object")
        return facts_of({name: _as_text(value) for name, value in values.items()})
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
    except (ValueError, RecursionError):
        reason = "is not valid JSON"
    except OnrecordError as error:
        reason = str(error)
    raise OnrecordError(f"its sidecar {sidecar.name} {reason}")


def _as_text(value: object) -> object:
    return str(value) if isinstance(value, int) else value
