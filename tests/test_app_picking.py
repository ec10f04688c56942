import pytest

from app.picking import in_context, names_in_play
from corpus.article import Article

TEXT = (
    "Talks resumed in May, said Adam Segal of the council. He doubted that they would last.\n"
    "Supply chains worry both sides. Tariffs, NATO and the Bern plan were named, but a plan is "
    "no tariff."
)


def article(title: str | None = None) -> Article:
    return Article("id", title, None, None, None, None, "path", TEXT, "")


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
    assert names_in_play(question, article(), TEXT) == names


def test_a_name_far_from_the_passage_is_not_in_play() -> None:
    assert names_in_play("What did Segal say?", article(), TEXT.splitlines()[1]) == []
    titled = article("What Adam Segal fears")
    assert names_in_play("What did Segal say?", titled, TEXT.splitlines()[1]) == ["Segal"]


def test_a_sentence_is_read_after_the_names_it_leaves_out() -> None:
    assert in_context("He doubted it.", ["Segal", "NATO"]) == "Segal NATO: He doubted it."
    assert in_context("NATO doubted it.", ["Segal", "NATO"]) == "Segal: NATO doubted it."
    assert in_context("Segal left.", ["Segal"]) == "Segal left."
