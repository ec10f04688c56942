"""The README shows what really happens: its commands and its Python are run here."""

import re
import shlex
import sys
from pathlib import Path

import pytest

import app.cli
from tests.test_app_cli import samples

pytestmark = pytest.mark.weights

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()
SESSIONS = re.findall(r"```console\n\$ onrecord (.+?)\n(.*?)```", README, re.DOTALL)
PYTHON = re.findall(r"```python\n(.*?)```\n\n(?:prints\n\n```text\n(.*?)```)?", README, re.DOTALL)

__all__ = ["samples"]  # the fixture


def test_there_is_something_to_run() -> None:
    assert len(SESSIONS) >= 2
    assert len(PYTHON) >= 1


@pytest.mark.parametrize(("command", "output"), SESSIONS, ids=[command for command, _ in SESSIONS])
def test_the_commands_print_what_is_shown(samples, monkeypatch, capsys, command, output) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("ONRECORD_INDEX", str(samples))
    monkeypatch.setattr(sys, "argv", ["onrecord", *shlex.split(command)])
    with pytest.raises(SystemExit):
        app.cli.main()
    assert capsys.readouterr().out == output


@pytest.mark.parametrize(("code", "output"), PYTHON, ids=lambda text: text.split("\n")[0])
def test_the_python_prints_what_is_shown(samples, monkeypatch, capsys, code, output) -> None:
    monkeypatch.setenv("ONRECORD_INDEX", str(samples))
    exec(code, {})  # noqa: S102  our own README
    assert capsys.readouterr().out == output


def test_the_tree_names_every_module() -> None:
    for package in ("corpus", "index", "app"):
        for module in (ROOT / package).glob("*.py"):
            assert module.name in README or module.name.startswith("__"), module
