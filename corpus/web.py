"""Web pages to articles (the only user of trafilatura).

trafilatura chooses what is the article. Its choice is laid over the page's own blocks, so that
sentences are quoted with every word that the page shows, and the rule of corpus/blocks.py
decides from both.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import chain

from lxml import html
from lxml.etree import LxmlError, iterwalk

from corpus.blocks import Block, body_of, word_count
from corpus.errors import OnrecordError
from corpus.metadata import page_facts, without_site
from corpus.scraped import told_apart
from corpus.source import Source

# What ends a paragraph, what ends a line, what parts two words, and what isn't shown.
_PARAGRAPHS = re.compile(
    "address|article|aside|blockquote|body|center|dialog|div|dl|fieldset|figcaption|figure|footer"
    "|form|h[1-6]|header|hr|main|nav|ol|p|pre|section|table|ul"
)
_LINES = re.compile("br|button|caption|dd|details|dt|img|label|legend|li|option|summary|tr")
_SPACES = re.compile("su[bp]|t[dh]")
_UNSEEN = re.compile(
    "audio|button|head|iframe|noscript|object|option|script|select|style|svg|template|textarea"
    "|video"
)
_MARKING = ("a", "h1", "blockquote")
_HIDDEN = re.compile(r"display:\s*none", re.IGNORECASE)
# A block with this share of its characters in links is a link, and one with this share of its
# words in the extractor's choice was chosen. Neither was tuned: most blocks have all or none.
_LINKED, _CHOSEN = 0.9, 0.5
_RUN = 4
"""Words in a row that two texts have in common by more than chance."""
_LONGEST_COMPARED = 50_000
"""Words of a page that are compared, more than in most books' chapters."""
_FEWEST_WORDS = 20


def read_html(content: str) -> Source:
    """The article of a web page. Raises OnrecordError when the page has none."""
    # It takes half a second to import, and many folders hold no HTML.
    import trafilatura
    from trafilatura.metadata import extract_author
    from trafilatura.settings import Document

    # On precision, since the rule of corpus/blocks.py can take blocks back.
    page = trafilatura.bare_extraction(content, favor_precision=True)
    if not isinstance(page, Document):
        page = Document()
    tree = _parsed(content)
    blocks = _page_blocks(tree)
    commented = _laid_over([block.text for block in blocks], page.comments or "")
    taken = body_of(_with_choice(blocks, page.text or ""))
    body = [
        is_body and not block.is_title and not is_comment
        for is_body, block, is_comment in zip(taken, blocks, commented, strict=True)
    ]
    stated = page_facts(tree)
    parts = told_apart(blocks, body, stated.title)
    if word_count(parts.body) < _FEWEST_WORDS:
        raise OnrecordError("no article found in the page")
    facts = stated.completed_by(parts.facts)
    facts = replace(
        facts,
        title=without_site(facts.title, facts.publication),
        author=facts.author or extract_author(tree),
    )
    comments = parts.comments or tuple((page.comments or "").splitlines())
    return Source(parts.body, facts, comments, lines=parts.lines)


def _parsed(content: str) -> html.HtmlElement:
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(content.encode(errors="replace"), parser=parser)
    except LxmlError as error:
        raise OnrecordError("no article found in the page") from error


def _with_choice(blocks: Sequence[Block], choice: str) -> Sequence[Block]:
    """The blocks with what the extractor chose; it leaves out quotes of posts unread."""
    chosen = _laid_over([block.text for block in blocks], choice)
    if not any(chosen):
        return blocks
    return [
        replace(block, chosen=None if block.is_quote and not was_chosen else was_chosen)
        for block, was_chosen in zip(blocks, chosen, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    inside: frozenset[str]
    """Which of _MARKING are around it."""


def _page_blocks(tree: html.HtmlElement) -> list[Block]:
    """What the page shows between two breaks."""
    blocks: list[Block] = []
    pieces: list[_Piece] = []
    spaced = True
    for found in chain(_pieces(tree), ["p"]):
        if isinstance(found, _Piece):
            pieces.append(found)
            continue
        if text := " ".join("".join(piece.text for piece in pieces).split()):
            blocks.append(
                Block(
                    text,
                    spaced,
                    is_link=_share(pieces, "a") >= _LINKED,
                    is_title=_share(pieces, "h1") > 0,
                    is_quote=_share(pieces, "blockquote") > 0,
                )
            )
            spaced = False
        pieces.clear()
        spaced = spaced or _PARAGRAPHS.fullmatch(found) is not None
    return blocks


def _share(pieces: Sequence[_Piece], tag: str) -> float:
    """The share of the characters that stand inside `tag`."""
    shown = [(len(piece.text.strip()), tag in piece.inside) for piece in pieces]
    return sum(size for size, inside in shown if inside) / sum(size for size, _ in shown)


def _pieces(tree: html.HtmlElement) -> Iterator[_Piece | str]:
    """The visible pieces of text in order, and the tag wherever one breaks the line."""
    unseen: html.HtmlElement | None = None
    depth = Counter[str]()
    for event, element in iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _MARKING:
            depth[tag] += 1 if event == "start" else -1
        if event == "start" and unseen is None and _is_unseen(element, tag):
            unseen = element
        if _PARAGRAPHS.fullmatch(tag) or _LINES.fullmatch(tag):
            yield tag
        text = element.text if event == "start" else element.tail
        if event == "end" and unseen is element:
            unseen = None
        if unseen is None:
            gap = " " if _SPACES.fullmatch(tag) else ""
            yield _Piece(gap + (text or ""), frozenset(mark for mark in _MARKING if depth[mark]))


def _is_unseen(element: html.HtmlElement, tag: str) -> bool:
    if _UNSEEN.fullmatch(tag) or "hidden" in element.attrib:
        return True
    return _HIDDEN.search(element.get("style") or "") is not None


def _laid_over(texts: Sequence[str], choice: str) -> list[bool]:
    """Which of `texts` stand in `choice`, which has some of them in the same order."""
    words, owners = [], []
    for number, text in enumerate(texts):
        found = re.findall(r"\w+", text)
        words += found
        owners += [number] * len(found)
    total, chosen = [0] * len(texts), [0] * len(texts)
    for owner in owners:
        total[owner] += 1
    chosen_words = re.findall(r"\w+", choice)[:_LONGEST_COMPARED]
    for run in SequenceMatcher(None, words[:_LONGEST_COMPARED], chosen_words).get_matching_blocks():
        for owner in owners[run.a : run.a + run.size]:
            if run.size >= min(_RUN, total[owner]):
                chosen[owner] += 1
    return [bool(n) and k >= _CHOSEN * n for n, k in zip(total, chosen, strict=True)]
