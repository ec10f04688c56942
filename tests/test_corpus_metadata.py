import json

import pytest
from lxml import html

from corpus.metadata import page_facts
from corpus.source import Facts


def facts(head: str) -> Facts:
    return page_facts(html.document_fromstring(f"<html><head>{head}</head><body>x</body></html>"))


def linked(**data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


WHOLE = linked(
    **{"@type": "NewsArticle"},
    headline="The wall &#8216;is&#8217; back",
    author=[{"@type": "Person", "name": "Ada Mole"}, {"name": "Ben Berg"}],
    publisher={"name": "The Quay"},
    datePublished="2019-05-04T10:00:00Z",
    mainEntityOfPage={"@id": "https://quay.example/wall"},
)
TAGS = """<meta property="og:title" content="The wall is back | The Quay">
<meta property="og:site_name" content="The Quay"><meta name="author" content="By Ada Mole">
<meta property="article:published_time" content="2019-05-05">
<link rel="canonical" href="https://quay.example/wall">"""


def test_json_ld_is_read() -> None:
    assert facts(WHOLE) == Facts(
        "The wall ‘is’ back",
        "The Quay",
        "Ada Mole, Ben Berg",
        "2019-05-04",
        "https://quay.example/wall",
    )


def test_meta_tags_are_read_where_json_ld_says_nothing() -> None:
    assert facts(TAGS) == Facts(
        "The wall is back", "The Quay", "Ada Mole", "2019-05-05", "https://quay.example/wall"
    )
    assert facts(WHOLE + TAGS).published == "2019-05-04"
    assert facts(linked(**{"@type": "Article"}, headline="Another") + TAGS).title == "Another"


def test_articles_in_a_graph_are_found_and_other_things_are_not() -> None:
    graph = [{"@type": "WebSite", "name": "x"}, {"@type": ["Article"], "headline": "The wall"}]
    assert facts(linked(**{"@graph": graph})).title == "The wall"
    assert facts(linked(**{"@type": "Organization", "name": "The Quay"})) == Facts()


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="author" content="https://quay.example/ada">',
        '<meta name="author" content="admin">',
        '<meta property="og:site_name" content="Q"><meta name="author" content="Q">',
        '<meta name="date" content="last week">',
        '<script type="application/ld+json">{broken</script>',
        '<script type="application/ld+json">' + "[" * 50_000 + "</script>",
        linked(**{"@type": "Article"}, author=1, headline={"a": 2}, datePublished=[3]),
    ],
    ids=["address", "admin", "site", "no-date", "broken", "deep", "other-types"],
)
def test_what_is_no_fact_is_left_out(head: str) -> None:
    found = facts(head)
    assert found.author is None
    assert found.published is None
    assert found.title is None
