"""How an article is named for people: in the terminal and on the page alike."""

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from app.answer import Citation
from corpus.article import Article
from index.duplicates import Copy
from index.index import Hit

COPIES_NAMED = 5
"""So many are named; of the others it is said how many there are."""


def title_of(source: Article | Citation | Hit) -> str:
    """The title, or the file's name where there is none."""
    return source.title or Path(source.path).name


def origin_of(source: Article | Citation) -> str:
    """Author, publication, date and a citation's page, as far as they are known.

    >>> origin_of(article), origin_of(citation)
    ('Robert Lemos, eWEEK, 14 August 2012', 'Robert Lemos, eWEEK, 14 August 2012, p. 3')
    """
    published = long_date(source.published) if source.published else None
    page = page_name(source.page) if isinstance(source, Citation) else None
    known = (source.author, source.publication, published, page)
    return ", ".join(part for part in known if part)


def page_name(page: int | None) -> str | None:
    """How a page is cited: "p. 3"."""
    return f"p. {page}" if page else None


def copy_names(copies: Iterable[Copy], beside: Article | Citation | Hit) -> list[str]:
    """What tells each copy from the article it is named beside and from the other copies.

    Its publication and date, where no other has the same; else its file, inside the deepest
    folder that all of them are in.

    >>> copy_names(copies, article)
    ['Evening Post, 14 May 2013', 'saved/copy.txt']
    """
    copies = list(copies)
    origins = [_place_and_day(source) for source in (*copies, beside)]
    folder = os.path.commonpath([Path(source.path).parent for source in (*copies, beside)])
    return [
        origin
        if origin and origins.count(origin) == 1
        else str(Path(copy.path).relative_to(folder))
        for copy, origin in zip(copies, origins, strict=False)
    ]


def _place_and_day(source: Article | Citation | Hit | Copy) -> str:
    if isinstance(source, Hit):  # which is shown without them
        return ""
    known = (source.publication, source.published and long_date(source.published))
    return ", ".join(part for part in known if part)


def also_in(copies: Iterable[Copy], beside: Article | Citation | Hit) -> str:
    """A line that names the copies; empty where there are none.

    >>> also_in(copies, article)
    'also in Evening Post, 14 May 2013; saved/copy.txt'
    """
    names = copy_names(copies, beside)
    if len(names) > COPIES_NAMED:
        names[COPIES_NAMED:] = [f"{len(names) - COPIES_NAMED} more"]
    return f"also in {'; '.join(names)}" if names else ""


def long_date(iso: str) -> str:
    """An ISO 8601 day, month or year in words.

    >>> long_date("2012-08-14"), long_date("2011-07"), long_date("2017")
    ('14 August 2012', 'July 2011', '2017')
    """
    day = date.fromisoformat(iso + "-01-01"[len(iso) - 4 :])
    match len(iso):
        case 4:
            return iso
        case 7:
            return f"{day:%B %Y}"
        case _:
            return f"{day.day} {day:%B %Y}"
