from pathlib import Path

import numpy as np
import pytest

from corpus.errors import NotFoundError, SettingError
from index import Index, build_index
from index.index import fuse
from tests.conftest import open_small
from tests.small_models import WordEmbedder


def hits(*pairs: tuple[int, float]) -> tuple[np.ndarray, np.ndarray]:
    return np.array([n for n, _ in pairs], np.int64), np.array([s for _, s in pairs], np.float32)


def test_the_passage_with_the_words_comes_first(index: Index) -> None:
    ranked = index.search("When does the ferry leave?")
    assert ranked[0].text.startswith("The ferry leaves at seven.")
    assert [hit.rank for hit in ranked] == [1, 2, 3]
    assert [hit.score for hit in ranked] == sorted((hit.score for hit in ranked), reverse=True)


def test_k_limits_the_hits(index: Index) -> None:
    assert len(index.search("wall", 1)) == 1


@pytest.mark.parametrize(
    "question", ["", "  ", "?!", "the of and", "\0", "AND OR (", "text:wall", "🙂", "х" * 5000]
)
def test_no_question_is_too_odd(index: Index, question: str) -> None:
    assert len(index.search(question)) <= 3


@pytest.mark.parametrize(
    ("filters", "stems"),
    [
        ({"publication": "quay"}, {"harbour"}),
        ({"publication": "ÉVENING"}, set()),
        ({"publication": "evening post"}, {"library"}),
        ({"publication": "Nobody"}, set()),
        ({"since": "2012"}, {"harbour", "library"}),
        ({"since": "2012-11-15"}, {"harbour", "library"}),
        ({"since": "2012-12"}, {"harbour"}),
        ({"since": "2019-05-04", "until": "2019-05-04"}, {"harbour"}),
        ({"since": "2019-05-05"}, set()),
        ({"until": "2012-11-01"}, {"library"}),
        ({"until": "2012-10-31"}, set()),
        ({"until": "2019"}, {"harbour", "library"}),
        ({"publication": "quay", "until": "2012"}, set()),
    ],
    ids=str,
)
def test_filters_leave_out_articles_before_ranking(
    index: Index, filters: dict, stems: set[str]
) -> None:
    assert {Path(hit.path).stem for hit in index.search("ferry", 10, **filters)} == stems


def test_a_filter_finds_what_hundreds_of_better_passages_would_hide(
    folder: Path, location: Path
) -> None:
    for n in range(120):
        (folder / f"copy{n}.txt").write_text(f"The harbour wall and nothing else, note {n}.")
    build_index(folder, location, WordEmbedder())
    found = open_small(location).search("harbour wall", 5, publication="Evening Post")
    assert [Path(hit.path).stem for hit in found] == ["library"]


@pytest.mark.parametrize("name", ["since", "until"])
def test_a_date_that_is_none_is_refused(index: Index, name: str) -> None:
    with pytest.raises(SettingError, match="'soon' is no date"):
        index.search("wall", **{name: "soon"})


def test_an_article_is_found_by_the_beginning_of_its_id(index: Index) -> None:
    article = index.articles()[0]
    assert index.article(article.id[:6]) == article


@pytest.mark.parametrize("wrong", ["", "zzz", "%", "_" * 12])
def test_a_wrong_id_is_refused(index: Index, wrong: str) -> None:
    with pytest.raises(NotFoundError, match="no article"):
        index.article(wrong)


def test_fusion_rewards_agreement() -> None:
    numbers, scores = fuse(hits((1, 0.9), (2, 0.8), (3, 0.1)), hits((2, 7.0), (4, 6.0), (3, 1.0)))
    assert numbers.tolist() == [2, 1, 4, 3]
    np.testing.assert_allclose(scores, [0.9375, 0.5, 0.41666, 0], atol=1e-4)


def test_fusion_of_nothing_is_nothing() -> None:
    assert fuse(hits(), hits())[0].tolist() == []
    assert fuse(hits((5, 0.3)), hits())[0].tolist() == [5]


def test_coverage_weighs_rare_words_more(folder: Path, location: Path) -> None:
    for n in range(20):
        (folder / f"note{n}.txt").write_text(f"The harbour on day {n}.")
    build_index(folder, location, WordEmbedder())
    texts = ["a harbour", "the lighthouses", "a harbour lighthouse", "nothing"]
    common, rare, both, none = open_small(location).coverage("harbour lighthouse", texts)
    assert 0 == none < common < rare < both == 1
    assert open_small(location).coverage("the of", ["the of"]).tolist() == [0]
