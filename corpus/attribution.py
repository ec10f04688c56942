"""Attribution: what in a sentence says whose words it reports."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus import phrases
from corpus.cues import BELIEFS, CUES, IMPERSONAL, INVERTED, NEEDS_AS, NEEDS_THAT, NOT_INVERTED, NOUN_LIKE, Cue
from corpus.names import Names
from corpus.phrases import Mention
from corpus.tokens import Token, is_adverb
from corpus.vocabulary import (
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    DOCUMENTS,
    EVIDENCE,
    FIRST_AND_SECOND,
    MODALS,
    NEGATIONS,
    NO_SOURCE,
    PERSONAL,
    PREPOSITIONS,
    SOURCE_NOUNS,
    SUBORDINATORS,
    THINGS,
    TIME_NOUNS,
)

_SEGMENTS = 6
"""Between commas, that a subject may stand away from its verb."""
_ASIDES = PREPOSITIONS | frozenset("who whose which where now then formerly".split())
_CLAUSE_STARTS = frozenset("that how why whether what if where who which when".split())
_TIME_LINKS = frozenset("on last this in late early earlier next".split())
_GOES_ON = (
    PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS | frozenset("adding speaking last this".split())
)
# "Hackers believed to be Russian" believe nothing.
_SUPPOSED = frozenset("say believe think suspect report estimate know fear allege rule".split())
_ENDS = frozenset(",.;:?!)—–-")
# "Sent a letter saying that ...", "responded by saying ...": also without a comma before them.
_PARTICIPLES = frozenset("say state argue warn claim insist add note tell announce".split())
_SAYINGS = INVERTED | frozenset("tell announce claim".split())
# "Told of", "thinks about" name a topic only; "warned of" says something.
_TOPICS = frozenset("say tell think report inform remind joke speculate".split())
# Of adjectives: "called the plan reckless".
_JUDGING = ("less", "ful", "ous", "able", "ible", "unfair", "wrong", "illegal", "racist", "false")
_PUBLISHED = frozenset("written published released issued compiled conducted prepared".split())


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
        found = phrases.mention(self.tokens, span, self.names, self.text)
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
            if token.low == "by" and tokens[at + 1].low not in DAYS:
                span = phrases.after(tokens, at + 1)
                return phrases.mention(tokens, span, self.names, self.text) if span else None
            if at >= document.end and not (
                token.low in PREPOSITIONS | DETERMINERS | DOCUMENTS | _PUBLISHED
            ):
                break
        return None


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
    if passive or _at(tokens, at + 1) == "by":
        return _agent(sentence, at) if passive and cue.kind in ("say", "position") else None
    if _at(tokens, at + 1) in ("tank", "tanks"):
        return None
    if cue.form == "past" and _at(tokens, at + 1) == "to" and cue.lemma in _SUPPOSED:
        return None
    if helpers & MODALS or (cue.form == "ing" and not helpers & BE):
        return None
    if not helpers and left == at and _may_be_inverted(tokens, at, cue):
        inverted = _inverted(sentence, at, cue)
        if inverted:
            return inverted
    who = _subject(sentence, left)
    if who is None or not _can_speak(who, cue) or not _agrees(tokens, at, cue, who, bool(helpers)):
        return None
    start = who.start
    follows = start == 0 or (tokens[start - 1].kind != "word" and tokens[start - 1].low != ";") or (
        tokens[start - 1].low == "as" and (start == 1 or tokens[start - 2].kind != "word")
    )
    ends = at + 1 == len(tokens) or _is_loose(tokens, at + 1, cue)
    after_quote = _is_after_quote(tokens, start)
    tag = start > 0 and follows and ends
    if not (_fits(sentence, at, cue, tag) or (after_quote and ends)):
        return None
    return Attribution(who, cue.lemma, at, after_quote or _is_before_quote(tokens, at), tag)


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


def _at(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].low if 0 <= index < len(tokens) else ""


def _agent(sentence: Sentence, at: int) -> Attribution | None:
    """ "was accused by prosecutors of fraud"."""
    tokens = sentence.tokens
    if _at(tokens, at + 1) != "by" or at + 2 >= len(tokens):
        return None
    who = sentence.mention(phrases.after(tokens, at + 2))
    if who is None or not _may_be_source(who) or not _can_speak(who, CUES[tokens[at].low]):
        return None
    return Attribution(who, CUES[tokens[at].low].lemma, at, False, False)


def _may_be_inverted(tokens: Sequence[Token], at: int, cue: Cue) -> bool:
    if cue.lemma in NOT_INVERTED or cue.kind == "position" or at + 1 >= len(tokens):
        return False
    return at == 0 or tokens[at - 1].kind == "quote" or tokens[at - 1].low in (",", "?", "!", "—", "–", "--", "…", ".", "-")


def _inverted(sentence: Sentence, at: int, cue: Cue) -> Attribution | None:
    """ "..., said Segal, a fellow ..."."""
    tokens = sentence.tokens
    span = phrases.after(tokens, at + 1)
    who = sentence.mention(span)
    if who is None or span is None or not _can_speak(who, cue) or who.kind == "pronoun" and (
        who.text not in ("he", "she", "they")
    ):
        return None
    quoted = _is_after_quote(tokens, at)
    if at == 0 and not quoted and who.kind != "person":
        return None
    if who.kind == "descriptor" and who.head not in SOURCE_NOUNS and not _is_person_noun(who.head):
        return None
    if not quoted:
        if cue.lemma not in INVERTED and who.kind == "descriptor":
            return None
        apposed = _apposed_subject(sentence, at)
        if not _ends_cleanly(tokens, span[1]):
            return None
        if apposed and who.kind != "person" and apposed.kind != "descriptor":
            return None
        if cue.kind == "quote":
            return None
    who = _named_after(sentence, who, span[1])
    return Attribution(who, cue.lemma, at, quoted, True)


def _is_person_noun(head: str) -> bool:
    return head.rstrip("s").endswith(("er", "or", "ist", "ian", "ant", "ent", "man", "woman", "old"))


def _named_after(sentence: Sentence, who: Mention, end: int) -> Mention:
    """The name in "said the ministry’s spokesman, Li Wei."."""
    tokens = sentence.tokens
    if who.kind != "descriptor" or who.head not in SOURCE_NOUNS or _at(tokens, end) != ",":
        return who
    span = phrases.after(tokens, end + 1)
    if span is None or not (span[1] == len(tokens) or tokens[span[1]].kind == "mark"):
        return who
    named = sentence.mention(span)
    if named is None or named.kind != "person" or span[0] != end + 1:
        return who
    return Mention(named.text, "person", who.start, span[1], named.head, who.text)


def _ends_cleanly(tokens: Sequence[Token], end: int) -> bool:
    if end >= len(tokens):
        return True
    token = tokens[end]
    if token.kind == "quote" or token.low in _ENDS or token.low in _GOES_ON:
        return True
    return token.low in DAYS or is_adverb(token) or token.low == "early"


def _subject(sentence: Sentence, left: int) -> Mention | None:
    """The subject of the verb (with its helpers) that begins at token `left`."""
    tokens = sentence.tokens
    if left == 0:
        return None
    previous = tokens[left - 1]
    if previous.low in ("who", "which"):
        before = left - 2 if _at(tokens, left - 2) == "," else left - 1
        return sentence.mention(phrases.before(tokens, before))
    if previous.low in (",", ")", "—", "–", "--"):
        return _apposed_subject(sentence, left)
    if previous.low == "'s" and _at(tokens, left - 2) not in PERSONAL:
        return None
    if previous.kind == "word" and previous.low not in FIRST_AND_SECOND:
        span = phrases.before(tokens, left)
        if previous.low in CONJUNCTIONS:
            return _shared_subject(sentence, left)
        who = sentence.mention(span)
        if who and span and who.kind == "person" and who.end < span[1]:
            return None
        if who and span and _at(tokens, span[0] - 1) == "," and who.kind == "person":
            # "A ministry spokesman, Li Wei, said" is _apposed_subject's; here nothing follows.
            return who
        return who
    return None


def _shared_subject(sentence: Sentence, left: int) -> Mention | None:
    """ "Segal praised the talks but said ...": the sentence’s own subject."""
    return _first_subject(sentence, left)


def _first_subject(sentence: Sentence, limit: int) -> Mention | None:
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
    return who if who and _may_be_source(who) else None


def _nearest_subject(sentence: Sentence, limit: int) -> Mention | None:
    """The subject of the last clause before token `limit` that a conjunction opens, or the first."""
    tokens = sentence.tokens
    first = _first_subject(sentence, limit)
    if first and first.kind in ("person", "pronoun"):
        return first
    for at in range(limit - 3, -1, -1):
        if tokens[at].low in ("since", "after", "when", "because", "as", "while", "before", "until"):
            span = phrases.after(tokens, at + 1)
            who = sentence.mention(span)
            if span and span[1] < limit and who and _may_be_source(who):
                return who
    return first


def _may_be_source(who: Mention) -> bool:
    return who.kind != "descriptor" or who.head in SOURCE_NOUNS or _is_person_noun(who.head)


def _apposed_subject(sentence: Sentence, left: int) -> Mention | None:
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
            if _at(tokens, at) != ",":
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


def _can_speak(who: Mention, cue: Cue) -> bool:
    head = who.head
    if who.kind == "pronoun":
        return who.text != "it" or (cue.lemma not in IMPERSONAL and cue.kind != "position")
    if who.kind in ("person", "name"):
        return True
    if head in FIRST_AND_SECOND or head in THINGS or head in ("one", "nobody", "none", "there"):
        return False
    if who.kind == "descriptor":
        if head in EVIDENCE or head in TIME_NOUNS or head in DETERMINERS - SOURCE_NOUNS:
            return head in ("many", "others", "those", "both", "two")
        if cue.kind == "position" or cue.lemma in IMPERSONAL:
            return _may_be_source(who)
    return True


def _agrees(tokens: Sequence[Token], at: int, cue: Cue, who: Mention, helped: bool) -> bool:
    """Whether the form can be a verb of that subject: "reports" after "news" is a noun."""
    if cue.form == "base" and not helped:
        if who.kind == "person" or who.text in ("he", "she", "it"):
            return False
        if who.kind == "descriptor" and not (who.is_plural or " and " in who.text):
            return False
        if who.kind == "name" and tokens[at].low in NOUN_LIKE:
            return False
    if tokens[at].low in NOUN_LIKE and cue.form in ("base", "third"):
        following = _at(tokens, at + 1)
        if who.kind == "descriptor" and who.head not in SOURCE_NOUNS:
            return False
        if following in PREPOSITIONS and cue.lemma != "call":
            return False
        if who.kind == "descriptor" and who.end == at and cue.form == "third" and who.is_plural:
            return False
        return at + 1 < len(tokens) and tokens[at + 1].kind != "mark" or following in (":", ",")
    return True


def _fits(sentence: Sentence, at: int, cue: Cue, tag: bool) -> bool:
    """Whether what follows the verb makes it a report."""
    tokens = sentence.tokens
    after = at + 1
    while after < len(tokens) and tokens[after].kind == "word" and is_adverb(tokens[after]):
        after += 1
    following = tokens[after] if after < len(tokens) else None
    low = following.low if following else ""
    if following is not None and (following.kind == "quote" or low == ":"):
        return cue.kind != "quote" or low == ":" or cue.lemma in ("read", "put")
    if low == "," and _at_quote(tokens, after + 1):
        return True
    if low in _CLAUSE_STARTS:
        return cue.kind != "quote" and (cue.lemma not in NEEDS_THAT or low in ("that", "how", "why"))
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
        return low in ("to", "out") and not _at(tokens, after + 1) == ""
    if cue.kind == "clause":
        return tag or low == "to" and _at(tokens, after + 1) == "" or _is_clause(tokens, after)
    return tag or low not in ("about", "of") or cue.lemma not in _TOPICS


def _reports_later(tokens: Sequence[Token], start: int) -> bool:
    """ "wrote in her ruling that ..."."""
    for token in tokens[start : start + 9]:
        if token.kind == "quote" or token.low in ("that", ":"):
            return True
        if token.kind == "mark" or token.low in CUES and not token.is_capital and token.low not in NOUN_LIKE and not token.low.endswith("ing"):
            return False
    return False


def _at_quote(tokens: Sequence[Token], index: int) -> bool:
    return index < len(tokens) and tokens[index].kind == "quote"


def _is_calling(tokens: Sequence[Token], after: int) -> bool:
    """ "called for talks", "called it a mistake", but not "called the police"."""
    if _at(tokens, after) in ("for", "on", "upon"):
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


def _is_loose(tokens: Sequence[Token], start: int, cue: Cue) -> bool:
    """Whether what follows a verb is no clause that it reports: "said on Monday", "told reporters"."""
    token = tokens[start]
    if token.kind == "quote":
        return True
    if token.kind == "mark":
        return True
    if cue.lemma in ("tell", "ask", "remind", "inform", "assure"):
        return not _reports_clause(tokens, start + 1)
    if token.low in _CLAUSE_STARTS and token.low not in ("when", "where"):
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


def _is_after_quote(tokens: Sequence[Token], start: int) -> bool:
    """Whether a quotation ends there: “...,” he said."""
    at = start - 1
    if _at(tokens, at) in (",", "—", "–", "--", "-"):
        at -= 1
        return at >= 0 and tokens[at].kind == "quote"
    return at >= 0 and tokens[at].kind == "quote" and tokens[at].text[-1:] in ",?!…—-–.*)"


def _is_before_quote(tokens: Sequence[Token], at: int) -> bool:
    """Whether a quotation is what the verb reports, or part of it."""
    for token in tokens[at + 1 :]:
        if token.kind == "quote":
            return True
        if token.low in CUES and not token.is_capital and CUES[token.low].kind == "say":
            return False
        if token.low == ";":
            return False
    return False


def _by_colon(sentence: Sentence) -> Attribution | None:
    """ "Segal was blunt: “No.”": the subject speaks."""
    tokens = sentence.tokens
    for at in range(1, len(tokens) - 1):
        if tokens[at].low == ":" and tokens[at + 1].kind == "quote":
            span = phrases.before(tokens, at)
            who = sentence.mention(span) if span and span[0] == 0 else None
            who = who or _first_subject(sentence, at)
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
        loose = cue.lemma in _PARTICIPLES and not tokens[at - 1].low in AUXILIARIES | NEGATIONS
        if tokens[at - 1].low not in (",", "—", "–", "--") and not (
            loose and (_at(tokens, at + 1) in _CLAUSE_STARTS or _at_quote(tokens, at + 1))
        ):
            continue
        if cue.kind != "quote" and (_fits(sentence, at, cue, False)):
            who = _nearest_subject(sentence, at)
            if who and cue.lemma in IMPERSONAL and who.kind == "descriptor":
                continue
            if who and _can_speak(who, cue):
                return Attribution(who, cue.lemma, at, _is_before_quote(tokens, at), False)
    return None
