"""The tokens of a sentence: words, marks, and each quotation as one token."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from corpus.quotes import Quote
from corpus.vocabulary import ADVERBS, NOT_ADVERBS, words

Kind = Literal["word", "mark", "quote"]

_CLITIC = r"['’](?:s|re|ve|ll|d|m)\b"
# Plain words first, as most are; initials (U.S., J.P.); words with inner marks (co-founder,
# O’Neil, AT&T, 3.5) without what ’s and ’re are short for, which are words of their own.
_TOKEN = re.compile(
    r"(?P<word>[^\W_]+(?![\w.,'’&/-])|(?:[^\W\d_]\.){2,}"
    rf"|[^\W_]+(?:(?:[-&/]|(?<=\d),(?=\d)|(?!{_CLITIC})[.'’])[^\W_]+)*"
    rf"|(?<=[\w.]){_CLITIC}|[$€£]\d[\d.,]*)"
    r"|--|[^\w\s]"
)
# Names that would be other words in lower case.
_CAPITALS = frozenset(("WHO", "US", "IT"))
_ABBREVIATED = words(
    "mr mrs ms dr sen rep gov gen lt col maj capt sgt cpl adm prof rev sr jr st hon corp inc"
    " ltd co jan feb mar apr jun jul aug sept sep oct nov dec no u.s u.k vs messrs"
)


class Token(NamedTuple):
    """A word, a mark or a whole quotation, with its code-point offsets in the article."""

    text: str
    low: str
    start: int
    end: int
    kind: Kind

    @property
    def is_capital(self) -> bool:
        return self.kind == "word" and (self.text[0].isupper() or self.text[1:2].isupper())


def tokens_of(text: str, start: int, end: int, quotes: Sequence[Quote]) -> list[Token]:
    """The tokens of text[start:end]; `quotes` are those that reach into it, in order.

    A full stop that belongs to an abbreviation is no token.
    """
    tokens: list[Token] = []
    at = start
    for quote in quotes:
        _add_words(tokens, text, at, max(at, quote.start))
        inner = text[max(start, quote.inner_start) : min(end, quote.inner_end)]
        at = min(end, quote.end)
        tokens.append(Token(inner, "", max(start, quote.start), at, "quote"))
    _add_words(tokens, text, at, end)
    return tokens


def _add_words(tokens: list[Token], text: str, start: int, end: int) -> None:
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        left, right = match.span()
        if match.lastgroup:
            low = word.lower()
            if "’" in low:
                low = low.replace("’", "'")
            elif word in _CAPITALS:
                low = word
            tokens.append(Token(word, low, left, right, "word"))
        elif word == "." and tokens and left == tokens[-1].end < end - 1:
            last = tokens[-1]
            if len(last.text) == 1 and last.is_capital:  # an initial, and no article "A"
                tokens[-1] = Token(f"{last.text}.", f"{last.low}.", last.start, right, "word")
            elif last.low not in _ABBREVIATED:
                tokens.append(Token(word, word, left, right, "mark"))
        else:
            tokens.append(Token(word, word, left, right, "mark"))


def is_adverb(token: Token) -> bool:
    """Whether the word can stand between a subject and its verb."""
    low = token.low
    if low in ADVERBS:
        return True
    return len(low) > 4 and low.endswith("ly") and low not in NOT_ADVERBS and not token.is_capital
