"""Who said it: each case is a small article and the statements that are in it."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article, text_sha256
from corpus.statement import Statement, statements


def article(text: str) -> Article:
    return Article("0" * 12, None, None, None, None, None, "/a.txt", text, text_sha256(text))


def said(text: str) -> list[str]:
    """The statements of a text: "speaker, kind" and, for continuations, a plus sign."""
    return [
        f"{s.speaker}, {s.kind}{' +' if s.basis == 'continuation' else ''}"
        for s in statements(article(text))
    ]


NAMED = {
    "before the words": (
        "Maria Lund said that the harbour would close on Friday.",
        ["Maria Lund, indirect"],
    ),
    "after the words": (
        "“The harbour will close on Friday,” Maria Lund said.",
        ["Maria Lund, direct"],
    ),
    "inverted": (
        "“The harbour will close,” said Maria Lund, who runs the port.",
        ["Maria Lund, direct"],
    ),
    "inside the quotation": (
        "“The harbour,” Maria Lund said, “will close on Friday.”",
        ["Maria Lund, direct"],
    ),
    "between two sentences of a quotation": (
        "“The harbour will close,” Maria Lund said. “Nobody told the crews.”",
        ["Maria Lund, direct", "Maria Lund, direct +"],
    ),
    "a question": (
        "“Who will pay for this?” asked Maria Lund.",
        ["Maria Lund, direct"],
    ),
    "straight marks": (
        'The mayor, Tom Oduya, said: "We had no choice." He left soon after.',
        ["Tom Oduya, direct"],
    ),
    "single curly marks as outer marks": (
        "‘We’ve never seen officials’ wages cut like this,’ said Maria Lund.",
        ["Maria Lund, direct"],
    ),
    "single straight marks as outer marks": (
        "'We can't go on like this,' Maria Lund told the BBC. 'It's over.'",
        ["Maria Lund, direct", "Maria Lund, direct +"],
    ),
    "German and French marks": (
        "«The bridge is safe,» said Maria Lund. „It always was,“ added Tom Oduya.",
        ["Maria Lund, direct", "Tom Oduya, direct"],
    ),
    "a wire report": (
        "Steel prices will fall next year, Maria Lund, chief economist at Norbank, told Reuters.",
        ["Maria Lund, indirect"],
    ),
    "according to": (
        "The bridge needs repairs, according to Maria Lund, the city’s engineer.",
        ["Maria Lund, indirect"],
    ),
    "according to, first": (
        "According to Maria Lund, the bridge needs repairs.",
        ["Maria Lund, indirect"],
    ),
    "in somebody’s words": (
        "The bridge is, in the words of Maria Lund, “an accident waiting to happen.”",
        ["Maria Lund, indirect"],
    ),
    "as somebody put it": (
        "As Maria Lund put it, “the bridge was old when my mother was young.”",
        ["Maria Lund, direct"],
    ),
    "a colon": (
        "Maria Lund was blunt: “The bridge should have closed years ago.”",
        ["Maria Lund, direct"],
    ),
    "a verb that is no saying": (
        "“I nearly fell off my chair,” Maria Lund laughed.",
        ["Maria Lund, direct"],
    ),
    "an inserted tag without marks": (
        "The bridge, Maria Lund argued, should have closed years ago.",
        ["Maria Lund, indirect"],
    ),
    "a clause between name and verb": (
        "Maria Lund, who has run the port since 2009 and plans to retire, warned of delays.",
        ["Maria Lund, indirect"],
    ),
    "several appositions": (
        "“It works,” Maria Lund, a chemist at the University of Oslo in Oslo, Norway, and an author"
        " of the study, said in an email.",
        ["Maria Lund, direct"],
    ),
    "days and adverbs before the verb": (
        "Maria Lund on Tuesday again repeatedly denied the report.",
        ["Maria Lund, indirect"],
    ),
    "have said, is saying": (
        "Maria Lund has said the port is safe. Maria Lund is now saying that it isn’t.",
        ["Maria Lund, indirect"] * 2,
    ),
    "a position": (
        "Maria Lund accused the ministry of neglect. Tom Oduya praised the crews.",
        ["Maria Lund, indirect", "Tom Oduya, indirect"],
    ),
    "called it something": (
        "Maria Lund called the plan “a gift to smugglers.”",
        ["Maria Lund, indirect"],
    ),
    "by an agent": (
        "The ministry was accused by Maria Lund of ignoring the cracks.",
        ["Maria Lund, indirect"],
    ),
    "a belief": (
        "Maria Lund doubts that the bridge will ever open again.",
        ["Maria Lund, indirect"],
    ),
    "a participle": (
        "The ministers of Ghana and Togo signed a pact, agreeing that the river is shared.",
        ["the ministers of Ghana and Togo, indirect"],
    ),
    "a letter that says": (
        "Maria Lund sent the ministry a letter saying that the cracks had grown.",
        ["Maria Lund, indirect"],
    ),
    "a second verb": (
        "Maria Lund praised the crews but added that “nobody had told them.”",
        ["Maria Lund, direct"],
    ),
    "somebody who reports another’s belief": (
        "The two sides agreed that the river is shared, said Maria Lund.",
        ["Maria Lund, indirect"],
    ),
    "somebody quoted by an outlet": (
        "Maria Lund said the cracks had grown, according to the Norland Times.",
        ["Maria Lund, indirect"],
    ),
    "somebody quoting somebody": (
        "“My boss told me ‘you’re fired’ and left,” Maria Lund said.",
        ["Maria Lund, direct"],
    ),
}

WHO = {
    "surname to full name": (
        "Maria Lund runs the port. “It will close,” said Lund.",
        ["Maria Lund, direct"],
    ),
    "full name given later": (
        "“It will close,” said Lund. The decision was not Maria Lund’s.",
        ["Maria Lund, direct"],
    ),
    "surname first": (
        "The spokesman Wen Jiahao took questions. The port will close, Wen said.",
        ["Wen Jiahao, indirect"],
    ),
    "two people with one surname": (
        "Maria Lund runs the port, Lund said. Her cousin Peter Lund fishes. Boats rot, Lund said.",
        ["Maria Lund, indirect", "Peter Lund, indirect"],
    ),
    "honorifics and titles": (
        "Dr. Maria Lund warned of floods. Mrs. Lund said so. Former Prime Minister Lund agreed that"
        " it was late.",
        ["Maria Lund, indirect"] * 3,
    ),
    "a long title": (
        "Norbank Chief Financial Officer Maria Lund told analysts that profits fell.",
        ["Maria Lund, indirect"],
    ),
    "a title with of": (
        "Former Secretary of State Maria Lund told a hearing that the talks failed.",
        ["Maria Lund, indirect"],
    ),
    "a nickname": (
        "Jim “Mad Dog” Tate said that the season was lost.",
        ["Jim Tate, indirect"],
    ),
    "an initial and a particle": (
        "“No,” said Anna B. de Vries. De Vries said it twice.",
        ["Anna B. de Vries, direct", "Anna B. de Vries, indirect"],
    ),
    "he": (
        "Tom Oduya has fished here for years. The cod is gone, he said.",
        ["Tom Oduya, indirect"],
    ),
    "she, when only a surname is given": (
        "Lund said the port was shut. It is old, she said.",
        ["Lund, indirect"] * 2,
    ),
    "he and she": (
        "Mr. Tom Oduya said the cod was gone. Mrs. Maria Lund said it was not. He has never seen it"
        " so bad, he said. She laughed that off, she said.",
        ["Tom Oduya, indirect", "Maria Lund, indirect", "Tom Oduya, indirect",
         "Maria Lund, indirect"],
    ),
    "chained": (
        "The cod is gone, Tom Oduya said. The boats are next, he added.",
        ["Tom Oduya, indirect", "Tom Oduya, indirect"],
    ),
    "it": (
        "The Norland Port Authority said the cranes were safe. It added that two were new.",
        ["Norland Port Authority, indirect"] * 2,
    ),
    "they": (
        "Residents say the noise is unbearable. They blame the cranes.",
        ["residents, indirect"] * 2,
    ),
    "unnamed": (
        "The talks failed, a White House official said. Two people familiar with the matter said"
        " they would resume.",
        ["a White House official, indirect", "two people familiar with the matter, indirect"],
    ),
    "a plural without an article": (
        "Analysts expect a cut. Some say it comes too late.",
        ["analysts, indirect", "some, indirect"],
    ),
    "an organisation": (
        "The Bank of Norland said rates would stay. Norbank’s board rejected the offer.",
        ["Bank of Norland, indirect", "Norbank’s board, indirect"],
    ),
    "an acronym": (
        "The Norland Port Authority (NPA) is small. The cranes are safe, the NPA said.",
        ["Norland Port Authority, indirect"],
    ),
    "an acronym that reads like a word": (
        "According to the WHO, the outbreak is over. The US said so too.",
        ["WHO, indirect", "US, indirect"],
    ),
    "a named spokesman": (
        "“We are looking into it,” said the ministry’s spokesman, Tom Oduya.",
        ["Tom Oduya, direct"],
    ),
    "a document": (
        "A 2019 report found that the cracks had grown.",
        ["a 2019 report, indirect"],
    ),
    "a document by somebody": (
        "A report by the consultancy Brandt found that the cracks had grown.",
        ["Brandt, indirect"],
    ),
}  # fmt: skip

ACROSS = {
    "an opening mark without a close": (
        "“We came in spring,” Maria Lund said. “We stayed.\n\n“In the end we left again.”",
        ["Maria Lund, direct", "Maria Lund, direct +", "Maria Lund, direct +"],
    ),
    "straight marks over paragraphs": (
        'Maria Lund said: "We came in spring.\n\n"We stayed.\n\n"We left."\n\nThe port is shut.',
        ["Maria Lund, direct", "Maria Lund, direct +", "Maria Lund, direct +"],
    ),
    "a line that only introduces a quotation": (
        "Maria Lund said on Friday:\n\n“We came in spring.”",
        ["Maria Lund, indirect", "Maria Lund, direct +"],
    ),
    "a paragraph of its own": (
        "Maria Lund said the port was safe.\n\n“We check the cranes every week.”",
        ["Maria Lund, indirect", "Maria Lund, direct +"],
    ),
    "after a sentence about the speaker": (
        "Maria Lund was less hopeful. “I don’t see how we can stay.”",
        ["Maria Lund, direct +"],
    ),
    "before a tag in the next sentence": (
        "“I don’t see it.” It is, “as we know, too late,” Maria Lund said.",
        ["Maria Lund, direct +", "Maria Lund, direct"],
    ),
    "a quotation without a cue": (
        "Maria Lund said the port was safe. But “we have never had so few inspectors here.”",
        ["Maria Lund, indirect", "Maria Lund, direct +"],
    ),
    "a heading of quoted words": (
        "“We stayed too long”\n\nThe port is shut.\n\n“We stayed too long,” said Maria Lund.",
        ["Maria Lund, direct +", "Maria Lund, direct"],
    ),
    "lost marks": (
        "We talked past one another from the start, Maria Lund said.",
        ["Maria Lund, indirect"],
    ),
    "lost marks over two sentences": (
        "Nobody listened. They told us no, and we went home, Maria Lund said.",
        ["Maria Lund, indirect +", "Maria Lund, indirect"],
    ),
    "a paraphrase that runs on": (
        "Maria Lund said the port was safe. The cranes are checked every week.",
        ["Maria Lund, indirect"],
    ),
}

KINDS = {
    "a clause": ("Lund said that “the port is doomed.”", "direct"),
    "a clause with that": ("Lund told us “that both ports are doomed.”", "direct"),
    "a contraction": ("Lund told us “we’re all doomed,” and left.", "direct"),
    "a past verb after a pronoun": ("Lund said “it took years” to build.", "direct"),
    "one word": ("“Never,” said Lund.", "direct"),
    "an imperative": ("“Close the port now,” Lund said.", "direct"),
    "a noun phrase": ("Lund said the port was a “gift to smugglers.”", "indirect"),
    "a noun with a relative clause": ("Lund said it was “a tool we can use.”", "indirect"),
    "a clause after a relative one": ("Lund said “nothing we do will help.”", "direct"),
    "people who": ("Lund blamed “people who know the port.”", "indirect"),
    "a predicate": ("Lund said the port “has brought nothing but trouble to us.”", "indirect"),
    "an infinitive": ("Lund promised “to close the port for good.”", "indirect"),
    "a participle": ("Lund said they were “taking this seriously.”", "indirect"),
    "an adjective": ("Lund called it “utterly, hopelessly wrong.”", "indirect"),
    "no quotation": ("Lund said the port was doomed.", "indirect"),
}

NOT_SPEECH = {
    "a title": "The film “We Need to Talk About Fish” opens on Friday.",
    "scare quotes": "The so-called “experts” arrived late.",
    "a nickname": "William “Billy” Tate scored twice.",
    "a word as a word": "The term “dry port” means a terminal inland.",
    "a byline": "By Maria Lund",
    "a credit": "(Photo by Maria Lund, who said cheese)",
    "a caption in brackets": "(Pictured: Maria Lund, who speaks of the port, says goodbye.)",
    "editors": "(Reporting by Maria Lund; editing by Tom Oduya, who wrote this)",
    "said to be": "The port is said to be the oldest in Norland.",
    "it is said": "It is said that the port is haunted.",
    "believed to": "Sailors believed to be Danish built it.",
    "needless to say": "Needless to say, the port closed.",
    "that said": "That said, the port may open again.",
    "a sign": "The sign said no boats were allowed.",
    "declined": "Maria Lund declined to say when the port would open.",
    "did not say": "The ministry did not say when the port would open.",
    "would not comment": "Tom Oduya wouldn’t confirm the figures.",
    "passive without agent": "Hackers have been accused of stealing plans.",
    "a topic only": "Maria Lund spoke about the port and made a statement on its future.",
    "nouns": "Media reports on the port and claims for damages have multiplied.",
    "things": "The move suggests that the port will close.",
    "the author": "I believe the port will close, and we said so before.",
    "a policy": "Norland supports the code and wants more trade.",
    "called the police": "Maria Lund called the police.",
    "called by name": "A tool called Harbour Watch counts the boats.",
    "added something": "Maria Lund added two boats to the fleet.",
    "a think tank": "Members of other think tanks came too.",
    "nobody": "Nobody said the port would close.",
    "a narrative": "Tom Oduya walked to the pier and looked at the boats.",
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NAMED.values(), ids=NAMED.keys())
def test_the_speaker_is_found_wherever_the_cue_stands(text, expected) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(("text", "expected"), WHO.values(), ids=WHO.keys())
def test_the_speaker_is_the_fullest_name_the_article_gives(text, expected) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(("text", "expected"), ACROSS.values(), ids=ACROSS.keys())
def test_a_quotation_goes_on_in_its_neighbours(text, expected) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(("text", "kind"), KINDS.values(), ids=KINDS.keys())
def test_only_a_whole_clause_or_utterance_in_quotation_marks_is_direct(text, kind) -> None:
    assert [s.kind for s in statements(article(text))] == [kind]


@pytest.mark.parametrize("text", NOT_SPEECH.values(), ids=NOT_SPEECH.keys())
def test_what_is_no_speech_gives_no_statement(text) -> None:
    assert said(text) == []


def test_titles_and_appositions_are_the_speakers_role() -> None:
    found = statements(
        article(
            "Maria Lund, a harbour pilot at the Port of Norland, said so. Finance Minister Tom"
            " Oduya said yes. “No,” Lund said again. Dr. Eve Stone agreed that it was late."
        )
    )
    assert [s.role for s in found] == [
        "a harbour pilot at the Port of Norland",
        "Finance Minister",
        "a harbour pilot at the Port of Norland",
        None,
    ]


def test_a_title_alone_means_who_has_it() -> None:
    text = "Finance Minister Tom Oduya said yes. The minister said it twice. The pilot said so."
    assert [s.speaker for s in statements(article(text))] == ["Tom Oduya", "Tom Oduya", "the pilot"]


def test_the_author_is_no_speaker() -> None:
    assert said("By Maria Lund\n\nThe port is shut. It was old.") == []


def test_statements_are_whole_sentences_with_their_place() -> None:
    text = "It rained.\n\n“It works,” said Maria Lund. “It did.” The port is shut.\n"
    found = statements(article(text))
    assert [s.text for s in found] == ["“It works,” said Maria Lund.", "“It did.”"]
    assert all(text[s.start : s.end] == s.text for s in found)
    assert isinstance(found[0], Statement)


PIECES = [
    *"“”\"'‘’«».,?!:;()\n—",
    *(" said", " Maria Lund", " Lund", " he", " it", " according to", " by", " of", " the", " who"),
    *(" report", " words", " that", " was", " to", " and", " told", " adding", " A.", " Dr."),
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_text_gives_ordered_statements_of_its_own_words(text: str) -> None:
    end = 0
    for statement in statements(article(text)):
        assert end <= statement.start < statement.end
        assert statement.text == text[statement.start : statement.end]
        assert statement.speaker
        end = statement.end


HOSTILE = {
    "one line of 100 KB": "Maria Lund said " * 6_000,
    "10,000 quotation marks": "“" * 10_000,
    "10,000 straight marks": '"' * 10_000 + " said Lund",
    "marks and spaces": ' "' * 10_000,
    "single marks": " 's" * 20_000,
    "opening and closing": "“a” " * 20_000,
    "deep nesting": "“‘(" * 10_000 + "said Lund" + ")’”" * 10_000,
    "commas": "Lund, " * 20_000 + "said no.",
    "capitals": "Maria " * 20_000 + "said no.",
    "adverbs": "Lund " + "also " * 20_000 + "said no.",
    "of": "head of " * 15_000 + "Lund said no.",
    "one speaker": "Maria Lund said no. " * 5_000,
    "many speakers": "".join(f"Maria Lund{chr(97 + i % 26)} said no. " for i in range(5_000)),
    "headings": "“We stayed”\n\n" * 7_000,
    "paragraphs of open quotations": "“He said no\n\n" * 7_000,
    "initials": "A. " * 30_000,
    "appositions": "Maria Lund, a " * 7_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_takes_less_than_a_second(text: str) -> None:
    hostile = article(text)
    start = perf_counter()
    statements(hostile)
    assert perf_counter() - start < 1
