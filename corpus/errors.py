"""The errors a user can meet. Each message is one line: what is wrong, where, what to do.

OnrecordError
├── ReadError          one file can't be read; the others still are
├── NotFoundError      no such article, folder or model
├── NoIndexError       nothing is indexed at this location yet
├── IndexUnusableError the index was made otherwise, or is damaged: rebuild it
└── SettingError       a setting or an argument has a value that can't be used
"""

from pathlib import Path


class OnrecordError(Exception):
    """Base of every error whose message is written for the user."""


class ReadError(OnrecordError):
    """One file could not be turned into an article.

    `path` is the file, `reason` a clause without the file's name.
    """

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{shown(path)}: {reason}")
        self.path = path
        self.reason = reason


def shown(path: Path) -> str:
    """A path that is safe to print and to store: what isn't printable becomes an escape."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in str(path))


class NotFoundError(OnrecordError):
    """An article, a folder or a model that was named doesn't exist."""


class NoIndexError(OnrecordError):
    """Nothing is indexed at this location yet."""


class IndexUnusableError(OnrecordError):
    """An index that this program, this model or this machine must not answer from."""


class SettingError(OnrecordError):
    """A setting or an argument has a value that can't be used."""
