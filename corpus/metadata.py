"""What a web page states about itself: JSON-LD first, then OpenGraph, then other meta tags."""

import json
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from itertools import chain

from lxml.html import HtmlElement

from corpus.dates import parse_date
from corpus.source import Facts

_MOST_JSON = 1_000_000
"""Characters of one JSON-LD script that are read."""
_DEEPEST = 20
_TITLE = ("og:title", "twitter:title", "dc.title", "citation_title", "parsely-title")
_SITE = ("og:site_name", "application-name", "dc.publisher", "citation_journal_title")
_AUTHOR = ("author", "article:author", "dc.creator", "citation_author", "parsely-author", "byl")
_DATE = (
    "article:published_time",
    "article:published",
    "datepublished",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "citation_publication_date",
    "citation_date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publish-date",
    "publication_date",
    "date",
)
_MARKS = ("|", "-", "–", "—", ":", "·")
_NOBODY = frozenset(("", "admin", "administrator", "editor", "editorial", "staff", "guest"))
_URL = ("og:url", "twitter:url", "parsely-link")


def page_facts(tree: HtmlElement) -> Facts:
    """The facts in the page's JSON-LD, else in its meta tags, its canonical link and its title.

    An author given as an address, a site's name in place of an author, and a date that isn't
    clearly one are left out.
    """
    stated = _meta_facts(tree)
    facts = _linked_data_facts(tree).completed_by(stated)
    names = map(_plain, tree.xpath("//title/text()"))
    title = facts.title or next(filter(None, names), None)
    sites = {_bare(site) for site in (facts.publication, stated.publication) if site}
    stated_authors = (facts.author or "").split(", ")
    authors = (name.removeprefix("By ").removeprefix("by ") for name in stated_authors)
    people = [name for name in authors if _bare(name) not in _NOBODY | sites]
    return replace(
        facts,
        title=without_site(title, facts.publication),
        author=", ".join(dict.fromkeys(people)) or None,
    )


def _meta_facts(tree: HtmlElement) -> Facts:
    tags: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = _plain(meta.get("content") or "")
        if content:
            tags.setdefault(name.strip().lower(), content)

    def tag(names: tuple[str, ...]) -> Iterator[str]:
        return (tags[name] for name in names if name in tags)

    authors = (value for value in tag(_AUTHOR) if not _is_address(value))
    dates = filter(None, map(parse_date, tag(_DATE)))
    canonical = (link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical")
    urls = (url for url in chain(canonical, tag(_URL)) if url and _is_address(url))
    return Facts(
        *(next(values, None) for values in (tag(_TITLE), tag(_SITE), authors, dates, urls))
    )


def _linked_data_facts(tree: HtmlElement) -> Facts:
    facts = Facts()
    for script in tree.iter("script"):
        text = script.text or ""
        if "ld+json" in (script.get("type") or "") and len(text) < _MOST_JSON:
            try:
                data = json.loads(text, strict=False)
            except (ValueError, RecursionError):
                continue
            for item in _items(data):
                facts = facts.completed_by(_item_facts(item))
    return facts


def _items(data: object, depth: int = 0) -> Iterator[dict[str, object]]:
    """The objects in JSON-LD that describe an article."""
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for part in data:
            yield from _items(part, depth + 1)
    elif isinstance(data, dict):
        kinds = data.get("@type")
        names = kinds if isinstance(kinds, list) else [kinds]
        if any(str(name).endswith(("Article", "Posting", "Report")) for name in names):
            yield data
        yield from _items(data.get("@graph"), depth + 1)
        yield from _items(data.get("mainEntity"), depth + 1)


def _item_facts(item: dict[str, object]) -> Facts:
    published = item.get("datePublished")
    page = item.get("mainEntityOfPage")
    url = item.get("url") or (page.get("@id") if isinstance(page, dict) else page)
    return Facts(
        _names(item.get("headline")) or _names(item.get("name")),
        _names(item.get("publisher")),
        _names(item.get("author")),
        parse_date(published) if isinstance(published, str) else None,
        url if isinstance(url, str) and _is_address(url) else None,
    )


def _names(value: object, depth: int = 0) -> str | None:
    """The name of a person or an organisation, or of several, however JSON-LD has it."""
    if isinstance(value, str):
        return None if _is_address(value) else _plain(value) or None
    if isinstance(value, dict) and depth < _DEEPEST:
        return _names(value.get("name"), depth + 1)
    if isinstance(value, list) and depth < _DEEPEST:
        names = (_names(part, depth + 1) for part in value)
        return ", ".join(dict.fromkeys(filter(None, names))) or None
    return None


def without_site(title: str | None, site: str | None) -> str | None:
    """A title without the site's name at its end: "Talks go on | The Daily" is "Talks go on"."""
    if not title or not site:
        return title
    head = title.removesuffix(site).rstrip()
    if head == title or not head.endswith(_MARKS):
        return title
    return head[:-1].rstrip()


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()


def _plain(value: str) -> str:
    """On one line; some pages escape their metadata twice."""
    return " ".join(unescape(value).split())


def _is_address(value: str) -> bool:
    return value.lower().startswith(("http://", "https://"))
