"""From an Article to its Statements: which sentences report somebody's words, and whose."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.article import Article
from corpus.attribution import Attribution, attribution_of
from corpus.mentions import Sentence
from corpus.names import Names
from corpus.quotes import Quote, quotes_of
from corpus.roles import Roles
from corpus.sentence import Span, sentence_spans
from corpus.speakers import Speakers
from corpus.tokens import Token, tokens_of
from corpus.utterance import is_utterance

Kind = Literal["direct", "indirect"]
Basis = Literal["explicit", "continuation"]

_CREDIT = re.compile(
    r"\s*(?:[(\[]\s*)?(?:written by|(?:additional |with )?(?:reporting|editing|writing) by"
    r"|photo(?:graph)?s?(?: credit)?(?: by|:)|(?:image|photo|picture) ?(?:credit|:)|credit:"
    r"|pictured:|file photo|getty images|copyright (?:©|\d)|©)",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"\s*(?:by|BY|By) [A-Z][^\n]{2,100}(?<![.!?”\"])$")
_LONGEST = 3_000
"""Characters of a sentence that is read; a longer one is a table or no text at all."""
_MOST_FOR_HEADINGS = 2_000
"""Sentences of an article in which the words of its headings are looked up."""
_OUTER_LETTERS = re.compile(r"[^\W_]")
_LOST = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|[Ww]e|[Ww]e['’](?:re|ve|d|ll)|[Oo]ur|[Mm]y)\b")
_LONG_ENOUGH = 4
"""Words of a quotation without a cue that are more than a scare quote or a title."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence that reports somebody's words or position."""

    article_id: str
    start: int
    """Code-point offsets into the article's text, of the whole sentence; `end` is exclusive."""
    end: int
    text: str
    """article.text[start:end]."""
    speaker: str
    """The fullest name the article gives, without titles; the descriptor of an unnamed source."""
    role: str | None
    """What the article says the speaker is; None when it doesn't."""
    kind: Kind
    """"direct" when a clause or a whole utterance stands in quotation marks."""
    basis: Basis
    """"explicit" when the sentence itself says who speaks, "continuation" when a neighbour does."""


def statements(article: Article) -> list[Statement]:
    """The statements of `article`, in order, one for each sentence that reports one.

    Spans don't overlap. Rules alone, without a parser or a model; `tests.benchmarks.attribution`
    says how often they are right and what each of them is worth. English only. Never raises.

    >>> text = "Ann Lee runs the port. “It will close,” said Lee. “Soon.”"
    >>> article = Article("1", None, None, None, None, None, "a.txt", text, "")
    >>> [(s.speaker, s.kind, s.basis) for s in statements(article)]
    [('Ann Lee', 'direct', 'explicit'), ('Ann Lee', 'direct', 'continuation')]
    """
    return list(_Reading(article).statements())


@dataclass(slots=True)
class _Line:
    """A sentence while its speaker is looked for."""

    span: Span
    paragraph: int
    quotes: list[Quote]
    tokens: list[Token]
    attribution: Attribution | None = None
    speaker: str | None = None
    basis: Basis = "explicit"

    @property
    def is_all_quoted(self) -> bool:
        return bool(self.quotes) and not any(
            token.kind == "word" and _OUTER_LETTERS.search(token.text) for token in self.tokens
        )


class _Reading:
    """One article while it is read: its sentences, its names and who is in play."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.text
        self.names = Names(self.text)
        self.quotes = quotes_of(self.text)
        self.roles = Roles(self.names, self.text)
        self.speakers = Speakers(self.names, self.roles)
        self.lines = list(self._lines())
        self.speakers.learn_genders([line.tokens for line in self.lines])

    def _lines(self) -> Iterator[_Line]:
        ends = [quote.end for quote in self.quotes]
        paragraph, covered = 0, 0
        for span in sentence_spans(self.text):
            if "\n" in self.text[covered : span.start]:
                paragraph += 1
            covered = span.end
            first = bisect_left(ends, span.start + 1)
            last = first
            while last < len(self.quotes) and self.quotes[last].start < span.end:
                last += 1
            quotes = self.quotes[first:last]
            yield _Line(span, paragraph, quotes, tokens_of(self.text, span.start, span.end, quotes))

    def statements(self) -> Iterator[Statement]:
        for line in self.lines:
            if not self._is_furniture(line.span):
                self._attribute(line)
        self._continue()
        for line in self.lines:
            if line.speaker:
                yield self._statement(line, line.speaker)

    def _is_furniture(self, span: Span) -> bool:
        """Whether it is a byline, a credit or a caption’s bracket, or far too long."""
        if span.end - span.start > _LONGEST:
            return True
        sentence = self.text[span.start : span.end]
        return bool(_CREDIT.match(sentence) or _BYLINE.match(sentence))

    def _attribute(self, line: _Line) -> None:
        sentence = Sentence(line.tokens, self.names, self.text)
        line.attribution = attribution_of(sentence)
        if line.attribution:
            who = line.attribution.mention
            line.speaker = self.speakers.name(who, line.tokens)
        self.speakers.hear(line.tokens, line.attribution, line.speaker)

    def _continue(self) -> None:
        """Give quotations without a cue of their own the speaker of their neighbours."""
        for number, line in enumerate(self.lines):
            if line.speaker or not line.quotes:
                continue
            if line.is_all_quoted and self._is_heading(line):
                line.speaker = self._quoted_elsewhere(line)
            elif line.is_all_quoted:
                line.speaker = self._same_quote(number) or self._neighbour(number)
            elif self._is_speech(line):
                line.speaker = self._same_quote(number) or self._before(number, 1)
            line.basis = "continuation"
        self._lost_marks()

    def _is_heading(self, line: _Line) -> bool:
        """Whether it is a paragraph of a few words that ends like no sentence."""
        start, end = line.span.start, line.span.end
        alone = self.text[start - 1 : start] in ("", "\n") and self.text[end : end + 1] in (
            "",
            "\n",
        )
        inner = self.text[line.quotes[0].inner_start : line.quotes[-1].inner_end]
        return alone and end - start < 100 and inner[-1:] not in ".?!…,"

    def _quoted_elsewhere(self, line: _Line) -> str | None:
        """Who says the words of a heading in the text."""
        if len(self.lines) > _MOST_FOR_HEADINGS:
            return None
        inner = self.text[line.quotes[0].inner_start : line.quotes[0].inner_end].lower()
        for other in self.lines:
            said = self.text[other.span.start : other.span.end].lower()
            if other.speaker and other is not line and other.quotes and inner in said:
                return other.speaker
        return None

    def _same_quote(self, number: int) -> str | None:
        """The speaker of another sentence of the same quotation, carried over paragraphs too."""
        quotes = self.lines[number].quotes
        for step in (1, -1):
            at, seen = number + step, quotes[-1 if step == 1 else 0]
            while 0 <= at < len(self.lines) and abs(at - number) < 40:
                other = self.lines[at]
                if not other.quotes:
                    break
                near = other.quotes[0 if step == 1 else -1]
                earlier = seen if step == 1 else near
                if near is not seen and not (
                    earlier.carried and other.paragraph != self.lines[at - step].paragraph
                ):
                    break
                if other.speaker:
                    return other.speaker
                if not other.is_all_quoted:
                    break
                seen, at = other.quotes[-1 if step == 1 else 0], at + step
        return None

    def _neighbour(self, number: int) -> str | None:
        """The speaker before it in its paragraph, after it there, or in the paragraph before."""
        line = self.lines[number]
        found = self._before(number, 0)
        if found:
            return found
        for other in self.lines[number + 1 : number + 4]:
            if other.paragraph != line.paragraph:
                break
            if other.speaker and other.quotes:
                return other.speaker
            if not other.is_all_quoted:
                break
        if not line.span.start or line.span.end - line.span.start < 12:
            return None
        return self._before(number, 1)

    def _before(self, number: int, paragraphs: int) -> str | None:
        """Who speaks, or else is named, in the sentence before; none further back."""
        line = self.lines[number]
        if number == 0:
            return None
        other = self.lines[number - 1]
        if line.paragraph - other.paragraph > paragraphs:
            return None
        return other.speaker or self.speakers.subject_of(other.tokens)

    def _is_speech(self, line: _Line) -> bool:
        """Whether a quotation inside a sentence without a cue is more than a scare quote."""
        for quote in line.quotes:
            inner = self.text[quote.inner_start : quote.inner_end]
            words = inner.split()
            enough = len(words) >= _LONG_ENOUGH and not _is_title(words)
            if enough and is_utterance(inner, opens_sentence=False, is_tagged=False):
                return True
        return False

    def _lost_marks(self) -> None:
        """In an article whose quotation marks were lost: the sentences before "..., she said."."""
        if any(line.attribution and line.attribution.touches_quote for line in self.lines):
            return
        for number, line in enumerate(self.lines):
            if not (line.attribution and line.attribution.is_tag and self._is_voiced(line)):
                continue
            for at in range(number - 1, max(-1, number - 4), -1):
                other = self.lines[at]
                if other.speaker or other.paragraph != line.paragraph:
                    break
                other.speaker, other.basis = line.speaker, "continuation"
        for number, line in enumerate(self.lines):
            if not line.speaker and number and self._is_voiced(line):
                other = self.lines[number - 1]
                if other.paragraph == line.paragraph and other.speaker and self._is_voiced(other):
                    line.speaker, line.basis = other.speaker, "continuation"

    def _is_voiced(self, line: _Line) -> bool:
        """Whether a sentence has the first person, which a reporter's own has not."""
        return bool(_LOST.search(self.text, line.span.start, line.span.end))

    def _statement(self, line: _Line, speaker: str) -> Statement:
        start, end = line.span.start, line.span.end
        return Statement(
            article_id=self.article.id,
            start=start,
            end=end,
            text=self.text[start:end],
            speaker=speaker,
            role=self.roles.of(speaker),
            kind="direct" if self._is_direct(line) else "indirect",
            basis=line.basis,
        )

    def _is_direct(self, line: _Line) -> bool:
        tokens = line.tokens
        for at, token in enumerate(tokens):
            if token.kind != "quote":
                continue
            before, after = tokens[:at], tokens[at + 1 :]
            opens = at == 0 or before[-1].low in (":", ",", "—") or before[-1].kind == "quote"
            tagged = bool(line.attribution and line.attribution.touches_quote) or line.is_all_quoted
            touches = not after or token.text[-1:] in (",", ".", "?", "!", "…", "—")
            if is_utterance(token.text, opens and touches, tagged and touches):
                return True
        return False


def _is_title(words: Sequence[str]) -> bool:
    """Words like those of a title: most with a capital."""
    capitals = sum(word[:1].isupper() for word in words)
    return capitals * 2 > len(words)
