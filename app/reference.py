"""How an article is named for people: in the terminal and on the page alike."""

from datetime import date
from pathlib import Path

from app.answer import Citation
from corpus.article import Article
from index.index import Hit


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
