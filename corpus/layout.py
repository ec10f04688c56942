"""Lines as they stand on pages to running text: paragraphs, whole words, no running heads."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from corpus.cleaning import SENTENCE_END

HYPHEN = "\x02"
"""At the end of a line: a hyphen that may be there only because the line ends."""

# In shares of the leading, of the type's height and of the column's width; set by hand on pages
# made by TeX, a browser and reportlab, six in all.
_PARAGRAPH_GAP = 1.3
_OTHER_TYPE = 0.15
_INDENT = 0.7
_ROOM = 0.1
_COLUMN = 0.3
_HEADING = 0.5
_EDGE_LINES = 3
_MOST_PAGES = 0.4
_BULLET = re.compile(r"[•‣◦▪●■–*]\s")
_PAGE_NUMBER = re.compile(
    r"\W*(page\s*)?(\d{1,4}|[ivxl]{1,7})(\s*(/|of)\s*\d{1,4})?\W*", re.IGNORECASE
)
# What browsers print at the edges of a page.
_PRINTED = re.compile(r"(https?|file)://\S+(\s+\d+/\d+)?|\d+/\d+/\d+, \d+:\d\d( [AP]M)?( .*)?")
_LAST_PART, _FIRST_PART = re.compile(r"\w+$"), re.compile(r"\w+")
_WORD = re.compile(r"\w+(?:-\w+)*")


@dataclass(frozen=True, slots=True)
class Line:
    """One line and its place on the page in points, from the bottom left corner."""

    text: str
    left: float
    right: float
    bottom: float
    top: float


@dataclass(slots=True)
class _Column:
    lines: list[Line]
    leading: float

    @property
    def left(self) -> float:
        return min(line.left for line in self.lines)

    @property
    def right(self) -> float:
        return max(line.right for line in self.lines)


def joined(pages: list[list[Line]]) -> tuple[str, tuple[int, ...]]:
    """The text of `pages`, a blank line between paragraphs, and where in it each page begins.

    A paragraph may go on over a column or a page. A page without text begins where the next
    text does. corpus.cleaning.clean_text leaves the text as it is.
    """
    pages = _without_running_heads([_in_reading_order(page) for page in pages])
    words = Counter(
        word.casefold()
        for page in pages
        for line in page
        for word in _WORD.findall(line.text.rstrip(HYPHEN + "-"))
    )
    parts: list[str] = []
    starts: list[int] = []
    length, before = 0, ""
    for number, separator, line in _separated(pages):
        text = " ".join(line.text.split())
        if before and not separator and _is_cut(before):
            kept = _without_break(before, text, words)
            parts[-1], length = kept, length + len(kept) - len(before)
            separator = ""
        elif before:
            separator = separator or " "
        length += len(separator)
        starts += [length] * (number + 1 - len(starts))
        parts += [separator, text]
        length += len(text)
        before = text
    parts = [part.replace(HYPHEN, "-") for part in parts]
    return "".join(parts), tuple(starts + [length] * (len(pages) - len(starts)))


def _in_reading_order(pieces: list[Line]) -> list[Line]:
    """Whole lines, those of two columns one column after the other.

    Some files have the columns line by line. Those two are told from the cells of a table by
    their width and by the gutter that all lines leave free.
    """
    rows: list[list[Line]] = []
    for piece in pieces:
        if rows and abs(rows[-1][-1].bottom - piece.bottom) < 2 and piece.left > rows[-1][-1].right:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    pairs = [row for row in rows if len(row) == 2]
    gutter = max((row[0].right for row in pairs), default=0)
    if len(pairs) < max(3, len(rows) / 2) or any(row[1].left <= gutter for row in pairs):
        return [_whole(row) for row in rows]
    widths = [median(row[side].right - row[side].left for row in pairs) for side in (0, 1)]
    if min(widths) < _COLUMN * (max(row[1].right for row in pairs) - min(r[0].left for r in pairs)):
        return [_whole(row) for row in rows]
    lines: list[Line] = []
    waiting: list[Line] = []
    for row in rows:
        right = [piece for piece in row if piece.left > gutter]
        left = [piece for piece in row if piece.right <= gutter]
        if len(left) + len(right) < len(row):  # a line over both columns
            lines, waiting = lines + waiting + [_whole(row)], []
        else:
            lines, waiting = lines + left, waiting + right
    return lines + waiting


def _whole(row: list[Line]) -> Line:
    text = " ".join(piece.text for piece in row)
    return replace(row[0], text=text, right=row[-1].right)


def _is_cut(text: str) -> bool:
    return text.endswith((HYPHEN, "-")) and len(text) > 1 and text[-2].isalnum()


def _without_break(before: str, after: str, words: Counter[str]) -> str:
    """`before` with the hyphen at its end, or without where that belongs to the line only."""
    stem = before[:-1]
    first, second = _LAST_PART.search(stem), _FIRST_PART.match(after)
    if not first or not second:
        return stem + "-"
    whole = (first[0] + second[0]).casefold()
    compound = f"{first[0]}-{second[0]}".casefold()
    is_compound = words[compound] > words[whole] or not second[0][0].islower()
    return stem + "-" if is_compound else stem


def _separated(pages: list[list[Line]]) -> Iterator[tuple[int, str, Line]]:
    """(page number from 0, what stands before: "" inside a paragraph, line) for every line."""
    before: tuple[_Column, Line] | None = None
    for number, page in enumerate(pages):
        for column in _columns(page):
            for line in column.lines:
                separator = "\n\n" if before and _begins_paragraph(*before, column, line) else ""
                yield number, separator, line
                before = column, line


def _columns(page: list[Line]) -> list[_Column]:
    """The lines in the order of the file, a new column wherever they go up again."""
    columns: list[list[Line]] = []
    for line in page:
        if not columns or line.bottom > columns[-1][-1].top:
            columns.append([])
        columns[-1].append(line)
    gaps = [a.bottom - b.bottom for lines in columns for a, b in pairwise(lines)]
    leading = median([gap for gap in gaps if gap > 1] or [0])
    return [_Column(lines, leading) for lines in columns]


def _begins_paragraph(column: _Column, before: Line, following: _Column, line: Line) -> bool:
    height = max(before.top - before.bottom, 1)
    is_finished = bool(SENTENCE_END.search(before.text))
    if abs(line.top - line.bottom - height) > _OTHER_TYPE * height or _BULLET.match(line.text):
        return True
    if column is not following:
        return is_finished
    width = column.right - column.left
    if before.bottom - line.bottom > _PARAGRAPH_GAP * column.leading:
        return True
    if line.text[0].isupper() and before.right - before.left < _HEADING * width:
        return True
    has_room = before.right < column.right - _ROOM * width
    return is_finished and (has_room or line.left > before.left + _INDENT * height)


def running_heads(pages: list[list[Line]]) -> tuple[str, ...]:
    """What `joined` leaves out of `pages`, each line once: running heads, feet, page numbers."""
    pages = [_in_reading_order(page) for page in pages]
    kept = _without_running_heads(pages)
    left_out = (
        line.text
        for page, rest in zip(pages, kept, strict=True)
        for line in page
        if line not in rest
    )
    return tuple(dict.fromkeys(left_out))


def _without_running_heads(pages: list[list[Line]]) -> list[list[Line]]:
    """Leave out what stands at the top or bottom of most pages, numbers aside, and page numbers."""
    edges = [_edge_lines(page) for page in pages]
    seen = Counter(key for lines in edges for key in {_without_numbers(line) for line in lines})
    # Left and right pages have heads of their own; a head on one page of a pair proves nothing.
    fewest = max(_MOST_PAGES * len(pages), 2 if len(pages) == 2 else 3)
    return [
        [
            line
            for line in page
            if line not in edge
            or not (seen[_without_numbers(line)] >= fewest or _is_furniture(line, page))
        ]
        for page, edge in zip(pages, edges, strict=True)
    ]


def _edge_lines(page: list[Line]) -> set[Line]:
    """The highest and the lowest lines of a page."""
    by_height = sorted(page, key=lambda line: line.bottom)
    if len(page) <= 2 * _EDGE_LINES:
        return set(by_height[:1] + by_height[-1:])
    return set(by_height[:_EDGE_LINES] + by_height[-_EDGE_LINES:])


def _is_furniture(line: Line, page: Iterable[Line]) -> bool:
    """Whether it is a page number or a browser's imprint, with nothing beyond it."""
    is_outermost = all(other.bottom >= line.bottom - 1 for other in page) or all(
        other.bottom <= line.bottom + 1 for other in page
    )
    pattern = _PAGE_NUMBER.fullmatch(line.text) or _PRINTED.fullmatch(line.text)
    return is_outermost and bool(pattern)


def _without_numbers(line: Line) -> str:
    """Its text with "#" for any number, and its type size: a title may be repeated as a head."""
    words = re.sub(r"\d+", "#", line.text).strip(HYPHEN).casefold()
    return f"{words} {line.top - line.bottom:.0f}"
