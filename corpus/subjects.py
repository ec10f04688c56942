"""Subjects: who does the saying that a verb reports, and who can."""

from collections.abc import Sequence

from corpus import phrases
from corpus.complements import low_at
from corpus.cues import IMPERSONAL, Cue
from corpus.mentions import Mention, Sentence
from corpus.tokens import Token, is_adverb
from corpus.vocabulary import (
    CONJUNCTIONS,
    DETERMINERS,
    EVIDENCE,
    FIRST_AND_SECOND,
    PERSONAL,
    PREPOSITIONS,
    SOURCE_NOUNS,
    SUBORDINATORS,
    THINGS,
    TIME_NOUNS,
    words,
)

_SEGMENTS = 6
"""Between commas, that a subject may stand away from its verb."""
_CLAUSE_OPENERS = words("since after when because as while before until")
_ASIDES = PREPOSITIONS | words("who whose which where now then formerly")


def subject_before(sentence: Sentence, left: int) -> Mention | None:
    """The subject of the verb (with its helpers) that begins at token `left`."""
    tokens = sentence.tokens
    if left == 0:
        return None
    previous = tokens[left - 1]
    if previous.low in ("who", "which"):
        before = left - 2 if low_at(tokens, left - 2) == "," else left - 1
        return sentence.mention(phrases.before(tokens, before))
    if previous.low in (",", ")", "—", "–", "--"):
        return apposed_subject(sentence, left)
    if previous.low == "'s" and low_at(tokens, left - 2) not in PERSONAL:
        return None
    if previous.kind == "word" and previous.low not in FIRST_AND_SECOND:
        span = phrases.before(tokens, left)
        if previous.low in CONJUNCTIONS:  # "Segal praised the talks but said ..."
            return first_subject(sentence, left)
        if span and span[0] > 1:
            relative = _relative_before(tokens, span[0] - 1)
            span = phrases.before(tokens, relative) if relative else span
        return sentence.mention(span)
    return None


def _relative_before(tokens: Sequence[Token], at: int) -> int | None:
    """Where "who" stands in "A man who saw Segal said", whose subject is the man."""
    while at > 0 and tokens[at].kind == "word":
        at -= 1
        if tokens[at].low == "who":
            return at
    return None


def first_subject(sentence: Sentence, limit: int) -> Mention | None:
    """The noun phrase with which the sentence’s main clause begins."""
    tokens = sentence.tokens
    start = 0
    while start < limit and (
        tokens[start].low in CONJUNCTIONS or tokens[start].low == "," or is_adverb(tokens[start])
    ):
        start += 1
    if start < limit and tokens[start].low in PREPOSITIONS | SUBORDINATORS:
        commas = [at for at in range(start, limit) if tokens[at].low == ","]
        if not commas:
            return None
        start = commas[0] + 1
    if start >= limit or tokens[start].kind != "word":
        return None
    span = phrases.after(tokens, start)
    if span is None or span[1] > limit:
        return None
    who = sentence.mention(span)
    return who if who and may_be_source(who) else None


def nearest_subject(sentence: Sentence, limit: int) -> Mention | None:
    """The sentence’s subject, or that of the last clause before token `limit`."""
    tokens = sentence.tokens
    first = first_subject(sentence, limit)
    if first and first.kind in ("person", "pronoun"):
        return first
    for at in range(limit - 3, -1, -1):
        if tokens[at].low in _CLAUSE_OPENERS:
            span = phrases.after(tokens, at + 1)
            who = sentence.mention(span)
            if span and span[1] < limit and who and may_be_source(who):
                return who
    return first


def apposed_subject(sentence: Sentence, left: int) -> Mention | None:
    """ "Segal, a fellow at the Council, said": the subject before what stands between commas."""
    tokens = sentence.tokens
    mark = tokens[left - 1].low
    opening = "(" if mark == ")" else mark
    chain: list[Mention] = []
    at = left - 2
    for _ in range(_SEGMENTS):
        while at > 0 and tokens[at].low != opening and not _ends_quote(tokens[at]):
            at -= 1
        if at <= 0 or tokens[at].kind == "quote":
            break
        span = phrases.before(tokens, at)
        who = sentence.mention(span)
        begins = _segment_start(tokens, at)
        if begins > 0 and tokens[begins].low in _ASIDES:
            at = begins - 1  # "of the Council", "who leads the talks"
        elif who is None or span is None or not _starts_clause(tokens, span[0]):
            break
        else:
            chain.append(who)
            at = span[0] - 1
            if low_at(tokens, at) != ",":
                break
        opening = ","
    people = [who for who in chain if who.kind == "person"]
    if people or not chain:
        return people[-1] if people else None
    return _apposed_name(sentence, chain[-1], left - 1) or chain[-1]


def _apposed_name(sentence: Sentence, who: Mention, end: int) -> Mention | None:
    """The name in "The mayor, Tom Oduya, said"."""
    span = phrases.before(sentence.tokens, end)
    if span is None or sentence.tokens[span[0] - 1].kind != "mark":
        return None
    named = sentence.mention(span)
    if named is None or named.kind != "person":
        return None
    return Mention(named.text, "person", who.start, end, named.head, who.text)


def _segment_start(tokens: Sequence[Token], end: int) -> int:
    at = end
    while at > 0 and tokens[at - 1].kind == "word":
        at -= 1
    return at


def _ends_quote(token: Token) -> bool:
    return token.kind == "quote" and token.text[-1:] in (",", "?", "!")


def _starts_clause(tokens: Sequence[Token], start: int) -> bool:
    if start == 0:
        return True
    previous = tokens[start - 1]
    if previous.kind != "word":
        return True
    return previous.low in CONJUNCTIONS | SUBORDINATORS or is_adverb(previous)


def named_after(sentence: Sentence, who: Mention, end: int) -> Mention:
    """The name in "said the ministry’s spokesman, Li Wei."."""
    tokens = sentence.tokens
    if who.kind != "descriptor" or who.head not in SOURCE_NOUNS or low_at(tokens, end) != ",":
        return who
    span = phrases.after(tokens, end + 1)
    if span is None or not (span[1] == len(tokens) or tokens[span[1]].kind == "mark"):
        return who
    named = sentence.mention(span)
    if named is None or named.kind != "person" or span[0] != end + 1:
        return who
    return Mention(named.text, "person", who.start, span[1], named.head, who.text)


def may_be_source(who: Mention) -> bool:
    """Whether it is somebody, an organisation or a document, as far as the words tell."""
    return who.kind != "descriptor" or who.head in SOURCE_NOUNS or is_person_noun(who.head)


def is_person_noun(head: str) -> bool:
    """Whether a noun ends like most that mean a person: teacher, chemist, resident."""
    endings = ("er", "or", "ist", "ian", "ant", "ent", "man", "woman", "old")
    return head.rstrip("s").endswith(endings)


def can_speak(who: Mention, cue: Cue) -> bool:
    """Whether it can be the subject of that verb when the verb reports something."""
    head = who.head
    if who.kind == "pronoun":
        return who.text != "it" or (cue.lemma not in IMPERSONAL and cue.kind != "position")
    if who.kind in ("person", "name"):
        return True
    if head in FIRST_AND_SECOND or head in THINGS or head in ("nobody", "none", "there"):
        return False
    if head == "one":
        return cue.form == "past"
    if who.kind == "descriptor":
        if head in EVIDENCE or head in TIME_NOUNS or head in DETERMINERS - SOURCE_NOUNS:
            return head in ("many", "others", "those", "both", "two")
        if cue.kind == "position" or cue.lemma in IMPERSONAL:
            return may_be_source(who)
    return True
