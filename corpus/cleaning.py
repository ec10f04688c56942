"""From the text of a file to the text that is stored, searched and quoted."""

import re
from itertools import pairwise
from statistics import median

# Mail and wire text is wrapped at 60 to 80 columns; lines of text copied from a page are
# whole paragraphs, and lists and verse have short lines.
_WIDEST_WRAP = 100
_NARROWEST_WRAP = 40
_FEWEST_LINES = 4
_SENTENCE_END = re.compile(r"""[.!?:…]["'”’)\]]*$""")
_LINE_BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def clean_text(text: str) -> str:
    """Line breaks as "\\n", hard-wrapped lines joined, blank edges and trailing spaces gone.

    Control characters go too, those of writing direction included: they show nothing, but a
    terminal obeys them.

    >>> clean_text("One.\\r\\n\\r\\nTwo.  ")
    'One.\\n\\nTwo.'
    """
    lines = [_CONTROL.sub("", line).rstrip() for line in _LINE_BREAK.split(text)]
    if _is_hard_wrapped(lines):
        lines = _unwrapped(lines)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def one_line(text: str, longest: int) -> str:
    """The words of `text` with single spaces, without control characters, cut to `longest`."""
    return " ".join(_CONTROL.sub("", text).split())[:longest]


def _is_hard_wrapped(lines: list[str]) -> bool:
    lengths = [len(line) for line in lines if line]
    return (
        len(lengths) >= _FEWEST_LINES
        and max(lengths) <= _WIDEST_WRAP
        and median(lengths) >= _NARROWEST_WRAP
    )


def _unwrapped(lines: list[str]) -> list[str]:
    """Join each line to the one before, unless that one ends a paragraph."""
    width = max(map(len, lines))
    paragraphs = [lines[0]]
    for before, line in pairwise(lines):
        if before and line and not _ends_paragraph(before, line, width):
            paragraphs[-1] += " " + line.lstrip()
        else:
            paragraphs.append(line)
    return paragraphs


def _ends_paragraph(line: str, following: str, width: int) -> bool:
    """A wrapped line ends early, with room for the next word, only where its author broke it.

    A line without a sentence's end must be short too: a byline or a heading.
    """
    next_word = following.split(maxsplit=1)[0]
    has_room = len(line) + 1 + len(next_word) <= width
    is_heading = len(line) < width / 2 and following.lstrip()[:1].isupper()
    return has_room and (bool(_SENTENCE_END.search(line)) or is_heading)
