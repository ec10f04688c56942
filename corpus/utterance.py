"""Whether quoted words are an utterance of their own or only a piece of the reporter's sentence."""

import re

from corpus.cues import CUES
from corpus.vocabulary import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    FIRST_AND_SECOND,
    PERSONAL,
    PREPOSITIONS,
    SUBORDINATORS,
    words,
)

_WORD = re.compile(r"[^\W_]+(?:[-.'’][^\W_]+)*")
_CONTRACTION = re.compile(r"['’](?:s|re|ve|ll|d|m)$|n['’]t$", re.IGNORECASE)
_SUBJECTS = PERSONAL | FIRST_AND_SECOND | words("there that this these those who it")
_NO_SUBJECT = words("me us him them my our your his her its their")
_FINITE = AUXILIARIES - {"be", "been", "being", "having"}
_RELATIVES = (PERSONAL | FIRST_AND_SECOND | words("who which that")) - _NO_SUBJECT
_NOUN_OPENERS = words("a an the no some any people those somebody someone something nothing")
_SAYS_ITSELF = words("yes no never period absolutely exactly")


def is_utterance(quoted: str, opens_sentence: bool, is_tagged: bool) -> bool:
    """Whether `quoted` (without its marks) has its own subject and finite verb, or is complete.

    `opens_sentence`: a new sentence begins with it, there or after a colon or a tag.
    `is_tagged`: a tag such as "she said" stands next to it.

    >>> is_utterance("the talks are over", False, False)
    True
    >>> is_utterance("brought tangible results", False, False)
    False
    """
    words = [match.group().lower().replace("’", "'") for match in _WORD.finditer(quoted)]
    if not words:
        return False
    ends = quoted.rstrip()[-1:]
    if ends in ("?", "!") and (len(words) > 1 or is_tagged):
        return True
    if opens_sentence and quoted[:1].isupper() and (is_tagged or ends in (".", ",")):
        return len(words) > 3 or ends in (".", "…") or is_tagged or words[0] in _SAYS_ITSELF
    return _has_clause(words)


def _has_clause(words: list[str]) -> bool:
    """Whether some finite verb has its subject before it, inside the quotation."""
    start = 0
    while start < len(words) and words[start] in CONJUNCTIONS | SUBORDINATORS:
        start += 1
    if start < len(words) and _is_finite(words, start, subject=False):
        return _later_clause(words, start + 1)
    if start < len(words) and (words[start] in PREPOSITIONS or words[start] == "to"):
        return _later_clause(words, start)
    subject_seen = False
    for at in range(start, len(words)):
        word = words[at]
        if _CONTRACTION.search(word) and (
            word.split("'")[0] in _SUBJECTS | {"here", "what", "let"} or word.endswith("n't")
        ):
            return subject_seen or not word.endswith("n't")
        if subject_seen and _is_finite(words, at, subject=True):
            if not _is_relative(words, start, at):
                return True
            continue
        if at == start and word.endswith("ing") and word not in ("nothing", "everything"):
            return _later_clause(words, at)
        if word == "to" and not subject_seen:
            return False
        subject_seen = True
    return False


def _is_relative(words: list[str], start: int, at: int) -> bool:
    """Whether the verb is that of "a tool we can use", which is no clause of its own."""
    linked = words[at - 1] in _RELATIVES and at - 1 > start
    return linked and words[start] in _NOUN_OPENERS


def _is_finite(words: list[str], at: int, subject: bool) -> bool:
    word = words[at]
    if word in _FINITE:
        return True
    before = words[at - 1] if at else ""
    if subject and before in (PERSONAL | FIRST_AND_SECOND) - _NO_SUBJECT | {"there", "who"}:
        # After a pronoun stands its verb, or an adverb and then the verb.
        return word not in PREPOSITIONS and word not in CONJUNCTIONS
    cue = CUES.get(word)
    if cue and cue.kind == "say" and cue.form in ("past", "third") and word not in ("claims",):
        return word in ("said", "says", "told", "believes", "thinks")
    return not subject and word.endswith("ed") and at == 0


def _later_clause(words: list[str], start: int) -> bool:
    """A pronoun with its verb: "to see what we can do" has one, "to placate the two" none."""
    for at in range(start, len(words) - 1):
        word = words[at]
        if word in _SUBJECTS - _NO_SUBJECT and word not in DETERMINERS - PERSONAL:
            following = words[at + 1]
            if following in _FINITE or not (following in PREPOSITIONS or following in CONJUNCTIONS):
                return word != "it" or following in _FINITE
        if _CONTRACTION.search(word) and word.split("'")[0] in _SUBJECTS:
            return True
    return False
