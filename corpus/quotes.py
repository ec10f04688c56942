"""Quotation spans: which parts of a text stand between quotation marks."""

import re
from bisect import bisect_left
from dataclasses import dataclass

_MARK = re.compile("[\"“”„«»‘’']")
_CLOSER = {"“": "”", "„": "“", "«": "»", "”": "”", "»": "«"}
# A mark after one of these opens; "" is the start of a line.
_BEFORE_OPENING = frozenset(("", *" \t\u00a0([{—–-:/…", *"\"“”‘’'„«»"))
_STOP_MARKS = frozenset(".,!?…;:")
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")


@dataclass(frozen=True, slots=True)
class Quote:
    """Code-point offsets of a quotation with its marks; `end` is exclusive."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    carried: bool = False
    """Whether it runs on in the next paragraph, which opens with a mark again."""


def quotes_of(text: str) -> list[Quote]:
    """The outermost quotations of `text` in order; they don't overlap.

    Straight and curly marks, double and single, and guillemets. A quotation ends with its
    paragraph (line). One without a closing mark runs to the end of the paragraph when the next
    paragraph opens with a mark, else to the end of its sentence. Linear in the length of `text`.

    >>> [text[q.start:q.end] for text in ["“It works,” said Ann’s boss."] for q in quotes_of(text)]
    ['“It works,”']
    """
    lines = [line for line in re.finditer(r"[^\n]+", text) if not line.group().isspace()]
    quotes: list[Quote] = []
    for number, line in enumerate(lines):
        following = lines[number + 1].group().lstrip()[:1] if number + 1 < len(lines) else ""
        quotes += _Line(line.group(), line.start(), following).quotes()
    return quotes


class _Line:
    """One paragraph while its quotations are looked for."""

    def __init__(self, text: str, offset: int, following: str) -> None:
        self.text = text
        self.offset = offset
        self.following = following
        self.marks = [match.start() for match in _MARK.finditer(text)]
        # Where a quotation in each mark can close, found once so that many marks cost no more.
        self.closings: dict[str, list[int]] = {}

    def quotes(self) -> list[Quote]:
        found: list[Quote] = []
        done = 0
        for at in self.marks:
            if at < done or not self._opens(at):
                continue
            end = self._closing(self.text[at], at)
            if end is not None:
                done = end + 1
                found.append(self._quote(at, done, end, carried=False))
            elif self.text[at] in '"“«„':
                quote = self._unclosed(at)
                done = quote.end - self.offset
                found.append(quote)
        return found

    def _quote(self, start: int, end: int, inner_end: int, carried: bool) -> Quote:
        at = self.offset
        return Quote(at + start, at + end, at + start + 1, at + inner_end, carried)

    def _opens(self, at: int) -> bool:
        before, mark, after = self.text[at - 1 : at], self.text[at], self.text[at + 1 : at + 2]
        if not after or after.isspace() or mark == "’":
            return False
        if mark in "“«„":
            return True
        if mark in "”»":
            return before == "" or (before.isspace() and after.isalnum())
        if mark == '"':
            return before in _BEFORE_OPENING or not (before.isalnum() or before in _STOP_MARKS)
        # A single mark: ’90s and ’tis are no openings.
        return before in _BEFORE_OPENING and not after.isdigit()

    def _closing(self, mark: str, at: int) -> int | None:
        if mark not in self.closings:
            closes = self._closes_single if mark in "‘'" else self._closes_double
            self.closings[mark] = [place for place in self.marks if closes(place, mark)]
        places = self.closings[mark]
        first = bisect_left(places, at + 2)
        if mark in "‘'":
            return self._single_closing(places[first : first + 8])
        return places[first] if first < len(places) else None

    def _closes_double(self, place: int, opening: str) -> bool:
        mark = self.text[place]
        before, after = self.text[place - 1 : place], self.text[place + 1 : place + 2]
        if mark == '"' and opening in '"“':
            return not (before.isspace() and after.isalnum())
        if self.text[place : place + 2] in ("’’", "''"):
            return bool(before) and not before.isspace()
        if opening == '"':
            return mark == "”"
        if mark == opening == "“":  # “text“: the wrong mark, but nothing can open here
            return bool(before) and not before.isspace() and not after.isalnum()
        return mark == _CLOSER.get(opening)

    def _closes_single(self, place: int, opening: str) -> bool:
        mark = self.text[place]
        if mark not in ("’'" if opening == "‘" else "'’"):
            return False
        before, after = self.text[place - 1 : place], self.text[place + 1 : place + 2]
        return bool(before) and not before.isspace() and not after.isalnum()

    def _single_closing(self, places: list[int]) -> int | None:
        """The first that no plural possessive (officials’ view) explains, else the first."""
        for place in places:
            if self.text[place - 1] in _STOP_MARKS or not (
                self.text[place - 1] == "s" and re.match(r" [a-z]", self.text[place + 1 :][:2])
            ):
                return place
        return places[0] if places else None

    def _unclosed(self, at: int) -> Quote:
        if self.following and self.following in '"“”«„':
            return self._quote(at, len(self.text), len(self.text), carried=True)
        end = _SENTENCE_END.search(self.text, at)
        stop = end.end() if end else len(self.text)
        return self._quote(at, stop, stop, carried=False)
