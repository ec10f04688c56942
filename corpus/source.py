"""Source: what one file holds and says about itself, before it becomes an Article."""

from dataclasses import dataclass, field, fields
from typing import Literal


@dataclass(frozen=True, slots=True)
class Facts:
    """Where a text comes from. Unknown values are None."""

    title: str | None = None
    publication: str | None = None
    author: str | None = None
    published: str | None = None
    """ISO 8601."""
    url: str | None = None

    def completed_by(self, other: "Facts") -> "Facts":
        """These facts, and those of `other` where these are None.

        >>> Facts(title="One").completed_by(Facts(title="Two", author="Ann")).author
        'Ann'
        """
        names = (item.name for item in fields(Facts))
        return Facts(*(getattr(self, name) or getattr(other, name) for name in names))


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A line that a reader of the file sees, and what it was taken for."""

    text: str
    part: Literal["body", "comment", "left out"]
    spaced: bool = True
    """Whether it stands apart from the line before."""


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a file and the facts that its format states."""

    text: str
    """The body, where the format tells it from the rest; else everything, with `scraped` set."""
    facts: Facts = field(default_factory=Facts)
    comments: tuple[str, ...] = ()
    """Readers' comments, which are no part of the text."""
    pages: tuple[int, ...] = ()
    """Where in `text` each page begins, in code points; empty where there are no pages."""
    lines: tuple[MarkedLine, ...] = ()
    """All that a reader of the file sees, told apart; empty when all of it is `text`."""
    scraped: bool = False
    """Whether `text` may hold the menus, credits and comments of the page it was copied from."""
