"""Damages small good files of every kind and reads them: python -m tests.fuzz [FILES] [SEED].

Each must give sound articles or one line that says why not, within the limits of time and memory.
The same seed makes the same files; a file that fails is kept, and its path printed.
"""

import io
import random
import sys
import tempfile
import time
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from corpus.article import text_sha256
from corpus.errors import ReadError
from corpus.guard import Guard
from corpus.reader import FileReading
from tests.sample_files import FILES, archive

SECONDS = 20.0
MEMORY = 2**30
_ANYWHERE = [
    b"\0",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"\xf0\x9f\x98\x80",
    b"\r",
    b"\xe2\x80\xae",
    b"\x1b[",
]
_MARKUP = [
    b"<div>" * 500,
    b"<![CDATA[",
    b"<!--",
    b"<!DOCTYPE x [<!ENTITY a '&a;'>]>",
    b"&#xD800;",
    b"&#0;",
    b"<meta charset=utf-7>",
    b"</html>",
    b"<table><tr><td>" * 50,
    b'"' * 3,
]
TOKENS = {
    ".txt": [b"\n---\ntitle: x\n---\n", b"\t" * 99, b"a" * 9999],
    ".md": [b"---\n", b"[" * 99, b"`" * 99, b"> " * 99, b"![](", b"<b", b"title: &a [*a]\n"],
    ".html": _MARKUP,
    ".mhtml": [*_MARKUP, b"--edge\n", b"=3D=\n", b"charset=idna", b"Content-Type: multipart/x\n"],
    ".eml": [
        b"Content-Type: multipart/mixed; boundary=x\n\n--x\n",
        b"=?utf-8?b?////?=",
        b"Content-Transfer-Encoding: uuencode\n",
        b"Date: " + b"9" * 99,
        b"From: " + b"<(" * 99,
        b"charset*0*=x'",
        b"\n\n",
    ],
    ".pdf": [
        b"endobj",
        b"/Length 99999999999",
        b"/Kids[2 0 R]",
        b"/Filter[/FlateDecode/FlateDecode/LZWDecode]",
        b"/Count -1",
        b"2 0 R",
        b"<<" * 200,
        b"[" * 200,
        b"startxref 0",
        b"1e99 0 0 -1 nan 0 Tm",
        b"/Encrypt 1 0 R",
    ],
    ".docx": [*_MARKUP, b"<w:p><w:r><w:t>", b"<w:tbl>" * 99, b'w:val="-1"', b"<w:fldChar/>"],
    ".epub": [*_MARKUP, b'href="../../x"', b'idref="one"', b"<dc:date>", b'full-path="/"'],
    ".json": [
        b"[" * 2000,
        b'{"a":' * 2000,
        b"9" * 5000,
        b"1e999",
        b"NaN",
        b'"\\ud800"',
        b"null",
        b"{}",
    ],
    ".jsonl": [b"\n", b"[" * 2000, b"9" * 5000, b'"\\udc00"', b"\xe2\x80\xa8", b"\n{}\n"],
}
"""What each kind of file might choke on."""


@dataclass
class Outcome:
    """What became of the files of one kind."""

    files: int = 0
    read: int = 0
    unforeseen: list[str] = field(default_factory=list)
    """The reasons where an error of a library was not foreseen: read_articles catches those too."""
    slowest: float = 0
    """Seconds."""
    failures: list[str] = field(default_factory=list)


def damaged(data: bytes, tokens: list[bytes], chance: random.Random) -> bytes:
    """`data` changed in one to eight places, or random bytes; a ZIP file mostly from inside."""
    if data.startswith(b"PK") and chance.random() < 0.8:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            members = {name: file.read(name) for name in file.namelist()}
        name = chance.choice(list(members))
        members[name] = damaged(members[name], tokens, chance)
        return archive(members)
    if chance.random() < 0.02:
        return data[: chance.randrange(9)] + chance.randbytes(chance.randrange(5000))
    for _ in range(chance.choice([1, 1, 1, 2, 4, 8])):
        data = _damaged_once(data, tokens, chance)
    return data


def _damaged_once(data: bytes, tokens: list[bytes], chance: random.Random) -> bytes:
    start, end = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    match chance.randrange(6):
        case 0:
            flipped = bytearray(data)
            for _ in range(chance.randint(1, 20)):
                if flipped:
                    flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
            return bytes(flipped)
        case 1:
            return data[: max(end, 1)]
        case 2:
            return data[:start] + data[end:]
        case 3:
            return data[:start] + data[start:end] * chance.randint(2, 30) + data[end:]
        case 4:
            return data[:start] + data[end:] + data[start:end]
        case _:
            return data[:start] + chance.choice(tokens + _ANYWHERE) + data[start:]


def fuzz(name: str, files: int, seed: int, folder: Path) -> Outcome:
    """Read `files` damaged files made from FILES[name], in `folder`."""
    chance = random.Random(f"{seed} {name}")
    suffix, outcome = Path(name).suffix, Outcome()
    with Guard(seconds=SECONDS, memory=MEMORY) as guard:
        for number in range(files):
            path = folder / f"{seed}-{number}{suffix}"
            path.write_bytes(damaged(FILES[name], TOKENS[suffix], chance))
            before = time.monotonic()
            problem = _problem(guard, path, outcome)
            outcome.files += 1
            outcome.slowest = max(outcome.slowest, time.monotonic() - before)
            if problem:
                outcome.failures.append(f"{path}: {problem}")
            else:
                path.unlink()
    return outcome


def _problem(guard: Guard, path: Path, outcome: Outcome) -> str | None:
    try:
        reading = guard.read(path, path.parent)
    except ReadError as error:
        if "can't be read (" in error.reason:
            outcome.unforeseen.append(error.reason)
        is_one_line = "\n" not in str(error) and str(error).startswith(str(path))
        is_ended = "crashes" in error.reason or "takes longer" in error.reason
        return str(error) if is_ended or not is_one_line else None
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    outcome.read += 1
    return _unsound(reading)


def _unsound(reading: FileReading) -> str | None:
    for article in reading.articles:
        if not article.text or article.text.splitlines() != article.text.strip().split("\n"):
            return "its text isn't clean"
        if article.sha256 != text_sha256(article.text):
            return "its checksum is of another text"
        if list(article.pages) != sorted(article.pages) or article.pages[:1] > (0,):
            return "its pages are out of order"
    if "\n" in "".join(reading.problems):
        return "a problem has several lines"
    return None


def main() -> int:
    """Print a line for each kind; the exit status is 1 when a file failed."""
    files, seed = (int(value) for value in (sys.argv[1:] + ["2000", "1"][len(sys.argv) - 1 :]))
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    print("kind      files   read  refused  unforeseen   slowest  failures")
    failures = []
    for name in FILES:
        found = fuzz(name, files, seed, folder)
        failures += found.failures
        print(
            f"{name[1:]:8}{found.files:7}{found.read:7}{found.files - found.read:9}"
            f"{len(found.unforeseen):12}{found.slowest:9.2f}s{len(found.failures):10}",
            flush=True,
        )
        for reason in sorted(set(found.unforeseen))[:9]:
            print(f"    {reason}")
    print("\n".join(failures))
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main())
