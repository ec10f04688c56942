"""The `onrecord` command. Results go to stdout; messages and progress to stderr."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Annotated

import typer
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

from app.settings import read_settings
from corpus.errors import NoIndexError, OnrecordError

# The packages that search take a second to import: each command imports what it needs.
if TYPE_CHECKING:
    from app.answer import Answer
    from index.build import BuildReport
    from index.index import Index

app = typer.Typer(
    name="onrecord",
    help="Answers questions about a folder of articles, in cited quotes.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
out = Console(highlight=False, soft_wrap=True)
messages = Console(stderr=True, highlight=False, soft_wrap=True)

EXCERPT = 160
"""Characters shown of a passage that is no answer."""

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
) -> None:
    """Build or update the index of FOLDER."""
    place = _location(location)
    folder = folder or _folder_to_index(place)
    report = _build(folder, place)
    for problem in report.problems:
        messages.print(f"[yellow]skipped[/] {escape(problem)}")
    messages.print(
        f"Indexed {report.articles} articles ({report.passages} passages, {report.embedded} newly "
        f"embedded) of {escape(report.folder)}"
    )


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
    from app.ask import ask

    answer = ask(
        question, index=_location(location), publication=publication, since=since, until=until
    )
    if as_json:
        _print_json(asdict(answer))
    else:
        _print_answer(answer)


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
        _print_json([asdict(hit) for hit in hits])
        return
    for hit in hits:
        name = hit.title or Path(hit.path).name
        out.print(f"[bold]{hit.rank}.[/] {escape(name)}  [dim]{hit.score:.2f}[/]")
        out.print(escape(hit.text) + "\n")


@app.command()
def read(
    file: Annotated[Path, typer.Argument(help="A file to read.", show_default=False)],
    as_json: AsJson = False,
) -> None:
    """Show what is taken from one FILE."""
    from corpus.reader import read_article

    article = read_article(file)
    names = ("title", "publication", "author", "published", "url")
    facts = {name: getattr(article, name) for name in names}
    if as_json:
        _print_json(facts | {"text": article.text, "comments": [], "sha256": article.sha256})
        return
    for name, value in facts.items():
        out.print(f"[dim]{name:12}[/] {escape(value or '—')}")
    out.print("\n" + escape(article.text))


@app.command()
def show(
    article_id: Annotated[str, typer.Argument(help="An article's id, or its beginning.")],
    location: Location = None,
    as_json: AsJson = False,
) -> None:
    """Show the stored text of one article."""
    from app.reference import origin_of, title_of

    article = _open(location).article(article_id)
    if as_json:
        _print_json(asdict(article))
        return
    out.print(f"[bold]{escape(title_of(article))}[/]")
    out.print(f"[dim]{escape(origin_of(article) or 'origin unknown')}[/]")
    out.print(f"[dim]{escape(article.path)}[/]\n\n{escape(article.text)}")


@app.command()
def status(location: Location = None, as_json: AsJson = False) -> None:
    """Tell what is indexed, how large and how old it is, and whether files have changed."""
    from corpus.errors import NotFoundError

    index = _open(location)
    try:
        changed = index.changed_files()
    except NotFoundError:
        changed = None
    age = datetime.now(UTC) - datetime.fromisoformat(index.manifest.built)
    size = sum(path.stat().st_size for path in index.generation.rglob("*") if path.is_file())
    facts = {
        "location": str(index.generation.parent),
        "folder": index.manifest.folder,
        "articles": index.manifest.articles,
        "passages": index.manifest.passages,
        "model": index.manifest.model,
        "size_bytes": size,
        "built": index.manifest.built,
        "age_seconds": int(age.total_seconds()),
        "changed_files": changed,
        "stale": changed != 0,
        "problems": index.problems(),
    }
    if as_json:
        _print_json(facts)
        return
    words = facts | {"size_bytes": f"{size / 1e6:.1f} MB", "age_seconds": str(age).split(".")[0]}
    words["problems"] = "; ".join(index.problems()) or "none"
    words["changed_files"] = "the folder is gone" if changed is None else changed
    update = f"yes; update with: onrecord index {index.manifest.folder}"
    words["stale"] = update if facts["stale"] else "no"
    for name, value in words.items():
        label = name.removesuffix("_bytes").removesuffix("_seconds").replace("_", " ")
        out.print(f"[dim]{label:14}[/] {escape(str(value))}")


@app.command()
def chat(location: Location = None) -> None:
    """Open the page that answers, on this machine only."""
    place = _location(location)
    folder = _prepare(place)
    from app.chat import SAMPLE_QUESTIONS, serve

    serve(place, read_settings().port, SAMPLE_QUESTIONS if folder == sample_articles() else ())


def sample_articles() -> Path:
    """The folder of sample articles that comes with Onrecord."""
    return Path(str(files("corpus") / "articles"))


def _location(given: Path | None) -> Path:
    return (given or read_settings().index).expanduser().absolute()


def _open(location: Path | None) -> "Index":
    from app.ask import open_index

    return open_index(_location(location))


def _folder_to_index(location: Path) -> Path:
    """The folder indexed here before, else the samples: ours, if they came from elsewhere."""
    from index.manifest import current_generation, read_manifest

    try:
        generation = current_generation(location)
    except NoIndexError:
        return sample_articles()
    if _holds_samples(generation):
        return sample_articles()
    return Path(read_manifest(generation).folder)


def _holds_samples(generation: Path) -> bool:
    """Whether the articles are those that come with Onrecord, this copy of it or another."""
    from corpus.article import article_id
    from index.manifest import STORE
    from index.store import article_ids

    samples = {article_id(Path(path.name)) for path in sample_articles().glob("*.md")}
    return article_ids(generation / STORE) == samples


def _build(folder: Path, location: Path) -> "BuildReport":
    from index.build import build_index
    from index.embedder import SentenceEmbedder
    from index.models import find_embedder

    embedder = SentenceEmbedder(find_embedder(read_settings().model))
    with _progress() as show_progress:
        return build_index(folder, location, embedder, show_progress)


def _prepare(location: Path) -> Path:
    """For a first run: index the samples where there is no index, or where they have changed.

    Returns the folder that is indexed. The user's own folder is never re-indexed unasked; the
    page says when it has changed.
    """
    folder = _folder_to_index(location)
    if folder != sample_articles():
        return folder
    try:
        index = _open(location)
        if index.manifest.folder == str(folder) and not index.changed_files():
            return folder
        messages.print("The sample articles have changed: indexing them again.")
    except NoIndexError:
        messages.print("No index yet: indexing the sample articles.")
    _build(folder, location)
    return folder


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    quiet = not messages.is_terminal
    with Progress(*columns, console=messages, transient=True, disable=quiet) as bars:
        tasks: dict[str, TaskID] = {}

        def show_progress(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bars.add_task(what, total=total)
            bars.update(tasks[what], completed=done, total=total)

        yield show_progress


def _print_json(document: object) -> None:
    print(json.dumps(document, ensure_ascii=False, indent=2))


def _print_answer(answer: "Answer") -> None:
    from app.reference import origin_of, title_of

    out.print(escape(answer.text))
    if answer.nearest:
        out.print("\n[dim]Nearest passages, which are no answer:[/]")
    for hit in answer.nearest:
        name = hit.title or Path(hit.path).name
        out.print(f"- {escape(name)}: {escape(shorten(hit.text, EXCERPT, placeholder=' …'))}")
    if answer.citations:
        out.print()
    for citation in answer.citations:
        where = f"{_short(citation.path)}, characters {citation.start}–{citation.end}"
        origin = " — ".join(filter(None, (title_of(citation), origin_of(citation))))
        out.print(f"[bold]{escape(f'[{citation.number}]')}[/] {escape(origin)}")
        out.print(f"    [dim]{escape(where)}[/]")


def _short(path: str) -> Path:
    """The path from here, when it lies below."""
    here = Path.cwd()
    return Path(path).relative_to(here) if Path(path).is_relative_to(here) else Path(path)


def main() -> None:
    """Run the command; a user's mistake is one line on stderr and exit status 1."""
    try:
        app(prog_name="onrecord")
    except OnrecordError as error:
        messages.print(f"onrecord: {escape(str(error))}")
        sys.exit(1)
    except OSError as error:
        messages.print(f"onrecord: {escape(str(error))}")
        sys.exit(1)
    except KeyboardInterrupt:
        messages.print("onrecord: interrupted; what was stored before is unchanged")
        sys.exit(1)
