"""From the text of a file to the text that is stored, searched and quoted."""

import re
from itertools import pairwise
from statistics import median

# Mail and wire text is wrapped at 60 to 80 columns; lines of text copied from a page are
# whole paragraphs, and lists and verse have short lines.
_WIDEST_WRAP = 100
_NARROWEST_WRAP = 40
_FEWEST_LINES = 4
# Of the lines of a wire story wrapped at 64 columns .62 are full; of the 91 bodies of
# article_extraction, wrapped at 70, .75 (median) without blank lines between the paragraphs and
# 1.00 with them; of eight lines of verse .29. A one-off script.
_FULL = 0.5
_OWN_LINE = re.compile(
    r"\s*(?:[•·*–|-]\s|\d{1,3}[.)]\s|[A-Z][\w.'-]{1,20}(?: [A-Z][\w.'-]{0,20}){0,3}:\s)"
)
SENTENCE_END = re.compile(r"""[.!?:…]["'”’)\]]*$""")
_LINE_BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def clean_text(text: str, unwrap: bool = True) -> str:
    """Line breaks as "\\n", hard-wrapped lines joined, blank edges and trailing spaces gone.

    `unwrap` is for text that may have been wrapped by hand or by a mail program.

    Control characters go too, those of writing direction included: they show nothing, but a
    terminal obeys them.

    >>> clean_text("One.\\r\\n\\r\\nTwo.  ")
    'One.\\n\\nTwo.'
    """
    lines = [_CONTROL.sub("", line).rstrip() for line in _LINE_BREAK.split(text)]
    if unwrap and _is_hard_wrapped(lines):
        lines = _unwrapped(lines)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def one_line(text: str, longest: int) -> str:
    """The words of `text` with single spaces, without control characters, cut to `longest`."""
    return " ".join(_CONTROL.sub("", text).split())[:longest]


def _is_hard_wrapped(lines: list[str]) -> bool:
    """Whether most lines end where the next word would have gone over the widest line's end."""
    lengths = [len(line) for line in lines if line]
    if len(lengths) < _FEWEST_LINES or max(lengths) > _WIDEST_WRAP:
        return False
    if median(lengths) < _NARROWEST_WRAP:
        return False
    width = max(lengths)
    inner = [(before, line) for before, line in pairwise(lines) if before and line]
    full = sum(not _has_room(before, line, width) for before, line in inner)
    return full >= _FULL * len(inner)


def _has_room(line: str, following: str, width: int) -> bool:
    """Whether the first word of the line that follows would have fitted."""
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) <= width


def _unwrapped(lines: list[str]) -> list[str]:
    """Join each line to the one before, unless that one ends a paragraph."""
    width = max(map(len, lines))
    paragraphs: list[list[str]] = [[lines[0]]]
    for before, line in pairwise(lines):
        if before and line and not _ends_paragraph(before, line, width):
            paragraphs[-1].append(line.lstrip())
        else:
            paragraphs.append([line])
    return [" ".join(parts) for parts in paragraphs]


def _ends_paragraph(line: str, following: str, width: int) -> bool:
    """A wrapped line ends early, with room for the next word, only where its author broke it.

    A line without a sentence's end must be short too: a byline or a heading. An item of a list
    and a speaker's name begin a line of their own.
    """
    if _OWN_LINE.match(following):
        return True
    is_heading = len(line) < width / 2 and following.lstrip()[:1].isupper()
    is_finished = bool(SENTENCE_END.search(line)) or is_heading
    return is_finished and _has_room(line, following, width)
