import json

import pytest

from corpus.errors import OnrecordError
from corpus.records import read_records
from corpus.source import Facts, Source
from tests.sample_files import RECORDS

WALL = {"text": "The wall stands."}


def only(record: object) -> Source:
    (source,) = read_records(json.dumps(record)).values()
    assert isinstance(source, Source)
    return source


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(RECORDS),
        json.dumps({"status": "ok", "articles": RECORDS}),
        "\n".join(map(json.dumps, RECORDS)) + "\n",
    ],
    ids=["a list", "a list in an object", "lines"],
)
def test_several_articles_in_one_file(content: str) -> None:
    sources = read_records(content)
    assert [source.text for source in sources.values()] == [
        "The wall stands.",
        "It leaves at seven.\n\nDaily.",
    ]
    assert sources[1].facts == Facts("The wall", None, "Ada Mole", "2019-05-04")
    assert sources[2].facts == Facts("The ferry")


@pytest.mark.parametrize(
    ("stated", "facts"),
    [
        ({"authors": ["Ada Mole", {"name": "Ben Rat"}]}, Facts(author="Ada Mole, Ben Rat")),
        ({"author": {"@type": "Person", "name": "Ada Mole"}}, Facts(author="Ada Mole")),
        ({"byline": "Ada Mole", "author": None}, Facts(author="Ada Mole")),
        ({"source": {"id": None, "name": "The Quay"}}, Facts(publication="The Quay")),
        ({"site_name": "The Quay", "link": "https://q.example"}, None),
        ({"publishedAt": "2019-05-04T10:00:00Z"}, Facts(published="2019-05-04")),
        ({"date": 1556964000}, Facts(published="2019-05-04")),
        ({"date": 1556964000000}, Facts(published="2019-05-04")),
        ({"date": "yesterday"}, Facts()),
        ({"date": True, "author": 7, "title": {"x": []}, "url": []}, Facts()),
        ({"Title": "Walls &amp; ports"}, Facts(title="Walls & ports")),
    ],
)
def test_facts_under_their_usual_names(stated: dict[str, object], facts: Facts | None) -> None:
    expected = facts or Facts(publication="The Quay", url="https://q.example")
    assert only(WALL | stated).facts == expected


def test_signs_of_more_and_less_are_no_html() -> None:
    assert only({"text": "1 < 2 and 3 > 2 & so on"}).text == "1 < 2 and 3 > 2 & so on"


def test_bad_lines_are_named_and_the_others_read() -> None:
    lines = [json.dumps(WALL), "", "{broken", '{"title": "x"}', "[" * 100_000, "7", "1" * 5000]
    sources = read_records(
        "\n".join([*lines, json.dumps({"text": "a\u2028b"}, ensure_ascii=False)])
    )
    assert isinstance(sources[1], Source)
    assert isinstance(sources[8], Source)
    problems = [str(source) for source in sources.values() if isinstance(source, OnrecordError)]
    assert problems == [
        "line 3 is not valid JSON (column 2: expecting property name enclosed in double quotes)",
        "line 4 has no text; it is looked for under text, body, content, articlebody",
        "line 5 is JSON that is nested too deeply or has huge numbers",
        "line 6 is no JSON object with an article",
        "line 7 is JSON that is nested too deeply or has huge numbers",
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{", "is not valid JSON \\(line 1, column 2"),
        ("no JSON\nat all", "is not valid JSON"),
        ("[" * 100_000, "nested too deeply"),
        ("1" * 5000, "huge numbers"),
    ],
)
def test_a_file_that_is_no_json_says_so(content: str, reason: str) -> None:
    with pytest.raises(OnrecordError, match=reason):
        read_records(content)
