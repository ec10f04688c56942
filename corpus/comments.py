"""Readers' comments under an article: where they begin, and what each says.

A comment opens with who wrote it: a bullet and a name ("• joe"), "joe says:", or a name over a
line that is only a time ("3 days ago"). A thread is at least THREAD of these, each followed by
words of its own, the next one near. Bullets alone could be a list of the article's, so some must
be names as only readers use (Hunter78, tomatojuice, an address), or some must be indented more
than others, as replies are.
"""

import re
from collections.abc import Sequence

from corpus.blocks import ends_sentence, furniture_words, is_prose, word_count

THREAD = 3
_NEAR = 30
"""Lines between the openings of two comments, at most."""
_LONGEST_NAME = 6
"""Words."""

_BULLET = re.compile(r"(\s*)[•·*▪◦–-]\s+(\S.*)")
_SAYS = re.compile(r"(?:\S.{0,40}\s)?(?:says|said|wrote|writes)(?: on .{4,30})?:", re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?"
_TIME = re.compile(
    rf"""(?:(?:an?|\d+)\s(?:second|minute|min|hour|hr|day|week|month|year)s?\sago
    |(?:{_MONTH}\s\d\d?|\d\d?\s{_MONTH}),?\s\d{{4}}[, ]*(?:at\s|@\s)?\d\d?:\d\d(?:\s?[ap]\.?m\.?)?
    |\d{{4}}-\d\d-\d\d[ T,]+\d\d:\d\d\S*)[ .·|#]*(?:permalink|reply|edited)?""",
    re.IGNORECASE | re.VERBOSE,
)
_HANDLE = re.compile(r"https?://|@\w|[a-z]+\d|\d+[a-z]|^[a-z_]+$|^[A-Z][a-z]+[A-Z]\w+$")
_HEADER = re.compile(
    r"(?:\d+\s)?(?:reader\s)?(?:comments?|responses?|replies|discussion|thoughts on .*)"
    r"(?:\s?\(\d+\))?(?:\s(?:to|on)\s.*)?:?",
    re.IGNORECASE,
)
_BUTTON = re.compile(
    r"(?:reply|like|share|report|flag|permalink|log in to reply|\d+)[ .]*", re.IGNORECASE
)


def comments_start(lines: Sequence[str]) -> int:
    """The number of the line at which a thread of comments begins; `len(lines)` without one.

    Prose must stand before it. Lines keep their indentation.
    """
    prose = next((i for i, line in enumerate(lines) if is_prose(line)), len(lines))
    openings = [i for i in range(prose + 1, len(lines)) if _opens(lines, i)]
    while openings:
        thread = [openings[0]]
        for i in openings[1:]:
            if i - thread[-1] > _NEAR:
                break
            thread.append(i)
        if len(thread) >= THREAD and _are_readers([lines[i] for i in thread]):
            return _with_header(lines, thread[0])
        openings = openings[len(thread) :]
    return len(lines)


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
    """Whether line `i` says who wrote the comment that follows."""
    line, after = lines[i], lines[i + 1] if i + 1 < len(lines) else ""
    if not after or _BULLET.fullmatch(after):
        return False
    if bullet := _BULLET.fullmatch(line):
        name = bullet[2]
        return word_count(name) <= _LONGEST_NAME and (
            not ends_sentence(name) or _HANDLE.search(name) is not None
        )
    stripped = line.strip()
    return bool(_SAYS.fullmatch(stripped) or _TIME.fullmatch(stripped)) and not _is_title(after)


def _is_title(line: str) -> bool:
    """A teaser of another article stands where a comment's words would: no sentence's end."""
    return not ends_sentence(line) and word_count(line) < 20 and _SAYS.fullmatch(line) is None


def _is_label(lines: Sequence[str], i: int) -> bool:
    """A line that isn't a comment's words: a button, a time, or the name over the next opening."""
    stripped = lines[i].strip()
    if _BUTTON.fullmatch(stripped) or _TIME.fullmatch(stripped):
        return True
    following = lines[i + 1].strip() if i + 1 < len(lines) else ""
    names_next = bool(_TIME.fullmatch(following)) or bool(re.match(r"says|said", following))
    return names_next and word_count(stripped) <= _LONGEST_NAME


def _are_readers(openings: Sequence[str]) -> bool:
    bullets = [found for line in openings if (found := _BULLET.fullmatch(line))]
    if len(bullets) < len(openings):
        return True
    indents = {len(bullet[1].expandtabs()) for bullet in bullets}
    return len(indents) > 1 or sum(bool(_HANDLE.search(b[2])) for b in bullets) >= 2


def _with_header(lines: Sequence[str], start: int) -> int:
    """The thread's start with its heading and the first commenter's name, where they stand."""
    while start and _is_label(lines, start - 1):
        start -= 1
    if start and _HEADER.fullmatch(lines[start - 1].strip()):
        start -= 1
    return start
