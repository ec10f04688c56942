"""Roles: what an article says that its people are."""

import re

from corpus.names import Names
from corpus.vocabulary import HONORIFICS, SOURCE_NOUNS, TITLES, words

_APPOSED = re.compile(
    r"(?:,| of [A-Z][^,.;\n]{2,80},)\s+"
    r"((?:an?|the|his|her|its)?\s?[^.,;“”\"()—\n][^;“”\"()—\n]{3,160}?)"
    r"(?=,? who\b|, (?:said|says|told|tells|wrote|writes|argued|warned|added|noted|called)\b"
    r"|[,.;(—\n]|$)"
)
_STARTS = re.compile(
    r"(?:an?|the|his|her|its|our|now|then|once|one of)\b"
    r"|(?:former|senior|chief|head|director|chairman|president|professor|co-?founder|founder|executive|vice|deputy|associate|assistant|managing"
    r"|secretary|minister|spokes\w+|author|analyst|lead|principal|general|partner|fellow|research\w*"
    r"|editor|owner|manager|leader|member|CEO|CTO|CFO|[A-Z][\w.]*(?:['’]s)? \w+)\b"
)
_TRADES = words("architect graduate scholar firefighter paramedic mother father")


class Roles:
    """What the article says of each person, after the name or before it.

    The text between commas after a name is a role when it begins like one and has a noun for a
    person ("senior fellow at ...", "a China expert ..."). The first place that has one counts.
    """

    def __init__(self, names: Names, text: str) -> None:
        self._apposed: dict[str, str] = {}
        self._titles: dict[str, str] = {}
        for person in names.people:
            name = names.full(person.name)
            if name not in self._apposed:
                apposed = _APPOSED.match(text, person.end)
                if apposed and _is_role(apposed[1].strip()):
                    self._apposed[name] = apposed[1].strip()
            if person.title and not _is_honorific(person.title):
                self._titles.setdefault(name, person.title)

    def of(self, name: str) -> str | None:
        """The role of a person under the full name; None when the article states none."""
        return self._apposed.get(name) or self._titles.get(name)

    def learn(self, name: str, title: str) -> None:
        """Take note of a title that a sentence gives to its speaker."""
        self._titles.setdefault(name, title)

    def words(self, name: str) -> set[str]:
        """The words of all that is stated, in lower case."""
        stated = f"{self._apposed.get(name, '')} {self._titles.get(name, '')}"
        return set(re.findall(r"[\w-]+", stated.lower()))


def _is_role(phrase: str) -> bool:
    if not _STARTS.match(phrase):
        return False
    words = re.findall(r"[\w-]+", phrase.lower())[:10]
    return any(word in TITLES or word in SOURCE_NOUNS or word in _TRADES for word in words)


def _is_honorific(title: str) -> bool:
    return all(word.lower().rstrip(".") in HONORIFICS for word in title.split())
