"""Noun phrases next to a reporting verb: where they begin and end."""

from collections.abc import Sequence

from corpus.cues import CUES, NOUN_LIKE
from corpus.tokens import Token, is_adverb
from corpus.vocabulary import (
    AUXILIARIES,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    PARTICLES,
    PERSONAL,
    PREPOSITIONS,
    SOURCE_NOUNS,
    SUBORDINATORS,
    words,
)

_LONGEST = 14
"""Words of a noun phrase without what follows "of"; real ones are shorter."""
_ATTACHING = words("of for at from in with on to by")
_STOPS = PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS | AUXILIARIES
_FIRST_DETERMINERS = DETERMINERS - {"that", "this", "these", "those"}
_TIME_STARTS = words("last next this late early earlier ago")


def before(tokens: Sequence[Token], end: int) -> tuple[int, int] | None:
    """The noun phrase that ends just before token `end`, as a range of tokens."""
    stop = _skip_bracket(tokens, end)
    if stop > 0 and tokens[stop - 1].low in PERSONAL:
        return stop - 1, stop
    start = _core_before(tokens, stop)
    if start == stop:
        return None
    best, only_of = start, True
    while start > 1:
        link = tokens[start - 1].low
        if link not in _ATTACHING and link != "and":
            break
        further = _core_before(tokens, start - 1)
        if further == start - 1:
            break
        start, only_of = further, only_of and link == "of"
        if only_of or _at_boundary(tokens, start):
            best = start
    return best, stop


def after(tokens: Sequence[Token], start: int) -> tuple[int, int] | None:
    """The noun phrase that begins at token `start`, as a range of tokens."""
    at = start
    while at < len(tokens) and tokens[at].kind == "word" and is_adverb(tokens[at]):
        at += 1
    if at >= len(tokens):
        return None
    if tokens[at].low in PERSONAL:
        return at, at + 1
    end = _core_after(tokens, at)
    while end > at and end + 1 < len(tokens) and end - at < _LONGEST:
        link, following = tokens[end].low, tokens[end + 1]
        joins = link in ("of", "for", "at", "from", "with") or (
            link in ("and", "&", "on", "in") and following.is_capital and tokens[end - 1].is_capital
        )
        gerund = following.low.endswith("ing") and not following.is_capital
        if not joins or gerund or following.low in DAYS or following.low in PERSONAL:
            break
        further = _core_after(tokens, end + 1)
        if further == end + 1:
            break
        end = further
    return (at, end) if end > at else None


def _skip_bracket(tokens: Sequence[Token], end: int) -> int:
    """Before "(DHS)"."""
    if end > 2 and tokens[end - 1].low == ")":
        for at in range(end - 2, max(end - 8, 0), -1):
            if tokens[at].low == "(":
                return at
    return end


def _is_verb(token: Token) -> bool:
    if token.is_capital or token.low in NOUN_LIKE:
        return False
    cue = CUES.get(token.low)
    return cue is not None and cue.form != "base" and token.low not in ("thought", "found")


def _core_before(tokens: Sequence[Token], end: int) -> int:
    at = end
    while at > 0 and end - at < _LONGEST:
        token = tokens[at - 1]
        if token.kind == "quote":
            if at == end or at < 2 or not (tokens[at].is_capital and tokens[at - 2].is_capital):
                break
        elif token.kind == "mark":
            if token.low != "&":
                break
        elif token.low in DETERMINERS:
            at -= 1
            while at > 0 and tokens[at - 1].low in _FIRST_DETERMINERS:
                at -= 1
            break
        elif token.text in PARTICLES and 1 < at < end and tokens[at].is_capital:
            if not tokens[at - 2].is_capital and tokens[at - 2].low not in PARTICLES:
                break
        elif (
            (token.low in _STOPS and not _is_name_part(tokens, at - 1, end))
            or (token.low in DAYS and token.is_capital and tokens[at - 2].low not in DETERMINERS)
            or token.low in PERSONAL
            or _is_verb(token)
            or (at < end and _ends_before(token))
        ):
            break
        at -= 1
    while at < end and (tokens[at].low == "'s" or _ends_before(tokens[at])):
        at += 1
    return at


def _ends_before(token: Token) -> bool:
    """Whether a phrase begins after the word: "Recently Segal", "however officials"."""
    return token.kind == "word" and is_adverb(token) and token.low not in DETERMINERS


def _is_name_part(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a small word is between capitals: "Bank of England", "Doctors Without Borders"."""
    return (
        (tokens[at].low in ("of", "&") or tokens[at].is_capital)
        and 0 < at < end - 1
        and tokens[at - 1].is_capital
        and tokens[at + 1].is_capital
    )


def _at_boundary(tokens: Sequence[Token], start: int) -> bool:
    """Whether a clause can begin there: then what follows is its subject to the end."""
    if start == 0:
        return True
    previous = tokens[start - 1]
    return previous.kind != "word" or previous.low in SUBORDINATORS | CONJUNCTIONS


def _core_after(tokens: Sequence[Token], start: int) -> int:
    at = start
    while at < len(tokens) and at - start < _LONGEST:
        token = tokens[at]
        low = token.low
        if token.kind == "quote":
            if not (at > start and tokens[at - 1].is_capital and at + 1 < len(tokens)):
                break
            if not tokens[at + 1].is_capital:
                break
        elif token.kind == "mark":
            if low != "&":
                break
        elif (
            low in _STOPS
            or low in PERSONAL
            or (low in DAYS and token.is_capital)
            or (
                at > start
                and (
                    (low in DETERMINERS and tokens[at - 1].low not in DETERMINERS)
                    or (low in _TIME_STARTS and tokens[at - 1].low not in DETERMINERS)
                    or is_adverb(token)
                    or _is_verb(token)
                    or _ends_name(tokens, at)
                    or (low.endswith("ed") and tokens[at - 1].low[-1:] in "sy" and at > start)
                    or (
                        low.endswith("ed")
                        and (tokens[at - 1].is_capital or tokens[at - 1].low in SOURCE_NOUNS)
                    )
                )
            )
        ):
            break
        at += 1
    return at


def _ends_name(tokens: Sequence[Token], at: int) -> bool:
    """A lower-case word after a capital one goes on only towards a noun: "White House official"."""
    token, previous = tokens[at], tokens[at - 1]
    if token.is_capital or token.low == "'s" or token.low in PARTICLES or not previous.is_capital:
        return False
    for ahead in tokens[at : at + 3]:
        if ahead.kind != "word" or ahead.low in DETERMINERS or ahead.low in _STOPS:
            break
        if ahead.low in SOURCE_NOUNS:
            return False
    return True
