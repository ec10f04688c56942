import json
import multiprocessing
import os
import signal
import sqlite3
import subprocess
import threading
import time
from pathlib import Path

import pytest
from filelock import FileLock

from corpus import read_article
from corpus.errors import IndexUnusableError, NoIndexError, NotFoundError, SettingError
from index import Index, build_index
from index.build import LOCK
from index.manifest import MANIFEST, STORE, TERMS, VECTORS, current_generation
from tests.conftest import open_small
from tests.sample_files import lines, pdf
from tests.small_models import WordEmbedder


def generations(location: Path) -> list[str]:
    return [path.name for path in location.iterdir() if path.is_dir()]


def test_every_passage_of_every_article_is_indexed(index: Index) -> None:
    assert (index.manifest.articles, index.manifest.passages) == (3, 3)
    assert [article.title for article in index.articles()] == [
        None,
        "The harbour wall",
        "A library reopens",
    ]


def test_what_is_stored_is_whole(index: Index) -> None:
    for article in index.articles():
        for hit in index.search(article.text, 10):
            assert index.article(hit.article_id).text[hit.start : hit.end] == hit.text


def test_an_unreadable_file_is_reported_and_the_rest_indexed(folder: Path, location: Path) -> None:
    (folder / "junk.txt").write_bytes(b"\x00\x01\x02")
    report = build_index(folder, location, WordEmbedder())
    assert report.articles == 3
    assert [problem.split(": ")[0] for problem in report.problems] == [str(folder / "junk.txt")]
    assert open_small(location).problems() == ["junk.txt: is binary, not text"]


def test_a_folder_without_articles_leaves_the_old_index(
    index: Index, location: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(NotFoundError, match="nothing was changed"):
        build_index(tmp_path / "empty", location, WordEmbedder())
    assert open_small(location).generation == index.generation


def test_a_rebuild_embeds_only_what_is_new(index: Index, folder: Path, location: Path) -> None:
    (folder / "new.txt").write_text("A new lighthouse shines.")
    embedder = WordEmbedder()
    report = build_index(folder, location, embedder)
    assert (report.articles, report.passages, report.embedded) == (4, 4, 1)
    assert embedder.encoded == ["A new lighthouse shines."]
    fresh = build_index(folder, location.parent / "fresh", WordEmbedder())
    assert fresh.embedded == 4
    for question in ("lighthouse", "harbour wall", "ferry"):
        assert open_small(location).search(question) == open_small(
            location.parent / "fresh"
        ).search(question)


def test_a_removed_article_is_gone_from_every_part(
    index: Index, folder: Path, location: Path
) -> None:
    (folder / "ferry.txt").unlink()
    build_index(folder, location, WordEmbedder())
    reopened = open_small(location)
    assert "ferry" not in {Path(article.path).stem for article in reopened.articles()}
    assert all("ferry" not in hit.text for hit in reopened.search("ferry ninety passengers island"))
    assert len(reopened._vectors.search(reopened.embedder.encode_query("ferry"), 10)[0]) == 2
    assert len(reopened._terms.search("ferry", 10)[0]) == 0
    assert generations(location) == [reopened.generation.name]
    for file in location.rglob("*"):
        assert file.is_dir() or b"ninety passengers" not in file.read_bytes()


def test_an_open_index_answers_while_and_after_it_is_replaced(
    index: Index, folder: Path, location: Path
) -> None:
    before = index.search("ferry")
    (folder / "ferry.txt").unlink()
    build_index(folder, location, WordEmbedder())
    assert index.search("ferry") == before


class SlowEmbedder(WordEmbedder):
    def encode_passages(self, texts, progress):
        Path(self.name).touch()
        time.sleep(60)
        return super().encode_passages(texts, progress)


def test_a_killed_rebuild_leaves_the_old_index(
    index: Index, folder: Path, location: Path, tmp_path: Path
) -> None:
    (folder / "new.txt").write_text("A new lighthouse shines.")
    reached = tmp_path / "reached"
    rebuild = multiprocessing.get_context("spawn").Process(
        target=build_index, args=(folder, location, SlowEmbedder(str(reached)))
    )
    rebuild.start()
    while not reached.exists():
        time.sleep(0.01)
    with pytest.raises(IndexUnusableError, match="another rebuild"):
        build_index(folder, location, WordEmbedder())
    os.kill(rebuild.pid, signal.SIGKILL)
    rebuild.join()
    assert open_small(location).search("ferry") == index.search("ferry")
    assert len(generations(location)) == 2
    build_index(folder, location, WordEmbedder())
    assert len(generations(location)) == 1
    assert open_small(location).search("lighthouse")[0].text == "A new lighthouse shines."


def test_an_interrupted_rebuild_leaves_nothing_behind(
    index: Index, folder: Path, location: Path
) -> None:
    class Interrupted(WordEmbedder):
        def encode_passages(self, texts, progress):
            raise KeyboardInterrupt

    (folder / "new.txt").write_text("A new lighthouse shines.")
    with pytest.raises(KeyboardInterrupt):
        build_index(folder, location, Interrupted())
    assert generations(location) == [index.generation.name]


@pytest.mark.parametrize("name", ["From A Z-list", "20200101T000000Z-12345678x", "notes.txt"])
def test_a_location_with_other_things_in_it_is_left_alone(folder, location, name: str) -> None:
    (location / name).mkdir(parents=True)
    (location / "20200101T000000Z-12345678").mkdir()
    with pytest.raises(SettingError, match=f"holds other things .{name}"):
        build_index(folder, location, WordEmbedder())
    assert len(generations(location)) == 2


def test_an_index_does_not_lie_among_its_articles(folder: Path) -> None:
    for location in (folder, folder / "old" / "index"):
        with pytest.raises(SettingError, match="among the articles"):
            build_index(folder, location, WordEmbedder())


def test_a_file_that_vanishes_while_reading_is_reported(folder, location, monkeypatch) -> None:
    def vanish(what: str, done: int, total: int) -> None:
        (folder / "harbour.md").unlink(missing_ok=True)

    report = build_index(folder, location, WordEmbedder(), vanish)
    assert report.articles == 2
    assert [problem.rsplit(": ", 1)[1] for problem in report.problems] == [
        "no such file or directory"
    ]


def test_a_thousand_folders_deep_is_not_too_deep(folder: Path, location: Path) -> None:
    here = Path.cwd()
    try:
        os.chdir(folder)
        for _ in range(1_100):
            Path("d").mkdir()
            os.chdir("d")
        Path("deep.txt").write_text("A deep text.")
        os.chdir(here)
        report = build_index(folder, location, WordEmbedder())
        assert report.articles == 4
    finally:
        os.chdir(here)
        # pytest clears its folders recursively, which fails at this depth.
        subprocess.run(["rm", "-r", folder / "d"], check=True)


def test_an_index_is_opened_whole_while_it_is_replaced(index: Index, folder, location) -> None:
    stop = threading.Event()

    def rebuild() -> None:
        while not stop.is_set():
            build_index(folder, location, WordEmbedder())

    rebuilding = threading.Thread(target=rebuild)
    rebuilding.start()
    try:
        for _ in range(100):
            assert open_small(location).search("ferry")
    finally:
        stop.set()
        rebuilding.join()


def test_a_pointer_out_of_the_location_is_not_followed(index: Index, location: Path) -> None:
    (location / "CURRENT").write_text(f"../{location.name}/{index.generation.name}")
    with pytest.raises(NoIndexError):
        open_small(location)


def test_files_with_odd_names_are_reported_and_do_not_make_it_stale(folder, location) -> None:
    for name in (b"latin\xe9.txt", b"latin\\xe9.txt", b"x\x01.txt", b"x\\x01.txt"):
        Path(os.fsdecode(bytes(folder) + b"/" + name)).write_text("A text.")
    report = build_index(folder, location, WordEmbedder())
    assert len(report.problems) == 2
    assert open_small(location).changed_files() == 0


def test_a_location_that_cannot_be_written_is_named(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingError, match="no index can be written to"):
        build_index(folder, tmp_path / "file", WordEmbedder())


def test_one_rebuild_runs_at_a_time(index: Index, folder: Path, location: Path) -> None:
    with FileLock(location / LOCK), pytest.raises(IndexUnusableError, match="wait"):
        build_index(folder, location, WordEmbedder())


def test_opening_nothing_names_the_command(location: Path) -> None:
    with pytest.raises(NoIndexError, match="onrecord index FOLDER"):
        open_small(location)


def test_another_model_is_refused(index: Index, folder: Path, location: Path) -> None:
    with pytest.raises(
        IndexUnusableError, match=f"model words, not letters; .*onrecord index {folder}"
    ):
        open_small(location, WordEmbedder("letters"))


def test_another_format_is_refused(index: Index, location: Path) -> None:
    file = current_generation(location) / MANIFEST
    file.write_text(json.dumps(json.loads(file.read_text()) | {"format": 99}))
    with pytest.raises(IndexUnusableError, match=r"format 99, .*onrecord index"):
        open_small(location)


@pytest.mark.parametrize("name", [STORE, VECTORS, MANIFEST, TERMS])
def test_damage_is_found_named_and_repaired(
    index: Index, folder: Path, location: Path, name: str
) -> None:
    file = current_generation(location) / name
    if file.is_dir():
        file = max(file.iterdir(), key=lambda part: part.stat().st_size)
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 0xFF
    file.write_bytes(data)
    with pytest.raises(IndexUnusableError, match=rf"{file.name}.* damaged.*onrecord index"):
        open_small(location)
    build_index(folder, location, WordEmbedder())
    assert open_small(location).search("ferry")


def test_the_store_opens_with_plain_sqlite(index: Index) -> None:
    with sqlite3.connect(index.generation / STORE) as db:
        rows = db.execute(
            'SELECT a.text, start, "end", p.text FROM passages p JOIN articles a ON id = article_id'
        )
        for text, start, end, passage in rows:
            assert text[start:end] == passage


def test_changes_of_the_folder_are_counted(index: Index, folder: Path) -> None:
    assert index.changed_files() == 0
    (folder / "new.txt").write_text("new")
    (folder / "ferry.txt").unlink()
    (folder / "harbour.md").write_text("changed")
    assert index.changed_files() == 3


def test_a_sidecar_is_part_of_the_folder(index: Index, folder: Path, location: Path) -> None:
    (folder / "ferry.yaml").write_text("title: The ferry")
    assert index.changed_files() == 1
    build_index(folder, location, WordEmbedder())
    index = open_small(location)
    assert (index.changed_files(), index.problems()) == (0, [])
    assert next(article.title for article in index.articles()) == "The ferry"
    (folder / "ferry.yaml").write_text("title: Another title")
    assert index.changed_files() == 1
    (folder / "ferry.yaml").unlink()
    assert index.changed_files() == 1


def test_files_of_other_kinds_are_counted_but_no_problem(folder: Path, location: Path) -> None:
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    report = build_index(folder, location, WordEmbedder())
    assert (report.files, report.problems) == (3, [])
    assert report.left_out == ["1 file of kinds that aren't read: .jpg 1"]
    assert open_small(location).changed_files() == 0


def test_several_articles_of_one_file_are_indexed_and_its_bad_ones_named(
    folder: Path, location: Path
) -> None:
    (folder / "news.jsonl").write_text(
        '{"title": "One", "text": "A lighthouse shines."}\n{bad\n{"text": "A buoy rings."}\n'
    )
    report = build_index(folder, location, WordEmbedder())
    assert (report.files, report.articles) == (4, 5)
    assert [problem.split(" (")[0] for problem in report.problems] == [
        f"{folder / 'news.jsonl'}: line 2 is not valid JSON"
    ]
    index = open_small(location)
    assert index.problems()[0].startswith("news.jsonl: line 2 is not valid JSON")
    assert index.search("a buoy rings")[0].text == "A buoy rings."


def test_a_file_over_the_limit_is_not_read(folder: Path, location: Path) -> None:
    (folder / "long.txt").write_text("It stands. " * 1000)
    report = build_index(folder, location, WordEmbedder(), max_bytes=5000)
    assert (report.articles, len(report.problems)) == (3, 1)


def test_pages_and_comments_are_stored(folder: Path, location: Path) -> None:
    (folder / "wall.pdf").write_bytes(pdf([lines("The buoy rings."), lines("A whale sings.")]))
    build_index(folder, location, WordEmbedder())
    index = open_small(location)
    (stored,) = (article for article in index.articles() if article.path.endswith(".pdf"))
    assert stored == read_article(folder / "wall.pdf")
    assert (len(stored.pages), stored.comments) == (2, ())
