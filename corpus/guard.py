"""Reading in a process of its own: no file can hang, crash or fill up the one that indexes."""

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any, Self

from corpus.article import Article
from corpus.errors import UNSHOWABLE, OnrecordError, ReadError
from corpus.kinds import kind_of
from corpus.reader import MAX_FILE_BYTES, FileReading, read_articles
from corpus.source import MarkedLine

SECONDS = 60.0
MEMORY = 2 * 2**30
"""Bytes of address space, where the system enforces it (macOS doesn't)."""
SMALL = 64 * 2**10
"""Bytes. Text and Markdown up to here are read at once, whatever is in them."""


class Guard:
    """Reads files one after the other; a context manager, which ends the process it started.

    The process starts when the first file needs it, in half a second, and anew after one that
    had to be ended. Measured on 500 short pages, it added 0.2 s more in all.
    """

    def __init__(
        self, max_bytes: int = MAX_FILE_BYTES, seconds: float = SECONDS, memory: int = MEMORY
    ) -> None:
        self.max_bytes = max_bytes
        self.seconds = seconds
        self.memory = memory
        self._worker: _Worker | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._worker:
            self._worker.end()
            self._worker = None

    def read(self, path: Path, folder: Path) -> FileReading:
        """As read_articles; ReadError too for a file that takes too long or crashes its reader."""
        if UNSHOWABLE.search(str(path)) or _is_harmless(path):
            return read_articles(path, folder, self.max_bytes)
        self._worker = self._worker or _Worker(self.memory)
        answer = self._worker.ask(
            path=str(path), folder=str(folder), max_bytes=self.max_bytes, seconds=self.seconds
        )
        if answer is None:
            status, self._worker = self._worker.end(patience=5), None
            if status == -signal.SIGALRM:
                raise ReadError(path, f"takes longer than {self.seconds:g} seconds to read")
            raise ReadError(path, "crashes the program that reads it; it is damaged or too complex")
        if "reason" in answer:
            raise ReadError(path, answer["reason"])
        articles = [
            Article(**fields | {name: tuple(fields[name]) for name in ("pages", "comments")})
            for fields in answer["articles"]
        ]
        lines = (tuple(MarkedLine(**line) for line in lines) for lines in answer["lines"])
        return FileReading(tuple(articles), tuple(answer["problems"]), tuple(lines))


def _is_harmless(path: Path) -> bool:
    """Whether it is a short text, or nothing that can be opened at all."""
    try:
        if not path.is_file():
            return True
        if path.stat().st_size > SMALL:
            return False
        return kind_of(path.read_bytes(), path.suffix.lower()) in ("text", "markdown")
    except (OSError, OnrecordError):
        return True


class _Worker:
    """The other process: one line of JSON in for each file, one out."""

    def __init__(self, memory: int) -> None:
        root = str(Path(__file__).parents[1])
        # -P: a folder named corpus where the user stands is no code of ours. A session of its own:
        # Ctrl-C is for this process, which then ends that one.
        self._process = subprocess.Popen(  # noqa: S603  our own program
            [sys.executable, "-P", "-m", "corpus.guard", str(memory)],
            env={**os.environ, "PYTHONPATH": root},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def ask(self, **task: object) -> dict[str, Any] | None:
        """The answer; None when the process ended without one."""
        if not self._process.stdin or not self._process.stdout:
            return None
        try:
            self._process.stdin.write(json.dumps(task).encode() + b"\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        except BrokenPipeError:
            return None
        return dict(json.loads(line)) if line.endswith(b"\n") else None

    def end(self, patience: float = 0) -> int:
        """Wait for it, then kill it; the exit status, negative for a signal."""
        try:
            status = self._process.wait(patience)
        except subprocess.TimeoutExpired:
            self._process.kill()
            status = self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(BrokenPipeError):
                if pipe:
                    pipe.close()
        return status


def _work(memory: int) -> None:
    """Answer until there are no more questions."""
    # What a library prints must not get between the answers.
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    for line in sys.stdin:
        # The system ends this process when the time is up, in whatever code it is then; also
        # when there is nobody left to wait for it.
        seconds = json.loads(line)["seconds"]
        signal.setitimer(signal.ITIMER_REAL, seconds)
        answer = _answer(json.loads(line))
        signal.setitimer(signal.ITIMER_REAL, 0)
        print(json.dumps(answer), file=answers, flush=True)


def _answer(task: dict[str, Any]) -> dict[str, Any]:
    try:
        reading = read_articles(task["path"], task["folder"], task["max_bytes"])
    except ReadError as error:
        return {"reason": error.reason}
    return asdict(reading)


if __name__ == "__main__":
    _work(memory=int(sys.argv[1]))
