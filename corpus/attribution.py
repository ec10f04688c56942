"""Attribution: what in a sentence says whose words it reports."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus import phrases
from corpus.complements import (
    CLAUSE_STARTS,
    agrees,
    at_quote,
    ends_cleanly,
    fits,
    is_after_quote,
    is_before_quote,
    is_loose,
    low_at,
)
from corpus.cues import BELIEFS, CUES, IMPERSONAL, INVERTED, NOT_INVERTED, Cue
from corpus.mentions import Mention, Sentence
from corpus.subjects import (
    apposed_subject,
    can_speak,
    first_subject,
    is_person_noun,
    may_be_source,
    named_after,
    nearest_subject,
    subject_before,
)
from corpus.tokens import Token, is_adverb
from corpus.vocabulary import (
    AUXILIARIES,
    BE,
    DAYS,
    MODALS,
    NEGATIONS,
    NO_SOURCE,
    SOURCE_NOUNS,
    TIME_NOUNS,
    words,
)

_TIME_LINKS = words("on last this in late early earlier next")
# "Hackers believed to be Russian" believe nothing.
_SUPPOSED = words("say believe think suspect report estimate know fear allege rule")
# "Sent a letter saying that ...", "responded by saying ...": also without a comma before them.
_PARTICIPLES = words("say state argue warn claim insist add note tell announce")
_SAYINGS = INVERTED | frozenset(["tell", "announce", "claim"])


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with the noun phrase that is its speaker."""

    mention: Mention
    lemma: str
    at: int
    """Index of the cue."""
    touches_quote: bool
    is_tag: bool
    """Whether it stands apart from what it reports: "..., she said."."""


def attribution_of(sentence: Sentence) -> Attribution | None:
    """Who the sentence says is speaking; None when no cue has a speaker.

    Of several, the one next to a quotation comes first, then the one that the sentence hangs
    from ("..., said Segal", "according to ..."), then the first one.
    """
    found = list(_attributions(sentence))
    if not found:
        return _by_colon(sentence) or _by_participle(sentence)
    first = found[0]
    quoting = [item for item in found if item.touches_quote]
    if quoting and not (quoting[0].lemma in BELIEFS and found[-1].is_tag):
        return quoting[0]
    for item in found:
        outlet = item.lemma == "according" and first.lemma in _SAYINGS
        if item.is_tag and not (outlet and first is not item):
            return item
    return first


def _attributions(sentence: Sentence) -> Iterator[Attribution]:
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        if token.low == "according" and at + 2 < len(tokens) and tokens[at + 1].low == "to":
            found = _according_to(sentence, at)
        elif token.kind == "word" and token.low in CUES and not (at and token.is_capital):
            found = _by_verb(sentence, at, CUES[token.low])
        elif token.low == "words" or token.low == "view":
            found = _in_words_of(sentence, at)
        else:
            continue
        if found:
            yield found


def _according_to(sentence: Sentence, at: int) -> Attribution | None:
    who = sentence.mention(phrases.after(sentence.tokens, at + 2))
    if who is None or (who.kind == "descriptor" and who.head in NO_SOURCE):
        return None
    quoted = any(token.kind == "quote" for token in sentence.tokens[max(0, at - 2) : at])
    return Attribution(who, "according", at, quoted, True)


def _in_words_of(sentence: Sentence, at: int) -> Attribution | None:
    """ "in the words of Segal", "in Segal’s view"."""
    tokens = sentence.tokens
    quoted = any(token.kind == "quote" for token in tokens)
    if at >= 2 and tokens[at - 1].low == "the" and at + 1 < len(tokens):
        if tokens[at - 2].low != "in" or tokens[at + 1].low != "of":
            return None
        who = sentence.mention(phrases.after(tokens, at + 2))
    elif at >= 3 and tokens[at - 1].low == "'s":
        span = phrases.before(tokens, at - 1)
        if span is None or span[0] == 0 or tokens[span[0] - 1].low != "in":
            return None
        who = sentence.mention(span)
    else:
        return None
    return Attribution(who, "words", at, quoted, True) if who else None


def _by_verb(sentence: Sentence, at: int, cue: Cue) -> Attribution | None:
    tokens = sentence.tokens
    left, helpers = _before_helpers(tokens, at)
    if helpers & NEGATIONS or _is_negated(tokens, left):
        return None
    passive = helpers & BE and cue.form != "ing"
    if passive or (low_at(tokens, at + 1) == "by" and cue.lemma not in _SAYINGS):
        return _agent(sentence, at) if passive and cue.kind in ("say", "position") else None
    if low_at(tokens, at + 1) in ("tank", "tanks"):
        return None
    if cue.form == "past" and low_at(tokens, at + 1) == "to" and cue.lemma in _SUPPOSED:
        return None
    if helpers & MODALS or (cue.form == "ing" and not helpers & BE):
        return None
    if not helpers and left == at and _may_be_inverted(tokens, at, cue):
        inverted = _inverted(sentence, at, cue)
        if inverted:
            return inverted
    who = subject_before(sentence, left)
    if who is None or not can_speak(who, cue) or not agrees(tokens, at, cue, who, bool(helpers)):
        return None
    start = who.start
    follows = (
        start == 0
        or (tokens[start - 1].kind != "word" and tokens[start - 1].low != ";")
        or (tokens[start - 1].low == "as" and (start == 1 or tokens[start - 2].kind != "word"))
    )
    ends = at + 1 == len(tokens) or is_loose(tokens, at + 1, cue)
    after_quote = is_after_quote(tokens, start)
    tag = start > 0 and follows and ends
    if not (fits(sentence, at, cue, tag) or (after_quote and ends)):
        return None
    return Attribution(who, cue.lemma, at, after_quote or is_before_quote(tokens, at), tag)


def _before_helpers(tokens: Sequence[Token], at: int) -> tuple[int, frozenset[str]]:
    """Where the words between subject and verb begin, and which auxiliaries they are."""
    helpers = set()
    left = at
    while left > 0 and tokens[left - 1].kind == "word":
        low = tokens[left - 1].low
        if low in AUXILIARIES or low in NEGATIONS or low == "to":
            helpers.add(low)
        elif not (
            (is_adverb(tokens[left - 1]) and low not in ("all", "both"))
            or (low in DAYS and tokens[left - 1].is_capital)
            or (left < at and low in _TIME_LINKS and _is_time(tokens[left]))
            or (low in TIME_NOUNS and left > 1 and tokens[left - 2].low in _TIME_LINKS)
        ):
            break
        left -= 1
    return left, frozenset(helpers)


def _is_time(token: Token) -> bool:
    return token.low in DAYS or token.low in TIME_NOUNS


def _is_negated(tokens: Sequence[Token], left: int) -> bool:
    return left > 0 and tokens[left - 1].low in ("nobody", "none", "neither", "nothing")


def _agent(sentence: Sentence, at: int) -> Attribution | None:
    """ "was accused by prosecutors of fraud"."""
    tokens = sentence.tokens
    if low_at(tokens, at + 1) != "by" or at + 2 >= len(tokens):
        return None
    who = sentence.mention(phrases.after(tokens, at + 2))
    if who is None or not may_be_source(who) or not can_speak(who, CUES[tokens[at].low]):
        return None
    return Attribution(who, CUES[tokens[at].low].lemma, at, False, False)


def _may_be_inverted(tokens: Sequence[Token], at: int, cue: Cue) -> bool:
    if cue.lemma in NOT_INVERTED or cue.kind == "position" or at + 1 >= len(tokens):
        return False
    return (
        at == 0
        or tokens[at - 1].kind == "quote"
        or tokens[at - 1].low in (",", "?", "!", "—", "–", "--", "…", ".", "-")
    )


def _inverted(sentence: Sentence, at: int, cue: Cue) -> Attribution | None:
    """ "..., said Segal, a fellow ..."."""
    tokens = sentence.tokens
    span = phrases.after(tokens, at + 1)
    who = sentence.mention(span)
    if (
        who is None
        or span is None
        or not can_speak(who, cue)
        or (who.kind == "pronoun" and (who.text not in ("he", "she", "they")))
    ):
        return None
    quoted = is_after_quote(tokens, at)
    if at == 0 and not quoted and who.kind != "person":
        return None
    if who.kind == "descriptor" and who.head not in SOURCE_NOUNS and not is_person_noun(who.head):
        return None
    if not quoted:
        if cue.lemma not in INVERTED and who.kind == "descriptor":
            return None
        apposed = apposed_subject(sentence, at)
        if not ends_cleanly(tokens, span[1]):
            return None
        if apposed and who.kind != "person" and apposed.kind != "descriptor":
            return None
        if cue.kind == "quote":
            return None
    who = named_after(sentence, who, span[1])
    return Attribution(who, cue.lemma, at, quoted, True)


def _by_colon(sentence: Sentence) -> Attribution | None:
    """ "Segal was blunt: “No.”": the subject speaks."""
    tokens = sentence.tokens
    for at in range(1, len(tokens) - 1):
        if tokens[at].low == ":" and tokens[at + 1].kind == "quote":
            span = phrases.before(tokens, at)
            who = sentence.mention(span) if span and span[0] == 0 else None
            by = [place for place in range(at) if tokens[place].low == "by"]
            if by and who is None:  # "The view is shared by Reed: ..."
                who = sentence.mention(phrases.after(tokens, by[-1] + 1))
            who = who or first_subject(sentence, at)
            if who and who.kind in ("person", "pronoun") and who.text != "it":
                return Attribution(who, "colon", at, True, False)
    return None


def _by_participle(sentence: Sentence) -> Attribution | None:
    """ "The leaders signed a pact, agreeing that ...": the sentence’s subject speaks."""
    tokens = sentence.tokens
    for at in range(2, len(tokens) - 1):
        cue = CUES.get(tokens[at].low)
        if cue is None or cue.form != "ing":
            continue
        loose = cue.lemma in _PARTICIPLES and tokens[at - 1].low not in AUXILIARIES | NEGATIONS
        if tokens[at - 1].low not in (",", "—", "–", "--") and not (
            loose and (low_at(tokens, at + 1) in CLAUSE_STARTS or at_quote(tokens, at + 1))
        ):
            continue
        if cue.kind != "quote" and (fits(sentence, at, cue, False)):
            who = nearest_subject(sentence, at)
            if who and cue.lemma in IMPERSONAL and who.kind == "descriptor":
                continue
            if who and can_speak(who, cue):
                return Attribution(who, cue.lemma, at, is_before_quote(tokens, at), False)
    return None
