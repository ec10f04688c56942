"""Text that was copied from a page, to the article in it.

Text is told to be a page's by its furniture: at least FURNITURE_KINDS different words of menus
and buttons on short lines, or SOME_KINDS where most lines have under four words. Only then is the
rule of corpus/blocks.py asked which lines are the body; from any other text nothing goes but its
title, what says who wrote it, when and where (corpus/byline.py), and readers' comments
(corpus/comments.py).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from corpus.blocks import Block, body_of, ends_sentence, word_count
from corpus.byline import read_byline
from corpus.comments import comments_start, read_comments
from corpus.source import Facts, MarkedLine

# Of the 91 pages of article_extraction, as text, 85 have 4 or more kinds (82 as copied from a
# browser); of their 91 bodies none has more than 2. Lines up to 5 words count, no sentences.
FURNITURE_KINDS = 4
SOME_KINDS = 3
"""Where most lines are short: in other languages, fewer of these words stand on a page."""
# Of the same bodies the one with most short lines, recipes, has 47 % of them.
SHORT_LINES = 0.55
_FEWEST_LINES = 20
_LONGEST_PARAGRAPH = 10_000
"""Characters that are put together of pieces; no paragraph of prose has as many."""

_PAGE_WORDS = re.compile(
    r"""\b(?:subscribe|newsletters?|sign\ (?:in|up)|log\ ?in|register|cookies?|privacy|terms
    |rights?\ reserved|copyright|advertise\w*|advertisement|sponsored|share|follow|facebook
    |twitter|linkedin|pinterest|whatsapp|instagram|youtube|e-?mail|rss|related|recommended
    |most\ (?:popular|read)|trending|comments?|reply|search|menu|home|contact|about|sitemap
    |categories|archives?|skip\ to|tags?|read\ more|more|next|previous|top|print|photos?
    |videos?)\b|©""",
    re.IGNORECASE | re.VERBOSE,
)
_JOINS = re.compile(r"[,.;:!?)\]’'”…%]|[-–—] ")
_NEVER_FIRST = ",;)"
_UNFINISHED = re.compile(
    r"""(?:[,(\[“‘-]|\b(?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|but|that|as|is|are|was
    |were|be|his|her|their|its|our|your|this|which|who|than|into|about|after|before|when|while|if
    |also|has|have|had|will|would|can|could|said|told|according))$""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a text or a page is made of."""

    body: str
    facts: Facts
    comments: tuple[str, ...]
    lines: tuple[MarkedLine, ...]


def parts_of(text: str, title: str | None = None) -> Parts:
    """Tell the article in `text` from the page around it.

    `text` is as clean_text leaves it. `title` is the article's where it is known; else the text
    is asked for one. A text in which no body can be told is kept whole.
    """
    blocks = text_blocks(text)
    if _is_scraped(blocks):
        blocks = mended(blocks)
        parts = told_apart(blocks, body_of(blocks), title)
        if parts.body:
            return parts
    return told_apart(blocks, [True] * len(blocks), title)


def body_lines(text: str) -> tuple[MarkedLine, ...]:
    """The lines of a text of which nothing is left out."""
    return tuple(MarkedLine(block.text, "body", block.spaced) for block in text_blocks(text))


def text_facts(text: str, title: str | None = None) -> Facts:
    """What `text` says of itself, of which nothing is left out; `title` as in parts_of."""
    lines = [block.text for block in text_blocks(text)]
    return read_byline(lines, [True] * len(lines), title).facts


def told_apart(blocks: Sequence[Block], body: Sequence[bool], title: str | None = None) -> Parts:
    """The parts of a page whose blocks have been told to be the body or not.

    What says who wrote it, when and where, and a thread of comments are taken out of the body.
    """
    texts = [block.text for block in blocks]
    start = comments_start(texts)
    byline = read_byline(texts[:start], body[:start], title)
    kept = [i for i in range(start) if body[i] and i not in byline.lines]
    if not kept:  # a text of nothing but a title and credits
        kept = [i for i in range(start) if body[i]]
    parts: list[Literal["body", "comment", "left out"]] = ["left out"] * start
    parts += ["comment"] * (len(blocks) - start)
    for i in kept:
        parts[i] = "body"
    lines = tuple(
        MarkedLine(block.text, part, block.spaced)
        for block, part in zip(blocks, parts, strict=True)
    )
    body_text = _joined([blocks[i] for i in kept])
    return Parts(body_text, byline.facts, read_comments(texts[start:]), lines)


def text_blocks(text: str) -> list[Block]:
    """The lines of `text` that aren't blank; each knows whether a blank one stands before it."""
    blocks, spaced = [], True
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(line, spaced))
        spaced = not line.strip()
    return blocks


def _joined(blocks: Sequence[Block]) -> str:
    """The text of `blocks`, with a blank line before those that stand apart."""
    text = "".join(("\n\n" if block.spaced else "\n") + block.text for block in blocks)
    return text.strip()


def _is_scraped(blocks: Sequence[Block]) -> bool:
    kinds: set[str] = set()
    short = 0
    for block in blocks:
        count = word_count(block.text)
        short += count < 4
        if count <= 5 and not ends_sentence(block.text):
            kinds.update(found[0].lower() for found in _PAGE_WORDS.finditer(block.text))
    mostly_short = len(blocks) >= _FEWEST_LINES and short > SHORT_LINES * len(blocks)
    return len(kinds) >= (SOME_KINDS if mostly_short else FURNITURE_KINDS)


def mended(blocks: Sequence[Block]) -> list[Block]:
    """Join the pieces of sentences that were broken at their links.

    A page's text is often taken with a line break wherever a link or a word in italics begins
    and ends.
    """
    lines = [Block(" ".join(block.text.split()), block.spaced) for block in blocks]
    mended: list[Block] = []
    for i, block in enumerate(lines):
        following = lines[i + 1].text if i + 1 < len(lines) else ""
        may_join = mended and (not block.spaced or block.text[0] in _NEVER_FIRST)
        if may_join and _reads_on(mended[-1].text, block.text, following):
            before = mended[-1].text
            tight = _JOINS.match(block.text) and block.text[0] not in "–—-"
            gap = "" if tight or before[-1] in "“‘([" else " "
            mended[-1] = replace(mended[-1], text=before + gap + block.text)
        else:
            mended.append(block)
    return mended


def _reads_on(before: str, line: str, following: str) -> bool:
    if len(before) > _LONGEST_PARAGRAPH:
        return False
    if _JOINS.match(line) and (line[0] not in "-–—" or word_count(before) >= 6):
        return True
    if ends_sentence(before):
        return False
    words = word_count(before)
    if _UNFINISHED.search(before[-20:]) and words >= 4:
        return True
    if line[0].islower() and words + word_count(line) >= 5:
        return True
    is_link_inside = following and (_JOINS.match(following) or following[0].islower())
    return bool(is_link_inside) and words >= 6 and word_count(line) <= 8 and not ends_sentence(line)
