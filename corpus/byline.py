"""Who wrote a text, when and where, from the lines that say so above and below it.

The byline's author, the editors and whoever took the photographs are three things: "(Editing by
…)" and "Photo by …" name no author. What isn't stated stays unknown: "last week" and "WASHINGTON
May 14" are no dates, since no year is given.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.blocks import furniture_words, is_prose, word_count
from corpus.dates import parse_date
from corpus.source import Facts

_HEAD_LINES = 15
"""How far above the body a title may stand; menus are further away."""
_LONGEST = 250
"""Characters."""
_NOTE_LINES = 3
"""Of the body: its last ones, which may say who the author is."""
_FEWEST_TITLE_WORDS = 4
"""Of a text's first line to be its title; "BAAR, SWITZERLAND" is none."""
_NEAR_LINES = 3
"""How far above a byline or a date its title may stand, in a scraped text."""
_TAIL_LINES = 6
"""Of a text that isn't scraped: the lines at its end that may be credits."""

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s\d"
_PARTICLE = r"d[aeiu]|de[lr]|di|la|le|bin|al|van|von|den|der|ter"
_NAME_WORD = rf"(?!{_MONTH})(?:[A-ZÀ-Þ][\w’'.-]*|{_PARTICLE})"
_NAME = rf"[A-ZÀ-Þ][\w’'.-]+(?:\s{_NAME_WORD}){{0,4}}"
_NAMES = rf"{_NAME}(?:(?:,\s{_NAME})*,?\s(?:and|&|und|et)\s{_NAME})?"
_BY = r"(?:(?:written|reported|story|words|analysis|posted|text)\s)?by:?|author:|von|por|par"
_BYLINE = re.compile(rf"(?:{_BY})\s+(?P<names>{_NAMES})(?P<rest>$|\s*[,;|•·–—(-].*|\s.*\d{{4}}.*)")
_BY_ALONE = re.compile(rf"(?:{_BY})", re.IGNORECASE)
_NOT_A_NAME = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August"
    r"|September|October|November|December|The|This|That|Our|Your|An?|All|Using|Staff)\b"
)
_DATED = re.compile(
    r"(?:(?:first\s)?(?:published|posted|publicado|veröffentlicht)(?:\s(?:on|at|em|am))?"
    r"|date(?:\spublished)?|on)?\s*:?\s*(?P<date>.*?\d{4}.*)",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"(?:last\s)?(?:updated|modified|edited)\b", re.IGNORECASE)
_REPORTING = re.compile(rf"(?:^|\()Reporting by (?P<names>{_NAMES})")
_CREDITS = re.compile(
    r"\(?(?i:(?:additional |further )?(?:reporting|writing|editing)|edited|photo(?:graph)?s?"
    r"|picture|image|illustration)(?: by|(?: credit)?:)\s"
    rf"{_NAME}(?:\s?[,;/|&].*|\s(?:and|in)\s.*)?\)?\.?"
    r"|(?:(?:©|\(c\))\s?(?=[\dA-ZÀ-Þ])|(?i:copyright)\s(?:©|\(c\)|[12]\d{3}|(?i:by)\s[A-Z])).{0,100}"
)
_ALL_RIGHTS = re.compile(r"(?:.*\b)?all rights? reserved\W*", re.IGNORECASE)
_RIGHTS_WORDS = 12
_HOLDER = re.compile(
    r"(?:(?:(?i:copyright)|\([cC]\)|©)\s*)+(?i:by\s)?(?:[12]\d{3}(?:\s?[-–]\s?[12]\d{3})?,?\s)?"
    r"(?i:by\s)?(?P<holder>[A-ZÀ-Þ][^.,;|()\d]{1,60}?)\s*(?:[12]\d{3}.*|[.,;|(].*)?"
)
# Who owns the rights is the publication, unless it is a company that has several.
_COMPANY = re.compile(
    r"\b(?:inc|ltd|limited|llc|plc|corp|corporation|company|co|gmbh|ag|holdings|group|media)\b",
    re.IGNORECASE,
)
_RESERVED = re.compile(r"\s*all rights? reserved.*", re.IGNORECASE)
_DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ .,/'’-]{2,40}(?:, (?P<day>\w{3,9}\.? \d\d?(?:, \d{4})?))?"
    r" \((?P<agency>[A-Z]\w+(?: [A-Z]\w+)?)\)\s?[-–—]"
)
_ABOUT = re.compile(r"About (?P<name>[A-ZÀ-Þe]\S*(?: [A-ZÀ-Þ]\S*){0,3})")
_ABOUT_OTHERS = re.compile(r"(?:Us|The|This|Our|Me|Author|Ads?|Cookies|Contact)\b", re.IGNORECASE)
_URL = re.compile(r"(?:(?:source|url|link|retrieved from):?\s+)?(?P<url>https?://\S+)", re.I)
_IS_SOMEBODY = re.compile(
    r"(?:,.{1,60},)? (?:(?:is|was) .{0,80}\b(?:journalist|reporter|writer|editor|correspondent"
    r"|author|columnist|contributor|blogger|critic|professor|lecturer|fellow|analyst|researcher"
    r"|producer|director|founder|lawyer|historian|novelist)\b|(?:covers|writes|reports)\b)"
)
# A dateline begins a sentence; "Published by …" and "Subject: …" state something else.
_NO_TITLE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ .,/'’-]{2,40}(?:,? [A-Z][a-z]{2,8}\.? \d\d?)?\s?(?:\(|[—–-]\s)"
    r"|(?i:published|posted)\s|[A-Z][A-Za-z-]{2,11}:\s\S+$|(?:Subject|From|To|Date|Cc|Sent):\s"
)
_ODD = re.compile(r"https?://|www\.|[@#|]")
_MARKS = " ,;|•·–—()-"
_SITE_MARK = re.compile(r"\s+[|–—·:»-]\s+")


@dataclass(frozen=True, slots=True)
class Byline:
    """What a text says of itself, and the numbers of the lines that do nothing else."""

    facts: Facts
    lines: frozenset[int]


def read_byline(lines: Sequence[str], body: Sequence[bool], title: str | None = None) -> Byline:
    """The facts that stand in `lines`; `body[i]` says whether line `i` is taken for the body.

    Where a `title` is known, only a line that repeats it is one.
    """
    return _Reading(lines, body, title).byline() if lines else Byline(Facts(), frozenset())


class _Reading:
    """One text: `head` are the lines above its first prose, `tail` those below its last."""

    def __init__(self, lines: Sequence[str], body: Sequence[bool], title: str | None) -> None:
        self.body, self.known_title = body, title
        self.lines = [_cut(line.strip()) for line in lines]
        prose = [i for i, line in enumerate(self.lines) if body[i] and is_prose(line)]
        self.first, self.last = (prose[0], prose[-1]) if prose else (0, len(lines) - 1)
        self.head = range(self.first)
        self.tail = range(self.last, len(lines))
        self.taken: set[int] = set()
        self.scraped = not all(body)

    def byline(self) -> Byline:
        author, author_line = self._author()
        title, title_line = self._title(author_line)
        published = self._published(title_line, author_line)
        author = author or self._reporter() or self._named_below(title_line)
        self._take_notes(author)
        publication = self._publication(title, author)
        url = self._url()
        return Byline(Facts(title, publication, author, published, url), frozenset(self.taken))

    def _author(self) -> tuple[str | None, int | None]:
        near = [i for i in self.head if i >= self.first - _HEAD_LINES]
        for i in near:
            found = _BYLINE.fullmatch(_one_case(self.lines[i]))
            if found and " " in found["names"] and not _NOT_A_NAME.match(found["names"]):
                self.taken.add(i)
                return _names(found["names"]), i
            if _BY_ALONE.fullmatch(self.lines[i]) and i + 1 < self.first:
                name = self.lines[i + 1]
                if re.fullmatch(_NAMES, name):
                    self.taken |= {i, i + 1}
                    return _names(name), i
        return None, None

    def _title(self, author_line: int | None) -> tuple[str | None, int | None]:
        end = self.first if author_line is None else author_line
        near = [i for i in range(max(0, end - _HEAD_LINES), end) if self._may_be_title(i)]
        if self.known_title:
            known = self.known_title.casefold()
            same = [i for i in near if self.lines[i].casefold() == known]
            self.taken.update(same)
            return self.known_title, same[-1] if same else None
        if not near:
            return None, None
        words = word_count(self.lines[0])
        starts_so = near[0] == 0 and words >= _FEWEST_TITLE_WORDS and not _ODD.search(self.lines[0])
        reads_on = self.lines[1:2] and self.lines[1][:1].islower()
        first_line = 0 if starts_so and not reads_on else None
        line = self._page_title(near, author_line) if self.scraped else first_line
        if line is None:
            return None, None
        title = self.lines[line]
        self.taken |= {i for i in self.head if self.lines[i] == title}
        return title, line

    def _page_title(self, near: list[int], author_line: int | None) -> int | None:
        """The heading that the page's name, its first line, begins with; else that of a byline."""
        page_name = self.lines[0].casefold()
        named = [i for i in near if i and page_name.startswith(self.lines[i].casefold())]
        if named:
            return named[-1]
        known = [i for i in range(near[0], self.first) if i == author_line or self._date(i)]
        above = [i for i in near if any(0 < line - i <= _NEAR_LINES for line in known)]
        return above[-1] if above else None

    def _may_be_title(self, i: int) -> bool:
        line = self.lines[i]
        return (
            i not in self.taken
            and word_count(line) <= 30
            and len(re.findall(r"[^\W\d_]{2,}", line)) >= 2
            and not line.endswith((".", ",", ";", ":"))
            and not (self.scraped and furniture_words(line) and word_count(line) < 6)
            and not _BYLINE.fullmatch(line)
            and not _URL.fullmatch(line)
            and not _CHANGED.match(line)
            and not _is_credit(line)
            and not _NO_TITLE.match(line)
            and (self.scraped or not line.isupper())
            and not self._date(i)
            and (line[0].isalnum() or line[0] in "“‘\"'¿¡")
        )

    def _published(self, title_line: int | None, author_line: int | None) -> str | None:
        known = [i for i in (title_line, author_line) if i is not None]
        if not known:
            known = [0] if not self.scraped and self.first else []
        for i in range(min(known), self.first) if known else ():
            if date := self._date(i):
                self.taken.add(i)
                return date
        dateline = _DATELINE.match(self.lines[self.first])
        return parse_date(dateline["day"]) if dateline and dateline["day"] else None

    def _date(self, i: int) -> str | None:
        """The day that line `i` says the text was published, if it says nothing else."""
        line = self.lines[i]
        byline = _BYLINE.fullmatch(_one_case(line))
        text = (byline["rest"] if byline else line).strip(_MARKS)
        found = _DATED.fullmatch(text)
        if not found or _CHANGED.match(text) or word_count(text) > 12:
            return None
        return parse_date(found["date"].strip(_MARKS))

    def _reporter(self) -> str | None:
        found = (_REPORTING.search(self.lines[i]) for i in self.tail)
        return next((_names(match["names"]) for match in found if match), None)

    def _named_below(self, title_line: int | None) -> str | None:
        """A name that stands alone under the title, when a note at the end says who that is."""
        start = max(0, self.first - _HEAD_LINES) if title_line is None else title_line
        for i in range(start, self.first):
            name = self.lines[i]
            notes = (line for line in self.lines[-_TAIL_LINES:] if _is_about(line, name))
            if re.fullmatch(_NAME, name) and any(notes):
                self.taken.add(i)
                return name
        return None

    def _take_notes(self, author: str | None) -> None:
        """Credits and copyright lines, and a last paragraph that says who the author is."""
        end = len(self.lines)
        for i in range(max(self.first + 1, end - _TAIL_LINES), end):
            if _is_credit(self.lines[i]):
                self.taken.add(i)
        late = [i for i in range(self.first + 1, end) if self.body[i]][-_NOTE_LINES:]
        self.taken |= {i for i in late if author and _is_about(self.lines[i], author)}

    def _publication(self, title: str | None, author: str | None) -> str | None:
        page_name = self.lines[0]
        if self.scraped and title and page_name != title and page_name.startswith(title):
            rest = page_name[len(title) :]
            name = _SITE_MARK.split(rest)[-1].strip()
            if _SITE_MARK.match(rest) and 1 <= word_count(name) <= 5:
                return name
        for i in self.tail if self.scraped else ():
            found = _ABOUT.fullmatch(self.lines[i].lstrip("•· "))
            if found and found["name"] != author and self._is_site(found["name"]):
                return found["name"]
        if found := _DATELINE.match(self.lines[self.first]):
            return found["agency"]
        if self.scraped:  # the rights named at the foot of a page are its site's owner's
            return None
        return next(filter(None, (_holder(self.lines[i]) for i in self.tail)), None)

    def _is_site(self, name: str) -> bool:
        """Whether the page, outside the article, names it several times."""
        around = (line for i, line in enumerate(self.lines) if not self.body[i])
        times = sum(name.casefold() in line.casefold() for line in around)
        return times >= 3 and not _ABOUT_OTHERS.match(name)

    def _url(self) -> str | None:
        for i in (*list(self.head)[:3], *list(self.tail)[-2:]):
            if found := _URL.fullmatch(self.lines[i]):
                self.taken.add(i)
                return found["url"]
        return None


def _cut(line: str) -> str:
    """What is longer than a byline, a title or a credit needn't be matched to its end."""
    return line if len(line) <= _LONGEST else line[:_LONGEST] + "…"


def _one_case(line: str) -> str:
    """A byline in capitals as it is written elsewhere: BY JANE DOE is By Jane Doe."""
    line = line.title() if line.isupper() else line
    return line[:1].lower() + line[1:]


def _is_credit(line: str) -> bool:
    """Who edited, who took the photograph, who has the rights; a sentence on such is none."""
    if _ALL_RIGHTS.fullmatch(line) and word_count(line) <= _RIGHTS_WORDS:
        return True
    return _CREDITS.fullmatch(line) is not None


def _is_about(line: str, name: str) -> bool:
    """A note on who somebody is: "Jane Doe, our editor, covers security"."""
    return line.startswith(name) and _IS_SOMEBODY.match(line[len(name) :]) is not None


def _names(names: str) -> str:
    return names.title() if names.isupper() else names


def _holder(line: str) -> str | None:
    found = _HOLDER.fullmatch(_RESERVED.sub("", line)) if len(line) < 200 else None
    if not found or _COMPANY.search(found["holder"]):
        return None
    return found["holder"].strip()
