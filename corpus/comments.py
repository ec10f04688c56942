"""Readers' comments under an article: where they begin, and what each says.

A comment opens with who wrote it: a bullet and a name ("• joe"), "joe says:", or a name over a
line that is only a time ("3 days ago"). A thread is at least THREAD of these, each followed by
words of its own, the next one near. An article may have lists and speakers of its own, so
something must show that these are readers: a heading such as "12 Comments", buttons such as
"Reply", or names as only readers use (Hunter78, tomatojuice, an address).
"""

import re
from collections.abc import Sequence

from corpus.blocks import ends_sentence, furniture_words, is_prose, word_count

THREAD = 3
_NEAR = 30
"""Lines between the openings of two comments, at most."""
_LONGEST_NAME = 6
"""Words."""
_LONGEST_OPENING = 120
"""Characters."""

_BULLET = re.compile(r"\s*[•·*▪◦–-]\s+(?P<name>\S.*)")
_SAYS = re.compile(r"(?P<name>\S.{0,40}\s)?(?:says|wrote)(?: on .{4,30})?:")
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?"
_TIME = re.compile(
    rf"""(?:(?:an?|\d+)\s(?:second|minute|min|hour|hr|day|week|month|year)s?\sago
    |(?:{_MONTH}\s\d\d?|\d\d?\s{_MONTH}),?\s\d{{4}}[, ]*(?:at\s|@\s)?\d\d?:\d\d(?:\s?[ap]\.?m\.?)?
    |\d{{4}}-\d\d-\d\d[ T,]+\d\d:\d\d\S*)[ .·|#]*(?:permalink|reply|edited)?""",
    re.IGNORECASE | re.VERBOSE,
)
_HANDLE = re.compile(
    r"https?://.*|@\w+|[A-Za-z_]{3,}\d+|[a-z_]{2,}[\d_]*|[A-Z][a-z]+[A-Z]\w*", re.ASCII
)
_HEADER = re.compile(
    r"(?:\d+\s)?(?:reader\s)?(?:comments?|responses?|replies|discussion|thoughts on .*)"
    r"(?:\s?\(\d+\))?(?:\s(?:to|on)\s.*)?:?",
    re.IGNORECASE,
)
_BUTTON = re.compile(
    r"(?:reply|like|share|report|flag|permalink|log in to reply|\d+)[ .]*", re.IGNORECASE
)
_QUOTED = (">", "“", '"', "„", "«", "‘")


def comments_start(lines: Sequence[str]) -> int:
    """The number of the line at which a thread of comments begins; `len(lines)` without one.

    Prose must stand before it. Lines keep their indentation.
    """
    prose = next((i for i, line in enumerate(lines) if is_prose(line)), len(lines))
    thread: list[int] = []
    for i in range(prose + 1, len(lines)):
        if not _opens(lines, i):
            continue
        if thread and i - thread[-1] > _NEAR:
            if _is_of_readers(lines, thread):
                break
            thread = []
        thread.append(i)
    return _with_header(lines, thread[0]) if _is_of_readers(lines, thread) else len(lines)


def read_comments(lines: Sequence[str]) -> tuple[str, ...]:
    """The words of each comment of a thread, without names, times and buttons."""
    comments: list[list[str]] = []
    for i, line in enumerate(lines):
        if _opens(lines, i):
            comments.append([])
        elif not comments:
            continue
        elif furniture_words(line) and word_count(line) <= 8 and not ends_sentence(line):
            if not _BUTTON.fullmatch(line.strip()):
                comments.append([])  # the page goes on
        elif not _is_label(lines, i):
            comments[-1].append(line.strip())
    return tuple("\n".join(words) for words in comments if words)


def _opens(lines: Sequence[str], i: int) -> bool:
    """Whether line `i` says who wrote the comment that follows, or when."""
    line, after = lines[i].strip(), lines[i + 1].strip() if i + 1 < len(lines) else ""
    if not after or len(line) > _LONGEST_OPENING:
        return False
    if bullet := _BULLET.fullmatch(line):
        return _is_name(bullet["name"]) and not _BULLET.fullmatch(after)
    if _is_title(after) or after.startswith(_QUOTED):
        return False
    if _TIME.fullmatch(line):
        above = lines[i - 1].strip() if i else ""
        return _is_name(above) or _SAYS.fullmatch(above) is not None
    return _SAYS.fullmatch(line) is not None and not line.lower().startswith("on ")


def _is_name(text: str) -> bool:
    if len(text) > _LONGEST_OPENING or word_count(text) > _LONGEST_NAME:
        return False
    return not ends_sentence(text) or text.startswith("http")


def _is_title(line: str) -> bool:
    """A teaser of another article stands where a comment's words would: no sentence's end."""
    return not ends_sentence(line) and word_count(line) < 20 and _SAYS.fullmatch(line) is None


def _is_label(lines: Sequence[str], i: int) -> bool:
    """A line that isn't a comment's words: a button, a time, or the name over the next opening."""
    stripped = lines[i].strip()
    if _BUTTON.fullmatch(stripped) or _TIME.fullmatch(stripped):
        return True
    following = lines[i + 1].strip() if i + 1 < len(lines) else ""
    names_next = bool(_TIME.fullmatch(following)) or following.startswith(("says", "wrote"))
    return names_next and word_count(stripped) <= _LONGEST_NAME


def _is_of_readers(lines: Sequence[str], thread: Sequence[int]) -> bool:
    if len(thread) < THREAD:
        return False
    first, last = thread[0], min(thread[-1] + _NEAR, len(lines))
    if any(_HEADER.fullmatch(line.strip()) for line in lines[max(0, first - 3) : first]):
        return True
    if sum(bool(_BUTTON.fullmatch(line.strip())) for line in lines[first:last]) >= 2:
        return True
    handles = [bool(_HANDLE.fullmatch(_opener(lines, i))) for i in thread]
    # A list of the article's own is written in one way throughout.
    is_list = _BULLET.fullmatch(lines[first]) is not None and all(handles)
    return sum(handles) >= 2 and not is_list


def _opener(lines: Sequence[str], i: int) -> str:
    """The name that opens the comment at line `i`, up to its first space."""
    line = lines[i].strip()
    for pattern in (_BULLET, _SAYS):
        if found := pattern.fullmatch(line):
            return _first_word(found["name"] or lines[i - 1])
    above = lines[i - 1].strip()
    said = _SAYS.fullmatch(above)
    return _first_word((said["name"] or lines[i - 2]) if said else above)


def _first_word(name: str) -> str:
    return name.split()[0] if name.split() else ""


def _with_header(lines: Sequence[str], start: int) -> int:
    """The thread's start with its heading and the first commenter's name, where they stand."""
    while start and _is_label(lines, start - 1):
        start -= 1
    if start and _HEADER.fullmatch(lines[start - 1].strip()):
        start -= 1
    return start
