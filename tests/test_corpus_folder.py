import os
from pathlib import Path

import pytest

from corpus import article_files
from corpus.errors import NotFoundError
from corpus.folder import list_folder


def test_folders_are_walked_in_order_and_never_left(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "secret.txt"
    outside.write_text("Not for reading.")
    (folder / "link.txt").symlink_to(outside)
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "elsewhere").symlink_to(tmp_path, target_is_directory=True)
    (folder / "self.txt").symlink_to("self.txt")
    (folder / "inside.txt").symlink_to(folder / "ferry.txt")
    (folder / ".hidden.txt").write_text("hidden")
    (folder / ".git").mkdir()
    (folder / ".git" / "note.txt").write_text("hidden")
    (folder / "x.html").mkdir()
    os.mkfifo(folder / "pipe.txt")
    found = [path.relative_to(folder).as_posix() for path in article_files(folder)]
    assert found == ["ferry.txt", "harbour.md", "inside.txt", "old/library.md"]


def test_what_is_left_out_is_counted_by_reason(folder: Path, tmp_path: Path) -> None:
    for name in ("page.html", "a.css", "b.CSS", "c.jpg", "no suffix"):
        (folder / name).write_text("x")
    (folder / "page_files").mkdir()
    (folder / "page_files" / "frame.html").write_text("x")
    (folder / "more_files").mkdir()
    (folder / "more_files" / "a.txt").write_text("x")
    (folder / "link").symlink_to(tmp_path)
    listing = list_folder(folder)
    names = [path.relative_to(folder).as_posix() for path in listing.files]
    assert {"page.html", "no suffix", "more_files/a.txt"} < set(names)
    assert "page_files/frame.html" not in names
    assert listing.left_out() == [
        "3 files of kinds that aren't read: .css 2, .jpg 1",
        "1 folder (X_files) saved by a browser beside a page",
        "1 link out of the folder",
    ]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="nowhere: no such folder"):
        list_folder(tmp_path / "nowhere")
