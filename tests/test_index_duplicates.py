import random
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.article import Article
from index import Index, build_index
from index.duplicates import find_copies, groups_of_copies
from index.index import first_unrepeated
from index.manifest import STORE
from index.overlap import Words
from tests.conftest import open_small
from tests.small_models import WordEmbedder
from tests.test_index_search import hits

SYLLABLES = ["ba", "ce", "di", "fo", "gu", "ha", "ki", "lo", "mu", "ne", "pa", "ri", "so", "tu"]


def story(seed: int, sentences: int = 40) -> str:
    """Sentences of nine made-up words each, five to a paragraph; no two seeds share a run."""
    chance = random.Random(seed)
    lines = []
    for number in range(sentences):
        words = ["".join(chance.choices(SYLLABLES, k=3)) for _ in range(9)]
        lines.append(" ".join(words).capitalize() + (".\n\n" if number % 5 == 4 else ". "))
    return "".join(lines).strip()


STORY, OTHER = story(1), story(2)
PARAGRAPHS = STORY.split("\n\n")


def edited(text: str, every: int) -> str:
    words = text.split(" ")
    words[::every] = ["changed"] * len(words[::every])
    return " ".join(words)


@pytest.mark.parametrize(
    "copy",
    [
        STORY,
        "Another headline\n\n" + STORY,
        "Our site. Menu. Sections.\n\n" + STORY + "\n\nSubscribe to our letter, it is free.",
        "\n\n".join(PARAGRAPHS[:5]),
        "\n\n".join(PARAGRAPHS[:3]),
        STORY.replace(" ", "\n").upper().replace(".", "!"),
        edited(STORY, 12),
        "\n\n".join(
            [*PARAGRAPHS[:4], "An extra paragraph that only this site has.", *PARAGRAPHS[4:]]
        ),
    ],
    ids=["same", "headline", "frame", "first 5 of 8", "first 3 of 8", "wrapped", "edited", "extra"],
)
def test_a_copy_is_found(copy: str) -> None:
    assert groups_of_copies([STORY, OTHER, copy]) == [[0, 2]]
    assert groups_of_copies([copy, OTHER, STORY]) == [[0, 2]]


@pytest.mark.parametrize(
    "other",
    [
        OTHER,
        "\n\n".join([*PARAGRAPHS[5:], story(3, 25)]),
        "\n\n".join([story(3, 40), STORY, story(4, 40)]),
        "\n\n".join(PARAGRAPHS[:1]),
        "",
        "?!",
        PARAGRAPHS[0].split(".")[0],
    ],
    ids=["another", "shares three eighths", "quotes it whole", "teaser", "none", "marks", "phrase"],
)
def test_what_is_no_copy_stays_alone(other: str) -> None:
    assert groups_of_copies([STORY, other]) == []


def test_reports_from_one_template_are_no_copies() -> None:
    def report(seed: int) -> str:
        figures = random.Random(seed)
        parts = [f"{sentence} {figures.randrange(10**6)}" for sentence in STORY.split(".")]
        return ". ".join(parts)

    assert groups_of_copies([report(seed) for seed in range(5)]) == []


def test_short_texts_must_agree_nearly_wholly() -> None:
    short = story(5, 6)
    assert groups_of_copies([short, short.upper()]) == [[0, 1]]
    assert groups_of_copies([short, edited(short, 25)]) == [[0, 1]]
    assert groups_of_copies([short, edited(short, 5)]) == []
    assert groups_of_copies([f"{short} It cost 5.", f"{short} It cost 6."]) == []


def test_small_steps_never_lead_from_one_story_to_the_next() -> None:
    both = STORY + "\n\n" + OTHER
    assert groups_of_copies([STORY, both, OTHER]) == [[0, 1]]
    assert groups_of_copies([STORY, OTHER, both]) == [[0, 2]]


def article(name: str, text: str = STORY, **facts: str) -> Article:
    given = {"title": None, "publication": None, "author": None, "published": None, "url": None}
    return Article(id=name, path=f"/{name}", text=text, sha256="", **(given | facts))


def test_the_copy_that_most_is_known_of_is_cited_then_the_longest_then_the_first() -> None:
    articles = [
        article("d", STORY),
        article("c", STORY),
        article("b", "\n\n".join(PARAGRAPHS[:6])),
        article("a", "\n\n".join(PARAGRAPHS[:5]), title="T", publication="P"),
        article("e", OTHER),
        article("f", STORY, title="T"),
    ]
    expected = [["a", "f", "c", "d", "b"]]
    for seed in range(5):
        random.Random(seed).shuffle(articles)
        assert [[copy.id for copy in group] for group in find_copies(articles)] == expected


def test_nothing_and_one_article_have_no_copies() -> None:
    assert groups_of_copies([]) == groups_of_copies([STORY]) == []
    assert find_copies([article("a")]) == []


def test_a_page_saved_five_hundred_times_is_one_group() -> None:
    assert groups_of_copies([STORY] * 500) == [list(range(500))]


@pytest.mark.parametrize(
    ("passage", "repeated"),
    [
        (PARAGRAPHS[2], True),
        (PARAGRAPHS[2].replace(".", "!").upper(), True),
        (edited(PARAGRAPHS[2], 30), True),
        (PARAGRAPHS[2] + " One more sentence of its own.", False),
        (PARAGRAPHS[2].replace(" ", " 7 ", 1), False),
        ("Nothing of the sort.", False),
        ("No.", False),
    ],
    ids=["same", "case", "two words", "a sentence more", "a figure more", "other", "tiny"],
)
def test_a_passage_is_repeated_only_when_nothing_is_lost(passage: str, repeated: bool) -> None:
    assert Words.of(passage).repeated_by(Words.of(STORY)) is repeated


def test_hits_that_repeat_make_room_for_others() -> None:
    everything = hits(*((n, 1 - n / 100) for n in range(40)))

    def search(k: int):
        return everything[0][:k], everything[1][:k]

    found = first_unrepeated(search, 3, {0, 1, 2, 3, 4, 5, 8})
    assert found[0].tolist() == [6, 7, 9]
    assert first_unrepeated(search, 3, set(range(39)))[0].tolist() == [39]
    assert first_unrepeated(search, 50, set())[0].tolist() == list(range(40))


def write(folder: Path, name: str, text: str, **facts: str) -> None:
    folder.mkdir(exist_ok=True)
    head = "".join(f'{key}: "{value}"\n' for key, value in facts.items())
    (folder / name).write_text(f"---\n{head}---\n\n{text}\n")


EXTRA = "The lighthouse keeper watched nine grey herons land upon the northern pier at dusk."
HERONS = "Who watched the herons land on the pier?"


@pytest.fixture
def stories(folder: Path) -> Path:
    """The three articles, another, and a story in three files, one with a paragraph more."""
    write(folder, "wire.md", STORY, title="Wire", publication="Wire", published="2013-05-14")
    write(folder, "post.md", f"{STORY}\n\n{EXTRA}", publication="Post", published="2013-05-15")
    write(folder, "saved.md", STORY)
    write(folder, "other.md", OTHER)
    return folder


def built(folder: Path, location: Path) -> Index:
    build_index(folder, location, WordEmbedder())
    return open_small(location)


def test_one_copy_is_found_and_names_the_others(stories: Path, location: Path) -> None:
    index = built(stories, location)
    assert index.count_copies() == (2, 1)
    ranked = index.search(PARAGRAPHS[0], 10)
    assert Path(ranked[0].path).name == "wire.md"
    assert [Path(copy.path).name for copy in ranked[0].also_in] == ["post.md", "saved.md"]
    assert ranked[0].also_in[0].published == "2013-05-15"
    texts = [hit.text for hit in ranked]
    assert len(texts) == len(set(texts)) == 10


def test_what_only_a_copy_has_is_found_in_it(stories: Path, location: Path) -> None:
    hit = built(stories, location).search(HERONS, 1)[0]
    assert (Path(hit.path).name, hit.also_in) == ("post.md", ())
    assert EXTRA in hit.text


def test_what_two_copies_have_besides_the_first_is_found_once(stories, location) -> None:
    write(stories, "late.md", f"{STORY}\n\n{EXTRA}")
    ranked = built(stories, location).search(HERONS, 20)
    assert [Path(hit.path).name for hit in ranked if EXTRA in hit.text] == ["post.md"]
    assert [Path(copy.path).name for copy in ranked[0].also_in] == ["late.md"]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, "wire.md"),
        ({"publication": "Post"}, "post.md"),
        ({"since": "2013-05-15"}, "post.md"),
        ({"until": "2013-05-14"}, "wire.md"),
    ],
    ids=str,
)
def test_of_the_copies_that_pass_a_filter_one_is_found(stories, location, filters, found) -> None:
    ranked = built(stories, location).search(PARAGRAPHS[0], 20, **filters)
    assert {Path(hit.path).name for hit in ranked if PARAGRAPHS[0][:40] in hit.text} == {found}
    assert len(ranked[0].also_in) == 2


def test_as_many_hits_as_asked_for_come_when_most_passages_repeat(folder, location) -> None:
    for number in range(30):
        write(folder, f"saved{number:02}.md", STORY)
    index = built(folder, location)
    everything = index.search(PARAGRAPHS[0], 1000)
    of_the_story = [hit for hit in everything if len(hit.also_in) == 29]
    assert len(everything) == len({hit.text for hit in everything}) == len(of_the_story) + 3
    assert index.manifest.passages == 30 * len(of_the_story) + 3 > 60
    assert len(index.search(PARAGRAPHS[0], 5)) == 5


def test_when_the_cited_copy_is_removed_another_is_cited(stories: Path, location: Path) -> None:
    built(stories, location)
    (stories / "wire.md").unlink()
    index = built(stories, location)
    hit = index.search(PARAGRAPHS[0], 1)[0]
    assert Path(hit.path).name == "post.md"
    assert [Path(copy.path).name for copy in hit.also_in] == ["saved.md"]
    (stories / "post.md").unlink()
    index = built(stories, location)
    assert index.count_copies() == (0, 0)
    assert index.search(PARAGRAPHS[0], 1)[0].also_in == ()


def test_an_article_and_its_copies_are_listed_the_one_to_cite_first(stories, location) -> None:
    index = built(stories, location)
    ids = {Path(article.path).name: article.id for article in index.articles()}
    expected = ["wire.md", "post.md", "saved.md"]
    for name in expected:
        assert [Path(copy.path).name for copy in index.group(ids[name])] == expected
    assert [a.id for a in index.group(ids["saved.md"], publication="post")] == [ids["post.md"]]
    assert [a.id for a in index.group(ids["other.md"])] == [ids["other.md"]]


def test_nothing_is_dropped_from_the_store(stories: Path, location: Path) -> None:
    index = built(stories, location)
    with sqlite3.connect(index.generation / STORE) as db:
        assert db.execute("SELECT count(*) FROM articles").fetchone() == (7,)
        assert db.execute("SELECT count(*) FROM copies").fetchone() == (2,)
        stored = {row[0] for row in db.execute("SELECT article_id FROM passages")}
    assert stored == {article.id for article in index.articles()}


def test_the_order_of_the_files_does_not_matter() -> None:
    articles = [article(f"{n:02}", story(n % 4), title="T") for n in range(12)]
    groups = find_copies(articles)
    assert len(groups) == 4
    assert find_copies(reversed(articles)) == groups
    assert find_copies([replace(item) for item in articles[6:] + articles[:6]]) == groups
