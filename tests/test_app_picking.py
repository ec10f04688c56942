import time

import pytest

from app.picking import in_context, names_in_play
from corpus.article import Article
from index import Hit

TEXT = (
    "Talks resumed in May, said Adam Segal of the council. He doubted that they would last.\n"
    "Supply chains worry both sides. Tariffs, NATO and the Bern plan were named, but a plan is "
    "no tariff."
)


def article(title: str | None = None, text: str = TEXT) -> Article:
    return Article("id", title, None, None, None, None, "path", text, "")


def hit(text: str) -> Hit:
    return Hit(1, 0.0, text, TEXT.index(text), TEXT.index(text) + len(text), "id", None, "path")


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("What did Segal say about supply chains?", ["Segal"]),
        ("what did segal say about nato?", ["Segal", "NATO"]),
        ("Who named the plan?", []),
        ("Are there Tariffs?", []),
        ("Did Kissinger speak?", []),
        ("(Segal.*|[NATO", ["Segal", "NATO"]),
    ],
)
def test_names_are_words_with_a_capital_inside_a_sentence(question: str, names: list[str]) -> None:
    assert names_in_play(question, article(), hit(TEXT)) == names


def test_a_name_far_from_the_passage_is_not_in_play() -> None:
    assert names_in_play("What did Segal say?", article(), hit(TEXT.splitlines()[1])) == []
    titled = article("What Adam Segal fears")
    assert names_in_play("What did Segal say?", titled, hit(TEXT.splitlines()[1])) == ["Segal"]


@pytest.mark.parametrize("name", ["McCain", "Xi", "OpenAI", "O’Brien"])
def test_names_of_any_spelling_are_names(name: str) -> None:
    text = f"In May, {name} spoke."
    passage = Hit(1, 0.0, text, 0, len(text), "id", None, "path")
    found = names_in_play(f"what did {name.lower()} say?", article(text=text), passage)
    assert found == [name.split("’")[-1]]


def test_a_long_article_costs_no_more_than_its_surroundings() -> None:
    passage = Hit(1, 0.0, "Then Segal spoke.", 0, 17, "id", None, "path")
    huge = article(text="Then Segal spoke." + " and on it went" * 700_000)
    began = time.monotonic()
    assert names_in_play("what did segal " + "say " * 240, huge, passage) == ["Segal"]
    assert time.monotonic() - began < 1


def test_a_sentence_is_read_after_the_names_it_leaves_out() -> None:
    assert in_context("He doubted it.", ["Segal", "NATO"]) == "Segal NATO: He doubted it."
    assert in_context("NATO doubted it.", ["Segal", "NATO"]) == "Segal: NATO doubted it."
    assert in_context("Segal left.", ["Segal"]) == "Segal left."
