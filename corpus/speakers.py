"""Speakers: who "he", "the company" or "Segal" is where a sentence stands."""

from collections.abc import Sequence

from corpus.attribution import Attribution
from corpus.mentions import Mention
from corpus.names import Names, is_person_like, split_titles
from corpus.roles import Roles
from corpus.tokens import Token
from corpus.vocabulary import CONJUNCTIONS, PREPOSITIONS, SUBORDINATORS, TITLES, words

_IN_PLAY = 30
"""People named or heard last whom a pronoun can mean."""
_PRONOUNS = {"he": 1, "his": 1, "him": 1, "himself": 1}
_PRONOUNS |= {"she": -1, "her": -1, "herself": -1, "hers": -1}
_PERSONS = words(
    "man woman boy girl mother father son daughter husband wife resident witness friend"
    " colleague source student worker employee neighbor neighbour person victim aide insider"
)


class Speakers:
    """Who has spoken or been named so far in an article, the latest last."""

    def __init__(self, names: Names, roles: Roles) -> None:
        self.names = names
        self.roles = roles
        self.people: list[str] = []
        self.others: list[str] = []
        self.plurals: list[str] = []

    def learn_genders(self, sentences: Sequence[Sequence[Token]]) -> None:
        """Count the pronouns after the only person whom a sentence names."""
        votes: dict[str, int] = {}
        for tokens in sentences:
            places = [at for at, token in enumerate(tokens) if token.low in _PRONOUNS]
            if len({_PRONOUNS[tokens[at].low] for at in places}) == 1:
                named = set(self._named_before(tokens, places[0]))
                for name in named if len(named) == 1 else ():
                    votes[name] = votes.get(name, 0) + _PRONOUNS[tokens[places[0]].low]
        for name, vote in votes.items():
            if vote:
                self.names.genders.setdefault(name, "he" if vote > 0 else "she")

    def name(self, who: Mention, tokens: Sequence[Token]) -> str | None:
        """The name of a mention; None for a pronoun without anybody in play."""
        if who.kind == "person" and who.role:
            self.roles.learn(who.text, who.role)
        if who.kind == "descriptor":
            return self._described(who) or who.text
        if who.kind != "pronoun":
            return who.text
        if who.text in ("he", "she"):
            return self._person(who.text, self._named_before(tokens, who.start))
        if who.text == "it":
            return self.others[-1] if self.others else None
        return self.plurals[-1] if self.plurals else (self.others[-1] if self.others else None)

    def hear(
        self, tokens: Sequence[Token], attribution: Attribution | None, speaker: str | None
    ) -> None:
        """Take note of a sentence: of its speaker, or else of the person it is about."""
        if attribution is None or speaker is None:
            subject = self.subject_of(tokens)
            if subject:
                self.people.append(subject)
            return
        who = attribution.mention
        if who.kind == "person" or who.text in ("he", "she"):
            self.people.append(speaker)
        elif who.is_plural:
            self.plurals.append(speaker)
        else:
            self.others.append(speaker)
            if who.kind == "descriptor" and (who.head in TITLES or who.head in _PERSONS):
                self.people.append(speaker)
                if who.head.endswith("man"):
                    gender = "she" if who.head.endswith("woman") else "he"
                    self.names.genders.setdefault(speaker, gender)

    def subject_of(self, tokens: Sequence[Token]) -> str | None:
        """The first person whom a sentence names, if as its subject."""
        named = self._named_before(tokens, len(tokens), first=True)
        return named[0] if named else None

    def _described(self, who: Mention) -> str | None:
        """Whom "the minister" or "the 61-year-old" means, when the article has named somebody."""
        words = who.text.lower().split()
        if words[0] != "the" or len(words) > 3:
            return None
        for name in reversed(self.people[-_IN_PLAY:]):
            if set(words[1:]) <= self.roles.words(name):
                return name
        is_age = words[-1].endswith("-year-old")
        return self.people[-1] if is_age and self.people else None

    def _person(self, pronoun: str, near: list[str]) -> str | None:
        for name in [*reversed(near), *reversed(self.people[-_IN_PLAY:])]:
            if self.names.genders.get(name, pronoun) == pronoun:
                return name
        # A surname whose full name the article never gives looks like any other name.
        surnames = (name for name in reversed(self.others[-_IN_PLAY:]) if name.istitle())
        return next((name for name in surnames if " " not in name), None)

    def _named_before(self, tokens: Sequence[Token], end: int, first: bool = False) -> list[str]:
        """People named before token `end` who can be meant by a pronoun there."""
        found = []
        at = 0
        while at < end:
            stop = at
            while stop < end and tokens[stop].is_capital:
                stop += 1
            if stop == at:
                at += 1
                continue
            words = [token.text for token in tokens[at:stop]]
            name = self._person_of(words, tokens[at].start)
            owner = stop < len(tokens) and tokens[stop].low == "'s"
            object_ = at > 0 and tokens[at - 1].low in PREPOSITIONS - {"as", "after", "before"}
            if first and not _opens_clause(tokens, at):
                name = None
            if name and not owner and not object_:
                found.append(name)
                if first:
                    break
            at = stop
        return found

    def _person_of(self, words: list[str], at: int) -> str | None:
        for cut in range(max(split_titles(words), len(words) - 6), len(words)):
            rest = words[cut:]
            if len(rest) == 1 or is_person_like(rest):
                known = self.names.known(rest, at)
                if known and (len(rest) > 1 or known != rest[0]):
                    return known
        return None


def _opens_clause(tokens: Sequence[Token], at: int) -> bool:
    if at == 0:
        return True
    previous = tokens[at - 1]
    if previous.kind != "word" or previous.low in TITLES:
        return True
    return previous.low in SUBORDINATORS or previous.low in CONJUNCTIONS
