"""The `onrecord` command. Results go to stdout; messages and progress to stderr."""

import os
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from app.ask import ask, open_index
from app.reference import also_in, origin_of, title_of
from app.samples import folder_to_index, holds_samples, sample_articles
from app.settings import read_settings
from app.terminal import (
    messages,
    out,
    print_answer,
    print_facts,
    print_hits,
    print_json,
    print_lines,
    print_report,
    print_text,
    progress,
)
from corpus.errors import (
    UNSHOWABLE,
    IndexUnusableError,
    NoIndexError,
    NotFoundError,
    OnrecordError,
    SettingError,
)
from corpus.guard import Guard
from index.build import BuildReport, build_index
from index.duplicates import Copy
from index.embedder import SentenceEmbedder
from index.index import Index
from index.models import find_embedder

FACTS = ("title", "publication", "author", "published", "url")

app = typer.Typer(
    name="onrecord",
    help="Answers questions about a folder of articles, in cited quotes.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Location = Annotated[
    Path | None,
    typer.Option(
        "--index",
        metavar="LOCATION",
        help="Where the index lies. Default: ONRECORD_INDEX, else your data folder.",
        show_default=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Question = Annotated[str, typer.Argument(help="A question, in quotes.", show_default=False)]
Publication = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Only articles whose publication contains NAME."),
]
DateOption = typer.Option(metavar="DATE", help="2012-08-14, 2012-08 or 2012; included.")
Since = Annotated[str | None, DateOption]
Until = Annotated[str | None, DateOption]


@app.command("index")
def index_command(
    folder: Annotated[
        Path | None,
        typer.Argument(
            help="Folder of articles. Default: the one indexed here before, else the samples.",
            show_default=False,
        ),
    ] = None,
    location: Location = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 when a file couldn't be read.")
    ] = False,
) -> None:
    """Build or update the index of FOLDER."""
    place = _location(location)
    report = _build(folder or folder_to_index(place), place)
    print_report(report)
    if strict and report.problems:
        raise typer.Exit(1)


@app.command("ask")
def ask_command(
    question: Question,
    location: Location = None,
    publication: Publication = None,
    since: Since = None,
    until: Until = None,
    as_json: AsJson = False,
) -> None:
    """Answer QUESTION with sentences quoted from the articles."""
    answer = ask(
        question, index=_location(location), publication=publication, since=since, until=until
    )
    if as_json:
        print_json(asdict(answer))
    else:
        print_answer(answer)


@app.command()
def search(
    question: Question,
    k: Annotated[int, typer.Option("-k", min=1, max=1000, help="How many passages.")] = 10,
    location: Location = None,
    publication: Publication = None,
    since: Since = None,
    until: Until = None,
    as_json: AsJson = False,
) -> None:
    """Rank passages for QUESTION, without answering."""
    hits = _open(location).search(question, k, publication=publication, since=since, until=until)
    if as_json:
        print_json([asdict(hit) for hit in hits])
    else:
        print_hits(hits)


@app.command()
def read(
    file: Annotated[Path, typer.Argument(help="A file to read.", show_default=False)],
    as_json: AsJson = False,
) -> None:
    """Show what is taken from one FILE, and what is left out of it."""
    path = file.absolute()
    with Guard(read_settings().max_bytes) as guard:
        reading = guard.read(path, path.parent)
    for problem in reading.problems:
        messages.print(f"[yellow]skipped[/] {escape(problem)}")
    documents = [
        {name: getattr(article, name) for name in (*FACTS, "text", "comments", "sha256")}
        for article in reading.articles
    ]
    if as_json:
        print_json(documents if len(documents) > 1 else documents[0])
        return
    for number, (document, lines) in enumerate(zip(documents, reading.lines, strict=True)):
        print_text("\n" * (number > 0), end="")
        print_facts({name: document[name] for name in FACTS})
        print_text("")
        print_lines(lines)


@app.command()
def show(
    article_id: Annotated[str, typer.Argument(help="An article's id, or its beginning.")],
    location: Location = None,
    as_json: AsJson = False,
) -> None:
    """Show the stored text of one article."""
    index = _open(location)
    article = index.article(article_id)
    copies = [Copy.of(copy) for copy in index.group(article.id) if copy.id != article.id]
    if as_json:
        print_json(asdict(article) | {"also_in": [asdict(copy) for copy in copies]})
        return
    out.print(f"[bold]{escape(title_of(article))}[/]")
    out.print(f"[dim]{escape(origin_of(article) or 'origin unknown')}[/]")
    out.print(f"[dim]{escape(article.path)}[/]")
    if copies:
        out.print(f"[dim]{escape(also_in(copies, article))}[/]")
    out.print()
    print_text(article.text)


@app.command()
def status(location: Location = None, as_json: AsJson = False) -> None:
    """Tell what is indexed, how old it is, and what has changed."""
    index = _open(location)
    try:
        changed: int | None = index.changed_files()
    except NotFoundError:
        changed = None
    copies, copied = index.count_copies()
    age = datetime.now(UTC) - datetime.fromisoformat(index.manifest.built)
    size = sum(path.stat().st_size for path in index.generation.rglob("*") if path.is_file())
    facts: dict[str, object] = {
        "location": str(index.generation.parent),
        "folder": index.manifest.folder,
        "articles": index.manifest.articles,
        "copies": copies,
        "passages": index.manifest.passages,
        "model": index.manifest.model,
    }
    if as_json:
        facts |= {"copied_articles": copied}
        facts |= {"size_bytes": size, "built": index.manifest.built}
        facts |= {"age_seconds": int(age.total_seconds()), "changed_files": changed}
        print_json(facts | {"stale": changed != 0, "problems": index.problems()})
        return
    if copies:
        others = "article that is" if copied == 1 else "articles that are"
        facts["copies"] = f"{copies}, of {copied} {others} cited in their place"
    stale = "no"
    if changed is None:
        stale = "the folder is gone; its articles are still answered from"
    elif changed:
        stale = f"yes, {changed} changed; update with: onrecord index {index.manifest.folder}"
    facts |= {"size": f"{size / 1e6:.1f} MB", "age": str(age).split(".")[0], "stale": stale}
    print_facts(facts)
    for problem in index.problems():
        out.print(f"[dim]{'not read':14}[/] {escape(problem)}")


@app.command()
def chat(location: Location = None) -> None:
    """Open the page that answers, on this machine only."""
    place = _location(location)
    _prepare(place)
    from app.chat import SAMPLE_QUESTIONS, serve

    serve(place, read_settings().port, SAMPLE_QUESTIONS if holds_samples(place) else ())


def _location(given: Path | None) -> Path:
    path = given or read_settings().index
    try:
        return path.expanduser().absolute()
    except RuntimeError:
        raise SettingError(f"{path}: no such user") from None


def _open(location: Path | None) -> Index:
    return open_index(_location(location))


def _build(folder: Path, location: Path) -> BuildReport:
    embedder = SentenceEmbedder(find_embedder(read_settings().model))
    try:
        with progress() as show:
            return build_index(folder, location, embedder, show, read_settings().max_bytes)
    except KeyboardInterrupt:
        raise OnrecordError("interrupted; the index is as it was before") from None


def _prepare(location: Path) -> None:
    """For a first run: index the samples where there is no index, or where they have changed.

    The user's own folder is never re-indexed unasked; the page says when it has changed.
    """
    folder = folder_to_index(location)
    if folder != sample_articles():
        return
    try:
        index = _open(location)
        if index.manifest.folder == str(folder) and not index.changed_files():
            return
        messages.print("The sample articles have changed: indexing them again.")
    except NoIndexError:
        messages.print("No index yet: indexing the sample articles.")
    except IndexUnusableError as error:
        messages.print(f"{escape(str(error))}\nIndexing the sample articles again.")
    _build(folder, location)


def main() -> None:
    """Run the command; a user's mistake is one line on stderr and exit status 1."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a narrow encoding must not lose the answer
            stream.reconfigure(errors="replace")
    try:
        for argument in sys.argv:
            if UNSHOWABLE.search(argument.replace("\n", " ").replace("\t", " ")):
                raise SettingError(f"{argument!a}: characters that can't be shown")
        app(prog_name="onrecord")
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except (OnrecordError, OSError) as error:
        messages.print(f"onrecord: {escape(str(error))}")
        sys.exit(1)


if __name__ == "__main__":
    main()
