"""Cues: the verbs with which news reports that somebody said, thought or demanded something.

Each lemma has one of four kinds, which says what must follow for it to be a report:

    say       anything: "she said the talks failed"
    clause    a clause, a quotation or nothing: "she added that ...", "..., she added"
    position  the thing that is accused, denied or demanded: "she denied the report"
    quote     a quotation: "“...,” she smiled"
"""

from dataclasses import dataclass
from typing import Literal

from corpus.vocabulary import words

Kind = Literal["say", "clause", "position", "quote"]
Form = Literal["past", "third", "base", "ing"]


@dataclass(frozen=True, slots=True)
class Cue:
    """One form of a reporting verb."""

    lemma: str
    kind: Kind
    form: Form
    is_participle: bool
    """Whether the form can follow "have": said, written."""


_SAY = """
say tell argue warn insist claim contend assert allege suggest believe think suspect report
announce declare predict caution complain reply joke testify boast concede admit reiterate
stress emphasize emphasise fear doubt hope worry expect estimate speculate reckon confirm
recommend propose quip retort opine surmise theorize theorise hypothesize hypothesise envision
advise forecast foresee preach confide profess attest swear assure inform remind counter guess
"""
_CLAUSE = """
maintain add note write find conclude recall agree acknowledge recognize recognise state feel
determine observe remark comment ask answer explain reveal indicate show mention hint imply
remember wonder respond post tweet email disclose rule hold decide point disagree underline
highlight cite clarify muse shout cry signal convey pray know understand realize realise imagine
judge discover calculate elaborate plead protest exclaim mean
"""
_POSITION = """
accuse urge promise deny condemn defend criticize criticise praise blame reject dismiss demand
pledge vow threaten dispute question denounce slam blast label dub express voice advocate call
refute rebut downplay decry deplore hail characterize characterise credit attribute lambast
rebuke bemoan tout laud applaud chide scold ridicule mock deride berate welcome commend beg
implore describe portray depict
"""
_QUOTE = """
begin continue laugh smile sigh shrug nod read go put offer recount chuckle grin whisper murmur
mutter gush exclaim gasp groan yell scream snap interject shoot fume rant marvel conclude finish
start repeat beam deadpan roar sob bark tease echo enthuse intone thunder chime proclaim
summarize summarise sum
"""

# past, and the participle where it differs
_IRREGULAR = {
    "say": "said", "tell": "told", "think": "thought", "write": "wrote written",
    "find": "found", "feel": "felt", "hold": "held", "begin": "began begun", "read": "read",
    "go": "went gone", "put": "put", "foresee": "foresaw foreseen", "forecast": "forecast",
    "show": "showed shown", "swear": "swore sworn", "shoot": "shot", "mean": "meant",
    "know": "knew known", "understand": "understood", "beg": "begged", "plead": "pleaded pled",
    "admit": "admitted", "quip": "quipped", "nod": "nodded", "grin": "grinned", "rebut": "rebutted",
    "dub": "dubbed", "slam": "slammed", "chat": "chatted", "snap": "snapped", "sob": "sobbed",
    "sum": "summed", "shrug": "shrugged", 
}  # fmt: skip

# Also nouns: "news reports", "his claims", "the doubts". They need a subject and an object.
NOUN_LIKE = words(
    "claim claims report reports doubt doubts fear fears hope hopes worry worries estimate"
    " estimates forecast forecasts note notes comment comments answer answers post posts tweet"
    " tweets rule rules state states demand demands promise promises question questions blame"
    " praise credit call calls welcome pledge pledges vow vows threat cries cry point points"
    " email emails judge judges show shows highlight highlights hint hints signal signals"
    " remark remarks label labels dispute disputes voice voices express tout start starts"
    " reply replies joke jokes guess counter counters finds hold holds reads offer offers puts"
    " shout shouts suspect suspects protest protests repeat repeats list"
)
# Things do these too: "the move suggests", "the data show". They need a person or a document.
IMPERSONAL = words(
    "suggest report show indicate reveal imply mean find predict hint signal underline"
    " highlight confirm remind threaten promise determine hold welcome credit demand label dub"
    " fear expect express emphasize emphasise stress reiterate rule question dispute assure"
    " claim convey describe portray depict beg"
)
# Only "she thought that ...": without "that" these are acts or states of mind, not speech.
NEEDS_THAT = words(
    "know understand realize realise decide mean discover remember imagine show reveal"
    " indicate imply judge hold highlight underline signal convey calculate"
)
# "Described him as ...", "dubbed it “...”"; without these it is an act.
NEEDS_AS = words("describe characterize characterise label dub hail tout portray depict")
# Weaker than a saying: when somebody reports them, only the reporter counts.
BELIEFS = words(
    "believe think suspect fear doubt hope worry expect agree feel determine find conclude"
    " decide know understand realize realise recognize recognise acknowledge"
)
# These may stand before their subject: "said Ann". ("Told Ann" may not.)
# Without a quotation, only these stand before their subject; "reported a drop" has an object.
INVERTED = words("say add explain argue note warn write recall insist think")
NOT_INVERTED = words(
    "tell believe think suspect feel inform assure accuse urge deny remind call know find"
    " show doubt hope fear expect"
)


def _forms(lemma: str) -> dict[str, tuple[Form, bool]]:
    """Each form of the verb; whether it can follow "have"."""
    y = lemma.endswith("y") and lemma[-2] not in "aeou"
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    ing = lemma if lemma.endswith("ee") else stem
    doubled = lemma + lemma[-1]
    hisses = lemma.endswith(("s", "sh", "ch", "x", "z"))
    third = lemma[:-1] + "ies" if y else lemma + ("es" if hisses or lemma == "go" else "s")
    past = _IRREGULAR.get(lemma, lemma[:-1] + "ied" if y else stem + "ed").split()
    doubles = past[0] == doubled + "ed"
    forms: dict[str, tuple[Form, bool]] = {lemma: ("base", False)}
    forms[third] = ("third", False)
    forms[(doubled if doubles or lemma in ("begin", "put") else ing) + "ing"] = ("ing", False)
    forms[past[0]] = ("past", len(past) == 1)
    if len(past) == 2:
        forms[past[1]] = ("past", True)
    return forms


def _table() -> dict[str, Cue]:
    cues: dict[str, Cue] = {}
    kinds: list[tuple[Kind, str]] = [
        ("quote", _QUOTE), ("position", _POSITION), ("clause", _CLAUSE), ("say", _SAY)
    ]  # fmt: skip
    for kind, lemmas in kinds:
        for lemma in lemmas.split():
            for form, (tense, participle) in _forms(lemma).items():
                cues[form] = Cue(lemma, kind, tense, participle)
    cues["shows"] = Cue("show", "clause", "third", False)
    return cues


CUES = _table()
"""Every form of every reporting verb, in lower case."""
