"""Which blocks of a page are its article: the rule that tells the body from the furniture.

Each block (a line of text, or what a page shows between two breaks) gets points for its length
and for an end like that of a sentence. It loses points for the words of furniture ("subscribe",
"most popular", "all rights reserved") and, in HTML, for being one long link; there another
extractor's choice counts too. Leaving the body and coming back costs points, more the more blocks
lie between. The body is the choice of blocks with the most points in all. No site is named.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

# Chosen on the 91 pages of article_extraction, after a logistic regression on their lines had
# given the scale. F1 for the pages' text and for the pages as HTML, .917 and .982 with all, falls
# to .668 .982 without length, .695 .982 without sentences, .907 .982 without furniture, .868 .980
# without leaving, .891 .982 without gaps; for HTML to .980 without links, .951 when what was
# chosen gets nothing and .963 when what wasn't does. A base of -2.5 gives .868 .981. Whether a
# block occurs twice on the page and what its neighbours look like changed nothing.
_BASE = -2.0
_LENGTH = 0.45
"""For each doubling of the words."""
_SENTENCE = 2.0
_FURNITURE = -3.5
_SHORTEST_SENTENCE = 4
"""Words."""
_IN_SENTENCE = 0.6
"""An article may be about Facebook's privacy settings. At .8 F1 is the same."""
_LINK = -4.0
_CHOSEN, _NOT_CHOSEN = 3.0, -4.0
_LEAVING = -2.0
_GAP_BLOCK = -0.1

_LONGEST_READ = 2_000
"""Characters of a block that are looked at: a longer one is prose, or no text at all."""

# Not "…": teasers of other articles are cut so.
_SENTENCE_END = re.compile(r"""(?<!\.\.)[.!?。！？]["'”’»)\]]*$""")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_SIGN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_FURNITURE_WORDS = re.compile(
    r"""\b(?:subscrib\w*|newsletters?|sign[ -]?(?:in|up)|log[ -]?(?:in|out)|register|cookies?
    |privacy|terms\ (?:of|and|&)|all\ rights?\ reserved|copyright|advert\w*|sponsored
    |share\ (?:this|on|via|your|with)|follow\ (?:us|him|her|me|@?\w+\ on)|tweet|facebook|twitter
    |linkedin|pinterest|whatsapp|instagram|youtube|e-?mail|read\ (?:more|next|also|full|on)
    |see\ (?:also|more|all)|view\ (?:all|more|comments?)|load\ more|show\ more|click\ here
    |learn\ more|related|recommended|trending|most\ (?:popular|read|viewed|shared)
    |popular\ (?:posts?|stories|articles)|latest\ (?:news|stories|posts)
    |more\ (?:from|stories|news|on\ this)|up\ next|next\ (?:article|post|story)
    |previous\ (?:article|post|story)|comments?|repl(?:y|ies)|leave\ a|post\ a|permalink
    |posted\ (?:by|on|in)|filed\ under|tags?|categories|archives?|search|menu|skip\ to
    |back\ to\ top|home|contact(?:\ us)?|about\ us|site\ ?map|faq|help|download\ (?:the|our)\ app
    |app\ store|google\ play|getty|image\ credit|photo(?:\ by|:|graph)|powered\ by|your\ email
    |min(?:ute)?s?\ read|\d+\ (?:hours?|days?|weeks?|months?|years?|min(?:ute)?s?)\ ago
    |this\ (?:web)?site|trademarks?|personal\ (?:data|information)|written\ permission|inbox
    |credit:|image:|(?:file|ap)\ photo|affiliates?|commissions?|our\ partners|click\ on
    |recommendations?|don['’]t\ miss|editor['’]?s\ picks?|published|updated|last\ modified
    |written\ by)\b
    |©|\(c\)\ \d{4}""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Block:
    """A line of a text, or what a page shows between two breaks."""

    text: str
    """One line, not blank."""
    spaced: bool = True
    """Whether it stands apart from the block before: a blank line, or a new paragraph."""
    is_link: bool = False
    """Whether it is a link from end to end."""
    is_title: bool = False
    """Whether it is the page's main heading, which is no part of the body."""
    is_quote: bool = False
    """Whether it is quoted as a block: a letter, or a post from elsewhere."""
    chosen: bool | None = None
    """Whether another extractor took it for the body; None when none was asked."""


def word_count(text: str) -> float:
    """How many words; two signs of a script without spaces count as one."""
    rest, signs = _SIGN.subn(" ", text[:_LONGEST_READ])
    return len(_WORD.findall(rest)) + signs / 2


def ends_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence does, closing quotation marks and brackets aside."""
    return _SENTENCE_END.search(text[-8:]) is not None


def is_prose(text: str) -> bool:
    """Whether `text` is too long, or too much of a sentence, for a heading, a name or a button."""
    count = word_count(text)
    return count >= 20 or (count >= 8 and ends_sentence(text))


def furniture_words(text: str) -> int:
    """How many words of menus, share buttons, adverts and credits stand in `text`."""
    return len(_FURNITURE_WORDS.findall(text[:_LONGEST_READ]))


def body_of(blocks: Sequence[Block]) -> list[bool]:
    """Which of `blocks` are the article's body.

    >>> said = "The two sides will meet again in June, " * 3 + "a person who had been there said."
    >>> body_of([Block("Menu"), Block(said), Block("All rights reserved")])
    [False, True, False]
    """
    return _best_choice([_points(block) for block in blocks])


def _points(block: Block) -> float:
    count = word_count(block.text)
    is_sentence = ends_sentence(block.text)
    furniture = min(furniture_words(block.text) / (1 + count / 8), 2)
    if is_sentence and count >= _SHORTEST_SENTENCE:
        furniture = min(furniture, 1) * _IN_SENTENCE
    vote = 0.0 if block.chosen is None else _CHOSEN if block.chosen else _NOT_CHOSEN
    return (
        _BASE
        + _LENGTH * min(math.log2(1 + count), 7.0)
        + _SENTENCE * is_sentence
        + _FURNITURE * furniture
        + _LINK * (block.is_link and count >= 3)
        + vote
    )


def _best_choice(points: Sequence[float]) -> list[bool]:
    """The choice of blocks with the highest sum, by dynamic programming over four states."""
    if not points:
        return []
    before, body, gap, after = range(4)
    best = [0.0, points[0], -math.inf, 0.0]
    came_from = []
    for point in points[1:]:
        steps = [
            (best[before], before),
            max((best[before], before), (best[body], body), (best[gap], gap)),
            max((best[body] + _LEAVING, body), (best[gap], gap)),
            max((best[body], body), (best[after], after)),
        ]
        came_from.append([state for _, state in steps])
        best = [steps[0][0], steps[1][0] + point, steps[2][0] + _GAP_BLOCK, steps[3][0]]
    states = [max((before, body, after), key=lambda state: best[state])]
    for previous in reversed(came_from):
        states.append(previous[states[-1]])
    return [state == body for state in reversed(states)]
