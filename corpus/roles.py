"""Roles: what an article says that a speaker is."""

import re

from corpus.attribution import Attribution
from corpus.names import Names
from corpus.vocabulary import HONORIFICS, SOURCE_NOUNS, TITLES

_APPOSED = re.compile(
    r"(?:,| of [A-Z][^,.;\n]{2,80},)\s+((?:an?|the|his|her|its)?\s?[^.,;“”\"()—\n][^;“”\"()—\n]{3,160}?)"
    r"(?=,? who\b|, (?:said|says|told|tells|wrote|writes|argued|warned|added|noted|called)\b|[,.;(—\n]|$)"
)
_TRADES = frozenset("architect statesman graduate architect scholar firefighter paramedic".split())
_STARTS = re.compile(
    r"(?:an?|the|his|her|its|our|now|then|once|one of)\b|(?:former|senior|chief|head|director|chairman"
    r"|president|professor|co-?founder|founder|executive|vice|deputy|associate|assistant|managing"
    r"|secretary|minister|spokes\w+|author|analyst|lead|principal|general|partner|fellow|research\w*"
    r"|editor|owner|manager|leader|member|CEO|CTO|CFO|[A-Z][\w.]*(?:['’]s)? \w+)\b"
)


def role_of(
    speaker: str, attribution: Attribution | None, names: Names, text: str
) -> str | None:
    """The role of a named person, as the article puts it: after the name, or before it.

    The first place that states one counts; the text between commas after a name is a role when
    it begins like one ("senior fellow at ...", "a China expert ...").
    """
    title = attribution.mention.role if attribution else None
    for person in names.people:
        if names.full(person.name) != speaker:
            continue
        apposed = _APPOSED.match(text, person.end)
        if apposed and _is_role(apposed[1].strip()):
            return apposed[1].strip()
        title = title or _title(person.title)
    return title


def _is_role(phrase: str) -> bool:
    if not _STARTS.match(phrase):
        return False
    words = re.findall(r"[\w-]+", phrase.lower())[:10]
    return any(word in TITLES or word in SOURCE_NOUNS or word in _TRADES for word in words)


def _title(words: str | None) -> str | None:
    if words is None or all(word.lower().rstrip(".") in HONORIFICS for word in words.split()):
        return None
    return words
