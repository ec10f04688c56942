"""Articles, their copies, passages and file states in one SQLite file that anyone can open."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import asdict, astuple, dataclass
from pathlib import Path

from corpus.article import Article
from corpus.passage import Passage
from index.duplicates import Copy, Repeat

_SCHEMA = """
CREATE TABLE articles (
    id TEXT PRIMARY KEY, title TEXT, publication TEXT, author TEXT, published TEXT, url TEXT,
    path TEXT NOT NULL, text TEXT NOT NULL, sha256 TEXT NOT NULL,
    pages TEXT NOT NULL, comments TEXT NOT NULL  -- as JSON lists
) STRICT;
CREATE TABLE passages (  -- number: the row in the vector index; start, "end": code points
    number INTEGER PRIMARY KEY, article_id TEXT NOT NULL REFERENCES articles,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL
) STRICT;
CREATE INDEX passages_of_article ON passages (article_id);
CREATE TABLE copies (  -- copy_of: the copy that is cited first; in the order of preference
    article_id TEXT PRIMARY KEY REFERENCES articles, copy_of TEXT NOT NULL REFERENCES articles
) STRICT;
CREATE INDEX copies_of_article ON copies (copy_of);
CREATE TABLE repeats (  -- number: a passage whose words stand in article_id, a copy, too;
    -- earlier: 1 where that one is cited rather than the passage's own
    number INTEGER NOT NULL REFERENCES passages, article_id TEXT NOT NULL REFERENCES articles,
    earlier INTEGER NOT NULL, PRIMARY KEY (number, article_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE files (  -- path: inside the folder; problem: why it gave no article
    path TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, problem TEXT
) STRICT;
"""


@dataclass(frozen=True, slots=True)
class FileState:
    """How a file looked when it was indexed; `problem` is None when it was read."""

    path: str
    size: int
    mtime_ns: int
    problem: str | None


@dataclass(frozen=True, slots=True)
class Filter:
    """Which articles to look at; None means any.

    `publication` is matched as part of the name, without regard to case; `since` and `until`
    are ISO 8601 days, months or years, both included. An article that is dated by month or
    year passes when any day of it would; an undated one never passes a date.
    """

    publication: str | None = None
    since: str | None = None
    until: str | None = None

    def __bool__(self) -> bool:
        return any(astuple(self))


# "~" sorts after every digit and hyphen: a month reaches from its first day to its last.
_PASSES = """
    (:publication IS NULL OR instr(casefold(publication), casefold(:publication)) > 0)
    AND (:since IS NULL OR published || '~' >= :since)
    AND (:until IS NULL OR published <= :until || '~')
"""


def write_store(
    file: Path,
    articles: Iterable[Article],
    passages: Iterable[Passage],
    files: Iterable[FileState],
    groups: Iterable[list[Article]] = (),
    repeats: Iterable[Repeat] = (),
) -> None:
    """Write a new store; passages are numbered from 0 in their order.

    `groups` and `repeats` are those of find_copies and find_repeats.
    """
    with closing(sqlite3.connect(file)) as db:
        db.executescript(_SCHEMA)
        with db:
            db.executemany(
                "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                ((*row[:-2], *map(json.dumps, row[-2:])) for row in map(astuple, articles)),
            )
            db.executemany(
                "INSERT INTO passages VALUES (?, ?, ?, ?, ?)",
                ((number, *astuple(passage)) for number, passage in enumerate(passages)),
            )
            db.executemany("INSERT INTO files VALUES (?, ?, ?, ?)", map(astuple, files))
            db.executemany(
                "INSERT INTO copies VALUES (?, ?)",
                ((copy.id, cited.id) for cited, *copies in groups for copy in copies),
            )
            db.executemany("INSERT INTO repeats VALUES (?, ?, ?)", map(astuple, repeats))


def article_ids(file: Path) -> set[str]:
    """The ids of the articles in a store; none when it can't be read."""
    try:
        with closing(Store(file)) as store:
            return set(store.titles())
    except sqlite3.Error:
        return set()


def _casefold(text: str | None) -> str | None:
    return None if text is None else text.casefold()


class Store:
    """Read access to a finished store, from any thread."""

    def __init__(self, file: Path) -> None:
        # A published store never changes, so no locks and no journal files are needed.
        uri = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
        self._db = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self._db.create_function("casefold", 1, _casefold, deterministic=True)

    def close(self) -> None:
        self._db.close()

    def articles_like(self, id_prefix: str) -> list[Article]:
        """The articles whose id starts with `id_prefix`, by path."""
        # Ids are hex digits, and "g" is what sorts after them.
        rows = self._db.execute(
            "SELECT * FROM articles WHERE id >= ?1 AND id < ?1 || 'g' ORDER BY path, rowid",
            (id_prefix,),
        )
        return [Article(*row[:-2], *(tuple(json.loads(cell)) for cell in row[-2:])) for row in rows]

    def passages(self, numbers: list[int]) -> list[Passage]:
        """The passages of these numbers, in the order asked for."""
        rows = self._db.execute(
            'SELECT number, article_id, start, "end", text FROM passages '
            "WHERE number IN (SELECT value FROM json_each(?))",
            (json.dumps(numbers),),
        )
        found = {row[0]: Passage(*row[1:]) for row in rows}
        return [found[number] for number in numbers]

    def all_passages(self) -> Iterator[tuple[int, Passage]]:
        rows = self._db.execute('SELECT number, article_id, start, "end", text FROM passages')
        return ((row[0], Passage(*row[1:])) for row in rows)

    def titles(self) -> dict[str, str | None]:
        """The title of each article, by id."""
        return dict(self._db.execute("SELECT id, title FROM articles"))

    def files(self) -> dict[str, FileState]:
        """What each file of the folder looked like, by its path inside the folder."""
        return {row[0]: FileState(*row) for row in self._db.execute("SELECT * FROM files")}

    def passage_numbers(self, wanted: Filter) -> list[int]:
        """The numbers of all passages whose article passes the filter."""
        rows = self._db.execute(
            f"""SELECT number FROM passages JOIN articles ON articles.id = article_id
                WHERE {_PASSES} ORDER BY number""",  # noqa: S608  a constant
            asdict(wanted),
        )
        return [row[0] for row in rows]

    def repeated_passages(self, wanted: Filter) -> set[int]:
        """The numbers of the passages that repeat a copy which passes the filter and is cited
        rather than their own article."""
        rows = self._db.execute(
            f"""SELECT DISTINCT number FROM repeats WHERE earlier AND article_id IN
                (SELECT id FROM articles WHERE {_PASSES})""",  # noqa: S608  a constant
            asdict(wanted),
        )
        return {row[0] for row in rows}

    def also_in(self, number: int) -> tuple[Copy, ...]:
        """The copies in which the words of this passage stand too, the one to cite first."""
        rows = self._db.execute(
            """SELECT article_id FROM repeats LEFT JOIN copies USING (article_id)
               WHERE number = ? ORDER BY copies.rowid""",
            (number,),
        )
        return tuple(Copy.of(self._article(row[0])) for row in rows.fetchall())

    def group(self, article_id: str, wanted: Filter) -> list[Article]:
        """This article and its copies, of those that pass the filter, the one to cite first."""
        rows = self._db.execute(
            f"""WITH first(article_id) AS (
                  SELECT coalesce((SELECT copy_of FROM copies WHERE article_id = :id), :id))
                SELECT id FROM (
                  SELECT 0 AS place, article_id FROM first
                  UNION ALL
                  SELECT copies.rowid, copies.article_id
                  FROM first JOIN copies ON copy_of = first.article_id
                ) JOIN articles ON articles.id = article_id WHERE {_PASSES} ORDER BY place""",  # noqa: S608  a constant
            {"id": article_id, **asdict(wanted)},
        )
        return [self._article(row[0]) for row in rows.fetchall()]

    def count_copies(self) -> tuple[int, int]:
        """How many articles are copies, and of how many others."""
        row = self._db.execute("SELECT count(*), count(DISTINCT copy_of) FROM copies").fetchone()
        return row[0], row[1]

    def _article(self, article_id: str) -> Article:
        return self.articles_like(article_id)[0]
