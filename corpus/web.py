"""Web pages to articles (the only user of trafilatura)."""

from corpus.errors import OnrecordError
from corpus.source import Facts, Source


def read_html(content: str) -> Source:
    """The article of a web page. Raises OnrecordError when the page has none."""
    # They take half a second to import, and many folders hold no HTML.
    import trafilatura
    from trafilatura.settings import Document

    page = trafilatura.bare_extraction(
        content,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if not isinstance(page, Document) or not page.text:
        raise OnrecordError("no article found in the page")
    facts = Facts(page.title, page.sitename, page.author, page.date, page.url)
    return Source(page.text, facts)
