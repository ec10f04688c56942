"""Answers and articles as HTML. Every word from outside goes through `literal` or `escape`."""

from html import escape

from app.answer import Answer, Citation
from app.reference import origin_of, title_of
from corpus.article import Article
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
    """The answer as one chat message: a paragraph for each article, numbers as links."""
    if not answer.found:
        more = " The nearest passages are shown beside it." if answer.nearest else ""
        return f'<p class="refusal">{literal(answer.text + more)}</p>'
    parts: list[str] = []
    before = None
    for citation in answer.citations:
        if citation.article_id != before:
            origin = origin_of(citation) or title_of(citation)
            parts.append(
                f'{"</p>" if parts else ""}<p><span class="origin">{literal(origin)}</span>'
            )
            before = citation.article_id
        number = citation.number
        parts.append(
            f'{literal(citation.quote)} <a class="cite" href="#source-{turn}-{number}">'
            f'<span class="unseen">source </span>{number}</a> '
        )
    return "".join(parts) + "</p>"


def sources_html(answer: Answer, index: Index, turn: int) -> str:
    """The sources of one answer, or the nearest passages of a refusal, as cards."""
    if answer.found:
        cards = [
            _quote_card(citation, index.article(citation.article_id), turn)
            for citation in answer.citations
        ]
        note = ""
    else:
        cards = [_passage_card(hit, index.article(hit.article_id), turn) for hit in answer.nearest]
        note = '<p class="note">Nearest passages. They are on the topic, but no answer.</p>'
    return f"<section><h3>{literal(answer.question)}</h3>{note}{''.join(cards)}</section>"


def _quote_card(citation: Citation, article: Article, turn: int) -> str:
    number = f'<span class="number">{citation.number}</span>'
    body = _marked(article.text, citation.start, citation.end)
    card_id = f"source-{turn}-{citation.number}"
    return _card(card_id, "source", number, article, body, citation.start, citation.end)


def _passage_card(hit: Hit, article: Article, turn: int) -> str:
    card_id = f"nearest-{turn}-{hit.rank}"
    return _card(card_id, "source nearest", "", article, literal(hit.text), hit.start, hit.end)


def _card(
    card_id: str, kind: str, number: str, article: Article, body: str, start: int, end: int
) -> str:
    link = f"/article/{article.id}?start={start}&amp;end={end}#quote"
    return (
        f'<article class="{kind}" id="{card_id}" tabindex="-1">'
        f'<div class="head">{number}<strong>{literal(title_of(article))}</strong></div>'
        f'<div class="origin">{literal(origin_of(article))}</div>'
        f"<blockquote>{body}</blockquote>"
        f'<a class="open" href="{link}">Open the article at these words</a></article>'
    )


def _marked(text: str, start: int, end: int) -> str:
    """The quote, marked, in its paragraph, which is cut at spaces when it is long."""
    left = text.rfind("\n", 0, start) + 1
    right = text.find("\n", end)
    right = len(text) if right < 0 else right
    before, after = text[left:start], text[end:right]
    if len(before) > CONTEXT:
        before = "… " + before[-CONTEXT:].split(" ", 1)[-1]
    if len(after) > CONTEXT:
        after = after[:CONTEXT].rsplit(" ", 1)[0] + " …"
    return f"{literal(before)}<mark>{literal(text[start:end])}</mark>{literal(after)}"


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
