import dataclasses
import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import app
from app import ask
from app.answer import MAX_QUESTION, REFUSAL, answer_question, cite, says
from corpus.errors import IndexUnusableError, SettingError
from corpus.sentence import Span
from index import Index, build_index
from tests.conftest import open_small
from tests.small_models import WordEmbedder


def check_citations(index: Index, answer: app.Answer) -> None:
    """Every citation resolves, and the answer's text is the quotes with their numbers."""
    text = answer.text
    for number, citation in enumerate(answer.citations, start=1):
        article = index.article(citation.article_id)
        assert citation.number == number
        assert article.text[citation.start : citation.end] == citation.quote
        assert hashlib.sha256(article.text.encode()).hexdigest() == citation.sha256
        assert text.startswith(f"{citation.quote} [{number}]")
        text = text.removeprefix(f"{citation.quote} [{number}]").lstrip()
    assert text == "" or not answer.found


def test_an_answer_is_whole_sentences_that_resolve(index: Index) -> None:
    answer = answer_question(index, "When does the ferry leave?")
    assert answer.found
    assert answer.citations[0].quote == "The ferry leaves at seven."
    assert answer.nearest == ()
    check_citations(index, answer)


def test_a_citation_tells_where_it_is_from(index: Index) -> None:
    citation = answer_question(index, "What did the repair cost?").citations[0]
    assert citation.quote == "Mayor Ruth Okafor said the repair cost two million."
    assert (citation.title, citation.publication) == ("The harbour wall", "The Quay")
    assert (citation.author, citation.published) == ("Ada Mole", "2019-05-04")
    assert citation.path.endswith("harbour.md")
    assert citation.speaker is citation.url is None


def test_what_the_articles_do_not_answer_is_refused(index: Index) -> None:
    answer = answer_question(index, "Who won the chess tournament in Oslo?")
    assert (answer.found, answer.text, answer.citations) == (False, REFUSAL, ())
    assert answer.nearest
    for hit in answer.nearest:
        assert index.article(hit.article_id).text[hit.start : hit.end] == hit.text


def test_a_filter_that_leaves_nothing_is_a_refusal(index: Index) -> None:
    answer = answer_question(index, "When does the ferry leave?", publication="Nobody")
    assert (answer.found, answer.nearest) == (False, ())


def test_the_same_sentence_is_quoted_once(folder, location) -> None:
    (folder / "copy.txt").write_text("The ferry leaves at seven! Bring a coat.")
    build_index(folder, location, WordEmbedder())
    answer = answer_question(open_small(location), "When does the ferry leave?")
    assert sum("ferry leaves" in citation.quote for citation in answer.citations) == 1


def test_a_citation_names_the_copies_that_have_its_words(copied, location) -> None:
    build_index(copied, location, WordEmbedder())
    index = open_small(location)
    cost = answer_question(index, "What did the repair cost?").citations[0]
    assert (cost.title, cost.publication) == ("The harbour wall", "The Quay")
    assert [Path(copy.path).name for copy in cost.also_in] == ["wall.md", "saved.txt"]
    assert cost.also_in[0].publication == "Evening Post"
    engineer = answer_question(index, "How long will the wall stand, in years?").citations[0]
    assert "fifty years,” said" in engineer.quote
    assert [Path(copy.path).name for copy in engineer.also_in] == ["wall.md", "saved.txt"]
    boats = answer_question(index, "When did the fishing boats return?").citations[0]
    assert boats.quote == "Fishing boats returned in June."
    assert [Path(copy.path).name for copy in boats.also_in] == ["wall.md"]


def test_a_sentence_found_in_a_copy_is_cited_where_the_others_are(copied, location) -> None:
    # The boats are asked for with words that only one copy has around them.
    text = (copied / "wall.md").read_text()
    (copied / "wall.md").write_text(text.strip() + " Subscribe to read of fishing boats in June.\n")
    build_index(copied, location, WordEmbedder())
    index = open_small(location)
    question = "When did the fishing boats return? Subscribe to read."
    assert Path(index.search(question, 1)[0].path).name == "wall.md"
    quotes = {citation.quote: citation for citation in answer_question(index, question).citations}
    assert quotes["Fishing boats returned in June."].publication == "The Quay"
    assert quotes["Subscribe to read of fishing boats in June."].publication == "Evening Post"
    filtered = answer_question(index, question, publication="Evening")
    assert {citation.publication for citation in filtered.citations} == {"Evening Post"}


def test_of_the_copies_the_one_that_passes_the_filter_is_cited(copied, location) -> None:
    build_index(copied, location, WordEmbedder())
    answer = answer_question(
        open_small(location), "What did the repair cost?", publication="Evening"
    )
    assert answer.citations[0].title == "<b>Wall</b> repaired"
    assert answer.citations[0].also_in[0].title == "The harbour wall"
    check_citations(open_small(location), answer)


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("He said: “It works.” She left.", True),
        ('He said:\n"It  works." She left.', True),
        ("He said: It works. She left.", True),
        ("He said: “It worked.” She left.", False),
        ("“It works.”", False),
    ],
)
def test_words_stand_in_a_text_whatever_the_quote_marks(text: str, has: bool) -> None:
    assert says(text, "He said: “It works.”") is has


def test_the_best_sentence_leads_and_the_others_follow_as_they_read(folder, location) -> None:
    (folder / "tower.txt").write_text(
        "The clock in the tower strikes noon. It is loud. At noon the tower clock strikes in May. "
        "Every tower clock strikes noon."
    )
    build_index(folder, location, WordEmbedder())
    answer = answer_question(open_small(location), "When in May does the tower clock strike noon?")
    starts = [citation.start for citation in answer.citations]
    assert answer.citations[0].quote == "At noon the tower clock strikes in May."
    assert len(starts) == 3
    assert starts[1] < starts[0] < starts[2]
    # What doesn't read on from the sentence before starts a paragraph.
    assert [part.count("[") for part in answer.text.split("\n\n")] == [1, 1, 1]


def test_neighbouring_sentences_stay_together(folder, location) -> None:
    (folder / "tower.txt").write_text("In May the tower clock struck. The tower clock struck noon.")
    build_index(folder, location, WordEmbedder())
    answer = answer_question(open_small(location), "Did the tower clock strike in May?")
    assert answer.text == "In May the tower clock struck. [1] The tower clock struck noon. [2]"


@given(question=st.text(max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_whatever_is_asked_every_citation_resolves(index: Index, question: str) -> None:
    if question.split():
        check_citations(index, answer_question(index, question))
        check_citations(index, answer_question(index, f"ferry harbour wall library {question}"))


@pytest.mark.parametrize("question", ["", " \n\t "])
def test_an_empty_question_is_said_to_be_empty(index: Index, question: str) -> None:
    with pytest.raises(SettingError, match="empty"):
        answer_question(index, question)


def test_an_endless_question_is_refused_with_the_limit(index: Index) -> None:
    with pytest.raises(SettingError, match=str(MAX_QUESTION)):
        answer_question(index, "why " * MAX_QUESTION)


def test_no_citation_is_made_from_a_text_that_was_changed(index: Index) -> None:
    article = dataclasses.replace(index.articles()[0], text="Something else was said.")
    with pytest.raises(IndexUnusableError, match="damaged"):
        cite(1, article, Span(0, 9), 0.0)


def test_ask_takes_an_open_index(index: Index) -> None:
    assert ask("When does the ferry leave?", index=index).found


def test_an_answer_has_the_documented_keys(index: Index) -> None:
    document = json.loads(json.dumps(dataclasses.asdict(answer_question(index, "ferry leaves"))))
    assert list(document) == ["question", "found", "text", "citations", "nearest"]
    assert " ".join(document["citations"][0]) == (
        "number quote speaker kind article_id title publication author published path url"
        " page start end sha256 score also_in"
    )
    refusal = dataclasses.asdict(answer_question(index, "chess in Oslo"))
    assert " ".join(refusal["nearest"][0]) == (
        "rank score text start end article_id title path also_in"
    )


@pytest.mark.parametrize("package", ["app", "index", "corpus"])
def test_the_front_door_lists_what_it_offers(package: str) -> None:
    module = __import__(package)
    assert module.__all__ == sorted(module.__all__)
    assert all(hasattr(module, name) for name in module.__all__)
