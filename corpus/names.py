"""Names: who "Segal" and "Dr. Segal" are in an article that names Adam Segal, and their roles."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.vocabulary import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    FEMALE_NAMES,
    FIRST_AND_SECOND,
    GIVEN_NAMES,
    MALE_NAMES,
    OFFICES,
    ORGANISATION_WORDS,
    PARTICLES,
    PERSONAL,
    PREPOSITIONS,
    SUBORDINATORS,
    TITLE_STARTERS,
    TITLES,
    words,
)

_INITIAL = re.compile(r"[A-Z]\.?")
_PARTICLES = "|".join(sorted(PARTICLES, key=len, reverse=True))
# "Dr. Henry A. Kissinger", "Ursula von der Leyen", "Jim “Mad Dog” Mattis": one run of capitals.
_CAPITAL = (
    r"(?:(?:Dr|Mr|Mrs|Ms|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Prof|Rev|St|Adm)\.|(?:[A-Z]\.){1,3}"
    r"|[^\W\d_a-z][\w-]*(?:['’](?!s\b)[\w-]+)*)"
)
_RUN = re.compile(
    rf"\b{_CAPITAL}(?:[ \u00a0](?:[“\"‘'(][^“”\"‘’'()\n]{{1,20}}[”\"’')][ \u00a0])?"
    rf"(?:(?:{_PARTICLES})[ \u00a0]){{0,3}}{_CAPITAL})*"
)
_NICKNAME = re.compile(r"[“\"‘'(][^“”\"‘’'()]*[”\"’')]")
_NOT_IN_NAMES = (
    DETERMINERS | PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS | ADVERBS | DAYS | PERSONAL
    | FIRST_AND_SECOND | TITLE_STARTERS | (AUXILIARIES - {"will", "may"})
    | {"last", "first", "new", "best", "hey"}
) - PARTICLES  # fmt: skip
_LEADS = DETERMINERS | PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS | ADVERBS
_FEMALE = FEMALE_NAMES | words("mrs ms miss madam madame lady dame queen princess sister actress")
_MALE = MALE_NAMES | words("mr sir lord king prince father pope cardinal brother actor")
_RIGHT_EVIDENCE = re.compile(
    r",? (?:who|whose|said|says|told|tells|wrote|writes|thinks|believes|argues|recalls|added)\b"
    r"|, (?:an?|the|his|her|now|then|[a-z]+ (?:of|at|for)|\d\d) ?|, \d\d,"
)
_LEFT_EVIDENCE = re.compile(r"\b(?:said|says|added|adds|recalled|man|woman|analyst|spokes\w+) $")
_PLACE = re.compile(r"\b(?:[Ii]n|[Ff]rom|[Tt]o) ([A-Z][\w-]+)\b(?! [A-Z])")
_ACRONYM = re.compile(
    r"([A-Z][\w.&’'-]*(?: (?:[A-Z][\w.&’'-]*|of|for|and|on|the|in)){1,9}) \(([A-Z]{2,8})\)"
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's full name at one place of the text, without titles."""

    name: str
    start: int
    end: int
    title: str | None
    """The capitalised words before it that are no part of it: "President"."""
    is_certain: bool
    """Whether what stands around it says that it is a person: a title, an age, a saying."""


def split_titles(words: Sequence[str]) -> int:
    """How many words of a run of capitals come before the person's name: titles and the like.

    >>> split_titles(["Chief", "Security", "Officer", "Richard", "Bejtlich"])
    3
    """
    cut = 0
    for number, word in enumerate(words):
        low = word.lower() if len(word) == 2 else word.lower().rstrip(".")
        rank = len(word) > 1 and word.isalpha() and word.isupper() and number + 2 < len(words)
        word_of_text = low in _NOT_IN_NAMES and not (len(word) > 1 and word.isupper())
        if (
            is_title(low)
            or word_of_text
            or (rank and not words[-1].isupper())
            or (cut == number and low in OFFICES and number + 2 < len(words))
        ):
            cut = number + 1
    return cut


def is_title(low: str) -> bool:
    """Whether it is a title, alone or with a hyphen: "secretary-general"."""
    return low in TITLES or ("-" in low and all(part in TITLES for part in low.split("-")))


def is_person_like(words: Sequence[str]) -> bool:
    """Whether two to five words can be a person's name: no initials only, no organisation's."""
    full = [word for word in words if word.lower() not in PARTICLES]
    if not 2 <= len(full) <= 4 or len(words) > 6:
        return False
    last = full[-1]
    if not all(word[0].isupper() for word in full) or _INITIAL.fullmatch(last):
        return False
    if last.isupper() and not full[0].isupper():
        return False
    lows = {word.lower().rstrip(".") for word in full}
    if lows & ORGANISATION_WORDS or any(word.lower() in _NOT_IN_NAMES for word in full):
        return False
    return not any(map(_odd, full))


def _odd(word: str) -> bool:
    if any(sign.isdigit() for sign in word):
        return True
    return len(word) > 2 and word.isupper() and "." not in word


def person_names(text: str, places: frozenset[str] = frozenset()) -> Iterator[PersonName]:
    """The full names of people in `text`, in order, repeats included.

    Of "ambassador to Britain Liu Wei" the first word is none of the name when in `places`.
    """
    for run in _RUN.finditer(text):
        if " " not in run.group() and "\u00a0" not in run.group():
            continue
        plain = _NICKNAME.sub(lambda match: " " * len(match.group()), run.group())
        pieces = list(re.finditer(r"\S+", plain))
        words = [piece.group() for piece in pieces]
        cut = split_titles(words)
        first = words[cut] if cut < len(words) else ""
        place = first in places and first not in GIVEN_NAMES and is_person_like(words[cut + 1 :])
        if first in PARTICLES or place:
            cut += 1
        rest = words[cut:]
        if is_person_like(rest):
            before = text[max(0, run.start() - 4) : run.start()].lower()
            if cut == 0 and before.endswith("the "):
                continue
            titled = any(word.lower().rstrip(".") in TITLES for word in words[:cut])
            lead = next((at for at in range(cut) if words[at].lower() not in _LEADS), cut)
            title = " ".join(words[lead:cut]) if titled else None
            start = run.start() + pieces[cut].start()
            certain = bool(
                title
                or _LEFT_EVIDENCE.search(text[max(0, start - 14) : start])
                or _RIGHT_EVIDENCE.match(text, run.end())
            )
            yield PersonName(" ".join(rest), start, run.end(), title, certain)


class Names:
    """The people and the acronyms of one article."""

    def __init__(self, text: str) -> None:
        self.acronyms = dict(_acronyms(text))
        self.genders: dict[str, str] = {}
        self.lower_words = frozenset(re.findall(r"\b[a-z]{3,}\b", text))
        # Surname or given name to the full names with it, and where each stands.
        self._by_last: dict[str, dict[str, list[int]]] = {}
        self._by_first: dict[str, dict[str, list[int]]] = {}
        self._places = frozenset(_PLACE.findall(text))
        self.people = list(person_names(text, self._places))
        self._full: dict[tuple[str, str], str] = {}
        for person in self.people:
            words = person.name.split()
            key = (words[0], words[-1])
            if len(person.name) > len(self._full.get(key, "")):
                self._full[key] = person.name
            by_last = self._by_last.setdefault(words[-1], {})
            by_last.setdefault(person.name, []).append(person.start)
            if person.is_certain:
                by_first = self._by_first.setdefault(words[0], {})
                by_first.setdefault(person.name, []).append(person.start)
            self._note_gender(person)

    def _note_gender(self, person: PersonName) -> None:
        first = person.name.split()[0]
        for word in [*(person.title or "").lower().replace(".", "").split(), first]:
            gender = "she" if word in _FEMALE else "he" if word in _MALE else None
            if gender:
                self.genders.setdefault(self.full(person.name), gender)

    def full(self, name: str) -> str:
        """The longest form of a name of two words or more."""
        words = name.split()
        return self._full.get((words[0], words[-1]), name)

    def resolve(self, words: Sequence[str], at: int) -> str:
        """The fullest name the article gives for a name at offset `at`; the name itself if none.

        A surname is looked up among the last words of full names, then a given name among the
        first ones. Of several people the one named last before `at` is meant.
        """
        name = " ".join(words)
        known = self.known(words, at)
        if known:
            return known
        return self.acronyms.get(name, name)

    def known(self, words: Sequence[str], at: int) -> str | None:
        """The person meant by a full name, a surname or a given name; None when none is."""
        words = words[split_titles(words) :]
        if not words:
            return None
        name, tail = " ".join(words), words[-1]
        if len(words) == 1 and tail not in self._by_last and tail not in self._by_first:
            return None
        ending = f" {name}".lower()
        candidates = {
            full: places
            for full, places in self._by_last.get(tail, {}).items()
            if full.lower().endswith(ending)
        }
        if not candidates and len(words) > 1:
            return self.full(name) if is_person_like(words) else None
        if not candidates and tail not in self._places:
            candidates = self._by_first.get(tail, {})
        if not candidates:
            return None
        return self.full(max(candidates, key=lambda full: _last_before(candidates[full], at)))


def _last_before(places: list[int], at: int) -> int:
    """The last place up to `at`; before all of these, the nearer the first one after it."""
    index = bisect_right(places, at)
    return places[index - 1] if index else -places[0]


def _abbreviates(short: str, initials: str) -> bool:
    """Whether the acronym has the initials, all but one at most, in their order."""
    rest = iter(initials)
    return (
        short[0] == initials[0]
        and len(initials) - len(short) <= 1
        and all(letter in rest for letter in short)
    )


def _acronyms(text: str) -> Iterator[tuple[str, str]]:
    """ "the World Health Organization (WHO)": short and full, where the initials agree."""
    for match in _ACRONYM.finditer(text):
        words = match[1].split()
        for cut in range(len(words)):
            initials = "".join(word[0] for word in words[cut:] if word[0].isupper())
            if words[cut][0].isupper() and words[cut] != "The" and _abbreviates(match[2], initials):
                yield match[2], " ".join(words[cut:])
                break
