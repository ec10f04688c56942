import json
import os
import signal
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pytest

from corpus.errors import ReadError
from corpus.guard import SMALL, Guard
from corpus.reader import read_articles
from tests.sample_files import BOOK, FILES, PACKAGE, archive, mail

WORD = """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:body>{}</w:body></w:document>"""
SLOW = archive({"word/document.xml": WORD.format("<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 200_000)})


DEEP = "<html><body>" + "<div>" * 100_000 + "It stands." + "</div>" * 100_000
NESTED = "".join(
    f"Content-Type: multipart/mixed; boundary=b{level}\n\n--b{level}\n" for level in range(10_000)
)


def pdf_of(content: bytes, kids: bytes = b"3 0 R", count: int = 1, length: int | None = None):
    """A PDF by hand, whose page is drawn by `content`, compressed."""
    data = zlib.compress(content)
    return (
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[%s]/Count %d>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
        b"4 0 obj<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream endobj\n"
        b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
        b"trailer<</Root 1 0 R>>" % (kids, count, length or len(data), data)
    )


DRAWN = b"BT /F 12 Tf 50 700 Td (It stands.) Tj ET\n"
HOSTILE = {
    "deep.html": DEEP.encode(),
    "deep.epub": archive(BOOK | {"book/two.xhtml": DEEP}),
    "deep.eml": mail(page=DEEP),
    "nested.eml": f"MIME-Version: 1.0\n{NESTED}".encode(),
    "same.epub": archive(
        BOOK | {"book/content.opf": PACKAGE.replace("</spine>", "<itemref/>" * 50_000 + "</spine>")}
    ),
    "loop.pdf": pdf_of(DRAWN, kids=b"2 0 R 2 0 R", count=10**6),
    "count.pdf": pdf_of(DRAWN, count=2 * 10**9),
    "length.pdf": pdf_of(DRAWN, length=10**12),
    "good.pdf": pdf_of(DRAWN),
    "long.txt": b"It stands. " * 10**6,
    "deep.json": b"[" * 100_000,
}
"""Small files that stand for much, or for something without an end."""


@pytest.fixture
def guard():
    with Guard(seconds=20) as guard:
        yield guard


def test_a_file_reads_as_it_does_without_a_guard(tmp_path: Path, guard: Guard) -> None:
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
        assert guard.read(tmp_path / name, tmp_path) == read_articles(tmp_path / name)


def test_a_bad_file_has_the_same_reason_as_without(tmp_path: Path, guard: Guard) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-")
    with pytest.raises(ReadError) as alone:
        read_articles(tmp_path / "a.pdf")
    with pytest.raises(ReadError) as guarded:
        guard.read(tmp_path / "a.pdf", tmp_path)
    assert str(guarded.value) == str(alone.value)


@pytest.mark.parametrize("name", HOSTILE)
def test_what_stands_for_much_is_read_or_refused_in_time(
    tmp_path: Path, guard: Guard, name: str
) -> None:
    (tmp_path / name).write_bytes(HOSTILE[name])
    try:
        assert "stands." in guard.read(tmp_path / name, tmp_path).articles[0].text
    except ReadError as error:
        assert name not in ("good.pdf", "long.txt")
        assert "takes longer" not in error.reason  # noqa: PT017  either outcome is right
        assert "crashes" not in error.reason  # noqa: PT017


def test_what_takes_too_long_is_ended_and_the_next_file_read(tmp_path: Path) -> None:
    (tmp_path / "slow.docx").write_bytes(SLOW)
    (tmp_path / "good.pdf").write_bytes(FILES["a.pdf"])
    with Guard(seconds=1.5) as guard:
        with pytest.raises(ReadError, match=r"takes longer than 1.5 seconds to read"):
            guard.read(tmp_path / "slow.docx", tmp_path)
        assert guard.read(tmp_path / "good.pdf", tmp_path).articles


def test_what_fills_the_memory_is_ended(tmp_path: Path) -> None:
    if sys.platform == "darwin":
        pytest.skip("macOS doesn't limit memory")
    (tmp_path / "bomb.pdf").write_bytes(pdf_of(b"BT /F 12 Tf (It stands.) Tj ET\n" * 10**7))
    with (
        Guard(seconds=20, memory=7 * 2**27) as guard,
        pytest.raises(ReadError, match=r"crashes the program that reads it|too much memory"),
    ):
        guard.read(tmp_path / "bomb.pdf", tmp_path)


@pytest.mark.parametrize(
    "content",
    ["*a_ ", "[", "`", "> ", "a**b", "![a](", "- ", "|a|b|\n", "<", "\\", "&#", "[a]: b\n"],
)
def test_a_short_text_takes_no_time_whatever_is_in_it(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(content * (SMALL // len(content)))
    before = time.monotonic()
    with Guard() as guard:
        try:
            guard.read(path, tmp_path)
        except ReadError as error:
            assert "has no text" in str(error)  # noqa: PT017  either outcome is right
    assert time.monotonic() - before < 5


def test_a_folder_called_corpus_where_the_user_stands_is_no_code(
    tmp_path: Path, monkeypatch
) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "__init__.py").write_text("open('ran', 'w')")
    (tmp_path / "a.pdf").write_bytes(FILES["a.pdf"])
    monkeypatch.chdir(tmp_path)
    with Guard() as guard:
        assert guard.read(tmp_path / "a.pdf", tmp_path).articles
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(("stop", "patience"), [(signal.SIGINT, 1), (signal.SIGKILL, 6)])
def test_the_process_ends_with_the_one_that_started_it(tmp_path: Path, stop, patience) -> None:
    (tmp_path / "slow.docx").write_bytes(SLOW)
    code = (
        "import sys; from pathlib import Path; from corpus import guard\n"
        "path = Path(sys.argv[1])\n"
        "with guard.Guard(seconds=4) as reader:\n"
        "    reader._worker = guard._Worker(2**31)\n"
        "    print(reader._worker._process.pid, flush=True)\n"
        "    reader.read(path, path.parent)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, tmp_path / "slow.docx"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
    ) as process:
        worker = int(process.stdout.readline())
        time.sleep(1)
        assert is_running(worker)
        process.send_signal(stop)
    before = time.monotonic()
    while is_running(worker):
        time.sleep(0.05)
        assert time.monotonic() - before < patience, "the worker goes on alone"


def is_running(pid: int) -> bool:
    status = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True)
    return bool(status.stdout.strip()) and not status.stdout.startswith("Z")


def test_an_answer_of_any_size_comes_through(tmp_path: Path, guard: Guard) -> None:
    text = "Über die Mauer. " * 200_000
    (tmp_path / "a.json").write_text(json.dumps({"text": text}))
    (article,) = guard.read(tmp_path / "a.json", tmp_path).articles
    assert article.text == text.strip()
