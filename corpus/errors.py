"""The errors a user can meet. Each message is one line: what is wrong, where, what to do.

OnrecordError
├── ReadError          one file can't be read; the others still are
├── NotFoundError      no such article, folder or model
├── NoIndexError       nothing is indexed at this location yet
├── IndexUnusableError the index was made otherwise, or is damaged: rebuild it
└── SettingError       a setting or an argument has a value that can't be used
"""

import re
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


# Controls, which a terminal obeys; bidirectional overrides, which make text read as another;
# line separators; and what stands for bytes of a file name that are no text.
UNSHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def shown(path: Path) -> str:
    """A path that is safe to print and to store; no two paths look alike."""
    return UNSHOWABLE.sub(lambda match: ascii(match[0])[1:-1], str(path).replace("\\", "\\\\"))


class NotFoundError(OnrecordError):
    """An article, a folder or a model that was named doesn't exist."""


class NoIndexError(OnrecordError):
    """Nothing is indexed at this location yet."""


class IndexUnusableError(OnrecordError):
    """An index that this program, this model or this machine must not answer from."""


class SettingError(OnrecordError):
    """A setting or an argument has a value that can't be used."""
