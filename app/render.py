"""Answers and articles as HTML. Every word from outside goes through `literal` or `escape`."""

from html import escape
from textwrap import shorten

from app.answer import Answer, Citation, reads_on
from app.reference import COPIES_NAMED, copy_names, origin_of, page_name, title_of
from corpus.article import Article
from index.duplicates import Copy
from index.index import Hit, Index

CONTEXT = 500
"""Characters shown on either side of a quote, unless its paragraph ends before."""


def literal(text: str) -> str:
    """`text` shown as it is, in HTML and in Markdown: all ASCII punctuation becomes entities.

    No line break is left over either, since a blank line would end an HTML block in Markdown.

    >>> literal("<b>*a*")
    '&#60;b&#62;&#42;a&#42;'
    """
    return "".join(
        "<br>"
        if char == "\n"
        else char
        if not char.isascii() or char.isalnum() or char == " "
        else f"&#{ord(char)};"
        for char in text
    )


def reply_html(answer: Answer, turn: int) -> str:
    """The answer as one chat message: numbers are links, each article's origin stands above it."""
    if not answer.found:
        more = " The nearest passages are among the sources." if answer.nearest else ""
        return f'<p class="refusal">{literal(answer.text + more)}</p>'
    parts: list[str] = []
    before: Citation | None = None
    for citation in answer.citations:
        if before is None or not reads_on(before, citation):
            parts.append("</p><p>" if before else "<p>")
        place = (citation.article_id, citation.page)
        if before is None or (before.article_id, before.page) != place:
            origin = origin_of(citation) or title_of(citation)
            parts.append(f'<span class="origin">{literal(origin)}</span>')
        parts.append(
            f'{literal(citation.quote)}&#160;<a class="cite" '
            f'href="#source-{turn}-{citation.number}">'
            f'<span class="unseen">source </span>{citation.number}</a> '
        )
        before = citation
    return "".join(parts) + "</p>"


def sources_html(answer: Answer, index: Index, turn: int) -> str:
    """The sources of one answer, or the nearest passages of a refusal, as cards.

    Citations from one paragraph share a card.
    """
    note = ""
    if answer.found:
        paragraphs: dict[tuple[str, int], list[Citation]] = {}
        for citation in answer.citations:
            article = index.article(citation.article_id)
            begins = article.text.rfind("\n", 0, citation.start) + 1
            paragraphs.setdefault((article.id, begins), []).append(citation)
        cards = [
            _quote_card(
                index, index.article(article_id), sorted(citations, key=lambda c: c.start), turn
            )
            for (article_id, _), citations in paragraphs.items()
        ]
    else:
        cards = [_passage_card(index, index.article(hit.article_id), hit) for hit in answer.nearest]
        if cards:
            note = '<p class="note">The nearest passages, which are no answer:</p>'
    return f"<section><h3>{literal(answer.question)}</h3>{note}{''.join(cards)}</section>"


def _quote_card(index: Index, article: Article, citations: list[Citation], turn: int) -> str:
    """A paragraph with its quotes marked and numbered, cut at spaces where it is long."""
    text, first, last = article.text, citations[0].start, citations[-1].end
    left = text.rfind("\n", 0, first) + 1
    right = text.find("\n", last)
    before, after = text[left:first], text[last : right if right >= 0 else len(text)]
    if len(before) > CONTEXT:
        before = "… " + before[-CONTEXT:].split(" ", 1)[-1]
    if len(after) > CONTEXT:
        after = after[:CONTEXT].rsplit(" ", 1)[0] + " …"
    parts, place = [literal(before)], first
    for citation in citations:
        parts.append(literal(text[place : citation.start]))
        parts.append(
            f'<mark class="quote" id="source-{turn}-{citation.number}" tabindex="-1">'
            f'<span class="number">{citation.number}</span> {literal(citation.quote)}</mark>'
        )
        place = citation.end
    copies = _also_in(index, article, [(c.quote, c.number, c.also_in) for c in citations])
    return _card(article, "source", "".join(parts) + literal(after), first, last, copies)


def _passage_card(index: Index, article: Article, hit: Hit) -> str:
    text = shorten(hit.text, CONTEXT, placeholder=" …")
    copies = _also_in(index, article, [(hit.text, hit.rank, hit.also_in)])
    return _card(article, "source nearest", literal(text), hit.start, hit.end, copies)


def _also_in(
    index: Index, article: Article, quotes: list[tuple[str, int, tuple[Copy, ...]]]
) -> str:
    """Links to the copies that have any of these (words, number, copies), at the first they have.

    Where a copy lacks some, the numbers of those it has are named.
    """
    copies = list(dict.fromkeys(copy for _, _, some in quotes for copy in some))
    links = []
    for copy, name in zip(copies, copy_names(copies, article), strict=True):
        had = [(words, str(number)) for words, number, some in quotes if copy in some]
        if len(had) < len(quotes):
            name += f" ({', '.join(number for _, number in had)})"
        start = index.article(copy.article_id).text.find(had[0][0])
        place = f"?start={start}&amp;end={start + len(had[0][0])}#quote" if start >= 0 else ""
        links.append(f'<a href="/article/{copy.article_id}{place}">{literal(name)}</a>')
    if len(links) > COPIES_NAMED:
        links[COPIES_NAMED:] = [f"{len(links) - COPIES_NAMED} more"]
    return f'<div class="copies">Also in {"; ".join(links)}</div>' if links else ""


def _card(article: Article, kind: str, body: str, start: int, end: int, copies: str) -> str:
    origin = ", ".join(filter(None, (origin_of(article), page_name(article.page_at(start)))))
    link = f"/article/{article.id}?start={start}&amp;end={end}#quote"
    return (
        f'<article class="{kind}"><strong>{literal(title_of(article))}</strong>'
        f'<div class="origin">{literal(origin)}</div>'
        f"<blockquote>{body}</blockquote>"
        f'<a class="open" href="{link}">Open the article at these words</a>{copies}</article>'
    )


def article_page(article: Article, start: int, end: int) -> str:
    """The whole stored text as a page of its own, with text[start:end] marked."""
    text = article.text
    start, end = sorted((min(max(start, 0), len(text)), min(max(end, 0), len(text))))
    body = escape(text[:start])
    if end > start:
        body += f'<mark id="quote">{escape(text[start:end])}</mark>'
    body += escape(text[end:])
    about = article.url or article.path
    return page(
        title_of(article),
        f'<p class="origin">{escape(origin_of(article))}</p>'
        f'<div class="text">{body}</div>'
        f'<p class="origin">{escape(about)}<br>SHA-256 of this text: {article.sha256}</p>',
    )


def page(title: str, body: str) -> str:
    """A plain page in the look of the chat."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title>"
        '<link rel="stylesheet" href="/page.css"></head>'
        f'<body class="reading"><main><h1>{escape(title)}</h1>{body}</main></body></html>'
    )
