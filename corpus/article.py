"""Article: one text that can be cited, and where it comes from."""

import hashlib
import os
import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from corpus.errors import SettingError

_ISO_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Article:
    """The text that is indexed and quoted, with what is known about its origin.

    Unknown values are None. `text` uses "\\n" as the only line break, and a line
    break ends a paragraph or a heading, never the middle of a sentence.
    """

    id: str
    """12 hex digits, from the file's path inside its folder: stable over edits and rebuilds."""
    title: str | None
    publication: str | None
    author: str | None
    published: str | None
    """ISO 8601: a day, a month (2011-07) or a year."""
    url: str | None
    path: str
    """Absolute path of the file."""
    text: str
    sha256: str
    """Of `text` in UTF-8, as 64 hex digits."""
    pages: tuple[int, ...] = ()
    """Where in `text` each page begins, in code points; empty where there are no pages."""
    comments: tuple[str, ...] = ()
    """Readers' comments, which are no part of the text."""

    def page_at(self, place: int) -> int | None:
        """The page, from 1, that text[place] is on; None where there are no pages."""
        return bisect_right(self.pages, place) or None


def article_id(relative_path: PurePath) -> str:
    """The id of the article at `relative_path` inside its folder.

    Files of one name in two folders get two ids; moving the whole folder changes none.
    """
    return hashlib.sha256(os.fsencode(relative_path.as_posix())).hexdigest()[:12]


def text_sha256(text: str) -> str:
    """SHA-256 of `text` in UTF-8, as 64 hex digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def iso_date(value: str) -> str:
    """Check a day (2012-08-14), a month (2011-07) or a year (2017) and return it.

    Raises SettingError for anything else, impossible days included.
    """
    try:
        if not _ISO_DATE.fullmatch(value):
            raise ValueError
        date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError:
        raise SettingError(
            f"{value!r} is no date; write a day (2012-08-14), a month (2012-08) or a year (2012)"
        ) from None
    return value
