"""Complements: what stands after a reporting verb, and whether it makes a report of it."""

from collections.abc import Sequence

from corpus.cues import CUES, NEEDS_AS, NEEDS_THAT, NOUN_LIKE, Cue
from corpus.mentions import Mention, Sentence
from corpus.tokens import Token, is_adverb
from corpus.vocabulary import (
    AUXILIARIES,
    CONJUNCTIONS,
    DAYS,
    PERSONAL,
    PREPOSITIONS,
    SOURCE_NOUNS,
    SUBORDINATORS,
    words,
)

CLAUSE_STARTS = words("that how why whether what if where who which when")
_ENDS = frozenset(",.;:?!)—–-")
_GOES_ON = PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS | words("adding speaking last this")
# "Told of", "thinks about" name a topic only; "warned of" says something.
_TOPICS = words("say tell think report inform remind joke speculate")
# Of adjectives: "called the plan reckless".
_JUDGING = ("less", "ful", "ous", "able", "ible", "unfair", "wrong", "illegal", "racist", "false")


def low_at(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].low if 0 <= index < len(tokens) else ""


def at_quote(tokens: Sequence[Token], index: int) -> bool:
    return index < len(tokens) and tokens[index].kind == "quote"


def fits(sentence: Sentence, at: int, cue: Cue, tag: bool) -> bool:
    """Whether what follows the verb makes it a report."""
    tokens = sentence.tokens
    after = at + 1
    while after < len(tokens) and tokens[after].kind == "word" and is_adverb(tokens[after]):
        after += 1
    following = tokens[after] if after < len(tokens) else None
    low = following.low if following else ""
    if following is not None and (following.kind == "quote" or low == ":"):
        return cue.kind != "quote" or low == ":" or cue.lemma in ("read", "put")
    if low == "," and at_quote(tokens, after + 1):
        return True
    if low in CLAUSE_STARTS:
        return cue.kind != "quote" and (
            cue.lemma not in NEEDS_THAT or low in ("that", "how", "why")
        )
    if cue.kind == "quote":
        return cue.lemma == "put" and low == "it"
    if cue.kind == "clause" and low in PREPOSITIONS and _reports_later(tokens, after):
        return True
    if cue.lemma == "call":
        return _is_calling(tokens, after)
    if cue.lemma in NEEDS_AS:
        window = tokens[max(0, at - 6) : after + 12]
        return any(token.low == "as" or token.kind == "quote" for token in window)
    if cue.lemma == "question" and any(t.low == "about" for t in tokens[after : after + 5]):
        return False
    if cue.kind == "position":
        return following is not None and following.kind == "word" and low not in ("by", "off", "up")
    if cue.lemma in NEEDS_THAT:
        return False
    if cue.lemma == "point":
        return low in ("to", "out") and low_at(tokens, after + 1) != ""
    if cue.kind == "clause":
        return tag or (low == "to" and low_at(tokens, after + 1) == "") or _is_clause(tokens, after)
    return tag or low not in ("about", "of") or cue.lemma not in _TOPICS


def _reports_later(tokens: Sequence[Token], start: int) -> bool:
    """ "wrote in her ruling that ..."."""
    for token in tokens[start : start + 9]:
        if token.kind == "quote" or token.low in ("that", ":"):
            return True
        if token.kind == "mark" or (
            token.low in CUES
            and not token.is_capital
            and token.low not in NOUN_LIKE
            and not token.low.endswith("ing")
        ):
            return False
    return False


def _is_calling(tokens: Sequence[Token], after: int) -> bool:
    """ "called for talks", "called it a mistake", but not "called the police"."""
    if low_at(tokens, after) in ("for", "on", "upon"):
        return True
    window = tokens[after : after + 9]
    if any(token.kind == "quote" for token in window):
        return True
    lows = [token.low for token in window]
    if any(low in PREPOSITIONS for low in lows[:2]):
        return False
    return any(low in ("a", "an", "the") or low.endswith(_JUDGING) for low in lows[1:])


def _is_clause(tokens: Sequence[Token], start: int) -> bool:
    """Whether a clause of its own begins there: a subject, then soon an auxiliary."""
    if start >= len(tokens) or tokens[start].kind != "word":
        return False
    low = tokens[start].low
    if low in PREPOSITIONS or low in AUXILIARIES or low in CONJUNCTIONS:
        return False
    if low in PERSONAL | {"there", "we", "i"}:
        return True
    for token in tokens[start + 1 : start + 12]:
        if token.kind != "word" or token.low in SUBORDINATORS:
            return False
        if token.low in AUXILIARIES:
            return True
    return False


def agrees(tokens: Sequence[Token], at: int, cue: Cue, who: Mention, helped: bool) -> bool:
    """Whether the form can be a verb of that subject: "reports" after "news" is a noun."""
    if cue.form == "base" and not helped:
        if who.kind == "person" or who.text in ("he", "she", "it"):
            return False
        if who.kind == "descriptor" and not (who.is_plural or " and " in who.text):
            return False
        if who.kind == "name" and tokens[at].low in NOUN_LIKE:
            return False
    if tokens[at].low in NOUN_LIKE and cue.form in ("base", "third"):
        following = low_at(tokens, at + 1)
        if who.kind == "descriptor" and who.head not in SOURCE_NOUNS:
            return False
        if following in PREPOSITIONS and cue.lemma != "call":
            return False
        if who.kind == "descriptor" and who.end == at and cue.form == "third" and who.is_plural:
            return False
        return (at + 1 < len(tokens) and tokens[at + 1].kind != "mark") or following in (":", ",")
    return True


def is_loose(tokens: Sequence[Token], start: int, cue: Cue) -> bool:
    """Whether what follows is no clause that the verb reports: "said on Monday"."""
    token = tokens[start]
    if token.kind == "quote":
        return True
    if token.kind == "mark":
        return True
    if cue.lemma in ("tell", "ask", "remind", "inform", "assure"):
        return not _reports_clause(tokens, start + 1)
    if token.low in CLAUSE_STARTS and token.low not in ("when", "where"):
        return False
    return (
        token.low in PREPOSITIONS
        or token.low in DAYS
        or is_adverb(token)
        or token.low in ("last", "this", "early", "and", "but", "when", "while", "at", "it")
    )


def _reports_clause(tokens: Sequence[Token], start: int) -> bool:
    for token in tokens[start:]:
        if token.kind != "word":
            return False
        if token.low in ("that", "how", "why", "whether") or token.low in AUXILIARIES:
            return True
    return False


def ends_cleanly(tokens: Sequence[Token], end: int) -> bool:
    if end >= len(tokens):
        return True
    token = tokens[end]
    if token.kind == "quote" or token.low in _ENDS or token.low in _GOES_ON:
        return True
    return token.low in DAYS or is_adverb(token) or token.low == "early"


def is_after_quote(tokens: Sequence[Token], start: int) -> bool:
    """Whether a quotation ends there: “...,” he said."""
    at = start - 1
    if low_at(tokens, at) in (",", "—", "–", "--", "-"):
        at -= 1
        return at >= 0 and tokens[at].kind == "quote"
    return at >= 0 and tokens[at].kind == "quote" and tokens[at].text[-1:] in ",?!…—-–.*)"


def is_before_quote(tokens: Sequence[Token], at: int) -> bool:
    """Whether a quotation is what the verb reports, or part of it."""
    for token in tokens[at + 1 :]:
        if token.kind == "quote":
            return True
        if token.low in CUES and not token.is_capital and CUES[token.low].kind == "say":
            return False
        if token.low == ";":
            return False
    return False
