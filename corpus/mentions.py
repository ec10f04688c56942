"""Mentions: whom a noun phrase means."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from corpus import phrases
from corpus.names import Names, is_person_like, is_title, split_titles
from corpus.tokens import Token, is_adverb
from corpus.vocabulary import (
    AUXILIARIES,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    DOCUMENTS,
    GIVEN_NAMES,
    INDEFINITE,
    OFFICES,
    PARTICLES,
    PERSONAL,
    PREPOSITIONS,
    SOURCE_NOUNS,
    TITLES,
    words,
)

_CONNECTORS = words("of for on and & the in")
_NO_ROLES = words("mr mrs ms miss dr the a an sir dame madam")
_SEEN = words("seen obtained reviewed viewed leaked provided cited close familiar")
_PUBLISHED = words("written published released issued compiled conducted prepared")


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


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens of a sentence, and the article that they are from."""

    tokens: Sequence[Token]
    names: Names
    text: str
    """Of the whole article."""

    def mention(self, span: tuple[int, int] | None) -> Mention | None:
        """Whom a range of tokens means; of a report by somebody, that somebody."""
        if span is None:
            return None
        found = mention_of(self.tokens, span, self.names, self.text)
        if found and found.kind == "descriptor" and found.head in DOCUMENTS:
            return self._author(found) or found
        return found

    def _author(self, document: Mention) -> Mention | None:
        """ "a report by Mandiant", "claims in a book written by a reporter"."""
        tokens = self.tokens
        for at in range(document.start, min(document.end + 8, len(tokens) - 1)):
            token = tokens[at]
            if token.kind != "word" or token.low in AUXILIARIES:
                if at >= document.end:
                    break
                continue
            if token.low in _SEEN:
                break
            if token.low == "by" and tokens[at + 1].low not in DAYS:
                span = phrases.after(tokens, at + 1)
                return mention_of(tokens, span, self.names, self.text) if span else None
            if (
                at >= document.end
                and token.low not in PREPOSITIONS | DETERMINERS | DOCUMENTS | _PUBLISHED
            ):
                break
        return None


def mention_of(
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
        if (low in PREPOSITIONS or low in CONJUNCTIONS) and not tokens[at].is_capital:
            seen = at - 1 > start and tokens[at - 1].low in _SEEN
            return at - 1 if seen else at
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
    titled = (
        given
        or any(is_title(word.lower()) for word in words[:cut])
        or (run > start and tokens[run - 1].low in TITLES)
    )
    if (
        known
        or (titled and all(word[0].isalpha() for word in words_left))
        or (not determined and is_person_like(words_left))
    ):
        role = text[tokens[start].start : tokens[first - 1].end] if first > start else None
        name = known or " ".join(words_left)
        return Mention(name, "person", start, end, words[-1].lower(), _plain_role(role))
    if run > start and not determined and tokens[run - 1].low not in DETERMINERS | {"'s"}:
        # "the security firm CrowdStrike"
        first = run
    stop = core
    while (
        stop + 1 < end
        and tokens[stop].low in _CONNECTORS
        and (tokens[stop + 1].is_capital or (tokens[stop + 1].low == "the" and stop + 2 < end))
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


def _described(tokens: Sequence[Token], start: int, end: int, text: str, names: Names) -> str:
    while start < end - 1 and is_adverb(tokens[start]) and tokens[start].low not in DETERMINERS:
        start += 1
    phrase = text[tokens[start].start : tokens[end - 1].end]
    if start == 0 and _is_common(tokens[0], names):
        phrase = phrase[0].lower() + phrase[1:]
    return phrase
