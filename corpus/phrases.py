"""Noun phrases next to a reporting verb: where they begin and end, and whom they mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.cues import CUES, NOUN_LIKE
from corpus.names import Names, is_person_like, is_title, split_titles
from corpus.tokens import Token, is_adverb
from corpus.vocabulary import (
    AUXILIARIES,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    GIVEN_NAMES,
    INDEFINITE,
    OFFICES,
    PARTICLES,
    PERSONAL,
    PREPOSITIONS,
    SOURCE_NOUNS,
    SUBORDINATORS,
    TITLES,
)

_LONGEST = 14
"""Words of a noun phrase without what follows "of"; real ones are shorter."""
_ATTACHING = frozenset("of for at from in with on to by".split())
_CONNECTORS = frozenset("of for on and & the in".split())
_STOPS = PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS | AUXILIARIES
_FIRST_DETERMINERS = DETERMINERS - {"that", "this", "these", "those"}
_TIME_STARTS = frozenset("last next this late early earlier ago".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """Who is meant by a noun phrase."""

    text: str
    kind: Literal["person", "name", "descriptor", "pronoun"]
    start: int
    """Index of its first token."""
    end: int
    head: str = ""
    """The noun that says what it is, in lower case; of a name its last word."""
    role: str | None = None
    """What the phrase itself calls a person: "ministry spokesman"."""

    @property
    def is_plural(self) -> bool:
        return self.head.endswith("s") or self.head in ("people", "police", "some", "many")


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
        elif token.low in PARTICLES and 1 < at < end and tokens[at].is_capital:
            if not tokens[at - 2].is_capital and tokens[at - 2].low not in PARTICLES:
                break
        elif (token.low in _STOPS and not _is_name_part(tokens, at - 1, end)) or (
            token.low in DAYS and token.is_capital and tokens[at - 2].low not in DETERMINERS
        ):
            break
        elif token.low in PERSONAL or _is_verb(token) or (at < end and _ends_before(token)):
            break
        at -= 1
    while at < end and (tokens[at].low == "'s" or _ends_before(tokens[at])):
        at += 1
    return at


def _ends_before(token: Token) -> bool:
    """Whether a phrase begins after the word: "Recently Segal", "however officials"."""
    return token.kind == "word" and is_adverb(token) and token.low not in DETERMINERS


def _is_name_part(tokens: Sequence[Token], at: int, end: int) -> bool:
    """"of" in "Bank of England": between capitals, the left ones no sentence's first word."""
    return (
        tokens[at].low in ("of", "&")
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
        elif low in _STOPS or low in PERSONAL or (low in DAYS and token.is_capital):
            break
        elif at > start and (
            (low in DETERMINERS and tokens[at - 1].low not in DETERMINERS)
            or (low in _TIME_STARTS and tokens[at - 1].low not in DETERMINERS)
            or is_adverb(token)
            or _is_verb(token)
            or _ends_name(tokens, at)
            or (low.endswith("ed") and tokens[at - 1].low[-1:] in "sy" and at > start)
            or (low.endswith("ed") and (tokens[at - 1].is_capital or tokens[at - 1].low in SOURCE_NOUNS))
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


def mention(
    tokens: Sequence[Token], span: tuple[int, int], names: Names, text: str
) -> Mention | None:
    """Whom the noun phrase means; None when it can't be a speaker."""
    start, end = span
    while start < end and (tokens[start].low in CONJUNCTIONS or tokens[start].kind == "mark"):
        start += 1
    if start == end:
        return None
    if tokens[start].low == "that" and end - start > 1 and tokens[end - 1].low.endswith("s"):
        start += 1
    first = tokens[start]
    if end - start == 1 and first.low in PERSONAL:
        return Mention(first.low, "pronoun", start, end, first.low)
    office = _of_office(tokens, start, end)
    core = office or _core_end(tokens, start, end)
    run = _capital_run(tokens, start, core)
    plain_start = start == 0 and run == start and core - start == 1 and _is_common(first, names)
    if run < core and not plain_start:
        named = _named(tokens, start, run, core, end, names, text)
        if named:
            return named
    head = tokens[core - 1].low
    if end - start == 1 and head.endswith("ly"):
        return None
    return Mention(_described(tokens, start, end, text, names), "descriptor", start, end, head)


def _of_office(tokens: Sequence[Token], start: int, end: int) -> int | None:
    """The end of "Secretary of State Henry Kissinger", which is no phrase with "of"."""
    for at in range(start + 1, end - 2):
        if tokens[at].low == "of" and tokens[at - 1].low in TITLES:
            return end if tokens[at + 1].low in OFFICES and tokens[at + 2].is_capital else None
        if tokens[at].low == "of" and is_title(tokens[end - 3].low) and tokens[end - 2].is_capital:
            # "the University of Liverpool biochemist Ann Lee"
            return end if tokens[end - 1].is_capital and not tokens[end - 3].is_capital else None
    return None


def _core_end(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where the phrase's own words end and "of ..." begins."""
    for at in range(start + 1, end):
        low = tokens[at].low
        if low in PREPOSITIONS or low in CONJUNCTIONS:
            return at
    return end


def _capital_run(tokens: Sequence[Token], start: int, end: int) -> int:
    at = end
    while at > start:
        token = tokens[at - 1]
        inner = at < end and (token.kind == "quote" or token.low in PARTICLES)
        if not (token.is_capital or inner) or token.low in DETERMINERS:
            break
        at -= 1
    while at < end and not tokens[at].is_capital:
        at += 1
    return at


def _is_common(token: Token, names: Names) -> bool:
    """Whether a sentence's first word has its capital only from standing there."""
    low = token.low
    return low in DETERMINERS or low in INDEFINITE or low in names.lower_words or (
        low in SOURCE_NOUNS and low not in TITLES and (low.endswith("s") or low == "police")
        and low not in ("congress", "news", "times", "press")
    )  # fmt: skip


def _named(
    tokens: Sequence[Token], start: int, run: int, core: int, end: int, names: Names, text: str
) -> Mention | None:
    places = [at for at in range(run, core) if tokens[at].kind == "word"]
    words = [tokens[at].text for at in places]
    cut = split_titles(words)
    words_left = words[cut:]
    if not words_left:
        return None
    first = places[cut]
    at = tokens[first].start
    determined = cut == 0 and run > start and tokens[run - 1].low in ("the", "a", "an")
    known = None if determined else names.known(words_left, at)
    given = len(words_left) == 1 and not determined and words_left[0] in GIVEN_NAMES
    titled = given or any(is_title(word.lower()) for word in words[:cut]) or (run > start and tokens[run - 1].low in TITLES)
    if known or (titled and all(word[0].isalpha() for word in words_left)) or (
        not determined and is_person_like(words_left)
    ):
        role = text[tokens[start].start : tokens[first - 1].end] if first > start else None
        name = known or " ".join(words_left)
        return Mention(name, "person", start, end, words[-1].lower(), _plain_role(role))
    if run > start and not determined and tokens[run - 1].low not in DETERMINERS | {"'s"}:
        # "the security firm CrowdStrike"
        first = run
    stop = core
    while stop + 1 < end and tokens[stop].low in _CONNECTORS and (
        tokens[stop + 1].is_capital or (tokens[stop + 1].low == "the" and stop + 2 < end)
    ):
        stop += 1
        while stop < end and (tokens[stop].is_capital or tokens[stop].low == "the"):
            stop += 1
        if tokens[stop - 1].low == "the":
            break
    if stop < end and tokens[stop].low in ("and",) and not tokens[stop].is_capital:
        end = stop
    if stop < end:
        return None
    possessed = run > start and tokens[run - 1].low == "'s"
    whole = text[tokens[run].start : tokens[stop - 1].end]
    name = names.acronyms.get(whole, whole)
    if possessed:
        begin = _possessor(tokens, start, run)
        name = text[tokens[begin].start : tokens[stop - 1].end]
    return Mention(name, "name", start, stop, words[-1].lower())


def _possessor(tokens: Sequence[Token], start: int, run: int) -> int:
    """Where "China's" begins, without "the"."""
    at = run - 1
    while at > start and tokens[at - 1].low not in DETERMINERS:
        at -= 1
    return at


def _plain_role(role: str | None) -> str | None:
    if role is None:
        return None
    words = role.replace("’s", "").replace("'s", "").rstrip(" .,").split()
    lows = [word.lower().rstrip(".") for word in words]
    honorific_only = all(low in _NO_ROLES for low in lows)
    said = any(low in TITLES or low in SOURCE_NOUNS for low in lows)
    return role.strip(" ,") if said and not honorific_only else None


_NO_ROLES = frozenset("mr mrs ms miss dr the a an sir dame madam".split())


def _described(
    tokens: Sequence[Token], start: int, end: int, text: str, names: Names
) -> str:
    while start < end - 1 and is_adverb(tokens[start]) and tokens[start].low not in DETERMINERS:
        start += 1
    phrase = text[tokens[start].start : tokens[end - 1].end]
    if start == 0 and _is_common(tokens[0], names):
        phrase = phrase[0].lower() + phrase[1:]
    return phrase
