"""What the terminal shows: answers and JSON on stdout, messages and progress on stderr."""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from textwrap import shorten

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)

from app.answer import Answer, Citation
from app.reference import also_in, origin_of, title_of
from corpus.source import MarkedLine
from index.build import BuildReport
from index.index import Hit

EXCERPT = 160
"""Characters shown of a passage that is no answer."""

out = Console(highlight=False, soft_wrap=True, emoji=False)
messages = Console(stderr=True, highlight=False, soft_wrap=True, emoji=False)


def print_json(document: object) -> None:
    unicode = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    print(json.dumps(document, ensure_ascii=not unicode, indent=2))


def print_text(text: str, end: str = "\n") -> None:
    """Text of an article, unchanged: rich would expand its tabs."""
    print(text, end=end)


def print_report(report: BuildReport) -> None:
    """What was indexed, what was not and why, and last how much that is."""
    for problem in report.problems:
        messages.print(f"[yellow]skipped[/] {escape(problem)}")
    for line in report.left_out:
        messages.print(f"[dim]skipped[/] {escape(line)}")
    messages.print(
        f"Indexed {report.articles} articles ({report.passages} passages, {report.embedded} newly "
        f"embedded) from {report.files} files of {escape(report.folder)}"
    )
    if report.copies:
        are = "is a copy of another" if report.copies == 1 else "are copies of others"
        messages.print(f"{report.copies} {are}: the same words are cited once, with “also in”")
    if report.problems:
        plural = "s" * (len(report.problems) != 1)
        messages.print(f"[yellow]{len(report.problems)} problem{plural}, listed above[/]")


def print_facts(facts: dict[str, object]) -> None:
    """One line for each name and value; what isn't known is a dash."""
    for name, value in facts.items():
        out.print(f"[dim]{name:14}[/] {escape('—' if value is None else str(value))}")


def print_lines(lines: Sequence[MarkedLine]) -> None:
    """A file's lines: its body as it is, what was left out of it dimmed and marked."""
    marks = {"left out": "·", "comment": "»"}
    before: MarkedLine | None = None
    for line in lines:
        if before and (before.part != line.part or (line.part == "body" and line.spaced)):
            print_text("")
        before = line
        if line.part == "body":
            print_text(f"  {line.text}")
        else:
            out.print(f"[dim]{marks[line.part]} {escape(line.text.strip())}[/]")
    counts = Counter[str](line.part for line in lines)
    legend = {"left out": "left out (·)", "comment": "of readers’ comments (»)"}
    rest = "".join(f", {counts[part]} {words}" for part, words in legend.items() if counts[part])
    messages.print(f"\n{counts['body']} lines of the article{rest}")


def print_answer(answer: Answer) -> None:
    """The quotes, then where each stands; or the refusal, then the beginnings of the nearest."""
    print_text(answer.text)
    if answer.nearest:
        out.print("\n[dim]Nearest passages, which are no answer:[/]")
    for hit in answer.nearest:
        excerpt = shorten(hit.text, EXCERPT, placeholder=" …")
        out.print(f"- {escape(title_of(hit))}: {escape(excerpt)}")
    if answer.citations:
        out.print()
    for citation in answer.citations:
        _print_source(citation)


def _print_source(citation: Citation) -> None:
    where = f"{_from_here(citation.path)}, characters {citation.start}–{citation.end}"
    origin = " — ".join(filter(None, (title_of(citation), origin_of(citation))))
    out.print(f"[bold]{escape(f'[{citation.number}]')}[/] {escape(origin)}")
    out.print(f"    [dim]{escape(where)}[/]")
    if copies := also_in(citation.also_in, citation):
        out.print(f"    [dim]{escape(copies)}[/]")


def print_hits(hits: list[Hit]) -> None:
    """Whole passages with their rank and score."""
    for hit in hits:
        out.print(f"[bold]{hit.rank}.[/] {escape(title_of(hit))}  [dim]{hit.score:.2f}[/]")
        if copies := also_in(hit.also_in, hit):
            out.print(f"[dim]{escape(copies)}[/]")
        print_text(hit.text + "\n")


def _from_here(path: str) -> Path:
    """The path as seen from the working directory, when it lies below."""
    here = Path.cwd()
    return Path(path).relative_to(here) if Path(path).is_relative_to(here) else Path(path)


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """A function that shows (what is being done, done, total) as bars, on a terminal only."""
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    quiet = not messages.is_terminal
    with Progress(
        *columns, TimeRemainingColumn(), console=messages, transient=True, disable=quiet
    ) as bars:
        tasks: dict[str, TaskID] = {}

        def show(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bars.add_task(what, total=total)
            bars.update(tasks[what], completed=done, total=total)

        yield show
