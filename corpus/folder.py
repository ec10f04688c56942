"""The walk through a folder: which files are tried, and what is left out."""

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from corpus.errors import NotFoundError, shown
from corpus.kinds import KINDS
from corpus.sidecar import Beside, is_sidecar


@dataclass(frozen=True, slots=True)
class Listing:
    """What lies in a folder and its subfolders."""

    files: list[Path] = field(default_factory=list)
    """For read_articles to try, sorted; a folder that can't be listed is one of them."""
    sidecars: list[Path] = field(default_factory=list)
    foreign: Counter[str] = field(default_factory=Counter)
    """How many files of each suffix that isn't read."""
    links: int = 0
    """How many links lead out of the folder."""
    page_parts: int = 0
    """How many folders X_files a browser saved beside X.html."""

    def left_out(self) -> list[str]:
        """What is not tried and why, one line for each reason; hidden files aren't worth one."""
        lines = []
        if self.foreign:
            # The most frequent first, and those of one count by name.
            counts = sorted(self.foreign.items(), key=lambda item: (-item[1], item[0]))
            suffixes = ", ".join(f"{suffix} {count}" for suffix, count in counts)
            lines.append(
                f"{_count(self.foreign.total(), 'file')} of kinds that aren't read: {suffixes}"
            )
        if self.page_parts:
            lines.append(
                f"{_count(self.page_parts, 'folder')} (X_files) saved by a browser beside a page"
            )
        if self.links:
            lines.append(f"{_count(self.links, 'link')} out of the folder")
        return lines


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"


def list_folder(folder: str | Path) -> Listing:
    """The files of `folder` and its subfolders, in the order of their names.

    Hidden files and folders are left out, and so is every link that leads out of the folder.
    Raises NotFoundError when `folder` is none.
    """
    root = Path(folder).absolute()
    if not root.is_dir():
        raise NotFoundError(f"{shown(Path(folder))}: no such folder; name a folder of articles")
    inside, folders = root.resolve(), [root]
    files: list[Path] = []
    sidecars: list[Path] = []
    foreign: Counter[str] = Counter()
    links = page_parts = 0
    while folders:
        current = folders.pop()
        try:
            entries = sorted(os.scandir(current), key=lambda entry: entry.name)
        except OSError:
            files.append(current)
            continue
        visible = [entry for entry in entries if not entry.name.startswith(".")]
        names = {entry.name for entry in visible}
        beside = Beside.of(names)
        subfolders = [Path(e.path) for e in visible if e.is_dir(follow_symlinks=False)]
        articles = [path for path in subfolders if not _is_part_of_page(path, names)]
        page_parts += len(subfolders) - len(articles)
        folders += reversed(articles)
        for entry in visible:
            path = Path(entry.path)
            if entry.is_symlink() and not _is_inside(path, inside):
                links += 1
            elif not _is_file(path):
                continue
            elif is_sidecar(path, beside):
                sidecars.append(path)
            elif path.suffix and path.suffix.lower() not in KINDS:
                foreign[shown(Path(path.suffix.lower()))] += 1
            else:
                files.append(path)
    return Listing(files, sidecars, foreign, links, page_parts)


def article_files(folder: str | Path) -> Iterator[Path]:
    """The files of list_folder."""
    return iter(list_folder(folder).files)


def _is_part_of_page(path: Path, names: set[str]) -> bool:
    page = path.name.removesuffix("_files")
    return page != path.name and not names.isdisjoint({f"{page}.html", f"{page}.htm"})


def _is_inside(path: Path, inside: Path) -> bool:
    try:
        return path.resolve().is_relative_to(inside)
    except (OSError, RuntimeError):  # a link to itself
        return False


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # it can't be looked at: reading it will say why
        return not path.is_symlink()
