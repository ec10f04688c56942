# make chat   answer questions in the browser
# make test   every check, as in CI
# make bench  the figures of tests/benchmarks
# make fuzz   every reader on thousands of damaged files

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check -c constraints.txt

.PHONY: chat test bench fuzz chromium clean

chat: .venv/app-installed
	@$(BIN)/onrecord chat

test: .venv/dev-installed chromium
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

bench: .venv/dev-installed
	$(BIN)/python -m tests.benchmarks.extraction ../shared/eval/article_extraction
	$(BIN)/python -m tests.benchmarks.attribution ../shared/eval/attribution
	$(BIN)/python -m tests.benchmarks.quality ../shared/eval
	$(BIN)/python -m tests.benchmarks.duplicates ../shared/eval
	$(BIN)/python -m tests.benchmarks.speed

fuzz: .venv/dev-installed
	$(BIN)/python -m tests.fuzz 2000

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Onrecord needs Python 3.11 or newer; name one with: make PYTHON=python3.12")'
	@echo "Setting up .venv (the first time takes a few minutes)"
	@$(PYTHON) -m venv .venv

.venv/app-installed: pyproject.toml constraints.txt | .venv/bin/python
	@echo "Installing Onrecord and the models it needs into .venv"
	@$(PIP) -e .
	@touch $@

.venv/dev-installed: pyproject.toml constraints.txt | .venv/app-installed
	@echo "Installing what the tests need into .venv"
	@$(PIP) -e '.[dev]'
	@touch .venv/app-installed $@

# The browser tests drive the system's own Chromium.
chromium:
	@if command -v chromium chromium-browser google-chrome >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null; \
	else echo "The browser tests need Chromium: install the package chromium or Google Chrome." >&2; exit 1; fi

clean:
	rm -rf .venv dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
