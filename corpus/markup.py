"""Plain text and Markdown, with the front matter that may stand at their top."""

import re

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from corpus.dates import parse_date
from corpus.errors import OnrecordError, SettingError
from corpus.source import Facts, Source

MAX_FRONT_MATTER = 10_000
"""Characters."""
MAX_NESTING = 20

_FRONT_MATTER = re.compile(r"\s*---[ \t]*\r?\n(.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)
_FIELDS = ("title", "publication", "author", "url", "published")
_KNOWN_FIELD = re.compile(rf"^({'|'.join(_FIELDS)}|date)\s*:", re.MULTILINE)
_HTML_TAG = re.compile(r"<[^<>]*>")
# Tags that stand inside words; any other, such as <br> or <sup>, would join what is apart.
_STYLING_TAG = re.compile(r"</?(a|abbr|b|code|em|i|mark|small|span|strong|u)\b", re.IGNORECASE)


def read_text(content: str) -> Source:
    """Raises OnrecordError for front matter that can't be used."""
    text, facts = _front_matter(content)
    return Source(text, facts, scraped=True)


def read_markdown(content: str) -> Source:
    """Raises OnrecordError for front matter that can't be used."""
    body, facts = _front_matter(content)
    text, heading = _markdown_text(body)
    return Source(text, facts.completed_by(Facts(title=heading)), scraped=True)


def _front_matter(content: str) -> tuple[str, Facts]:
    """The text after the YAML front matter, and what it says.

    A block between lines of hyphens that has none of our fields is part of the text.
    """
    block = _FRONT_MATTER.match(content)
    if not block or not _KNOWN_FIELD.search(block[1]):
        return content, Facts()
    try:
        return content[block.end() :], yaml_facts(block[1], first_line=2)
    except OnrecordError as error:
        raise type(error)(f"its front matter {error}") from error


def yaml_facts(block: str, first_line: int = 1) -> Facts:
    """What lines such as "title: A wall" say, where `first_line` is the number of the first.

    Raises OnrecordError with a clause about `block` when it is too long or no YAML, has aliases
    or states a date that is none.
    """
    if len(block) > MAX_FRONT_MATTER:
        raise OnrecordError(f"is longer than {MAX_FRONT_MATTER} characters")
    try:
        _check_yaml(block)
        # BaseLoader leaves every value a string.
        values = yaml.load(block, yaml.BaseLoader)  # noqa: S506  makes strings only
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" near line {mark.line + first_line}" if mark else ""
        raise OnrecordError(f"is not valid YAML{line}") from error
    return facts_of(values) if isinstance(values, dict) else Facts()


def _check_yaml(block: str) -> None:
    """Refuse what takes long, or forever: nesting, and aliases, by which few lines are many."""
    depth = 0
    for event in yaml.parse(block, yaml.BaseLoader):
        if isinstance(event, yaml.AliasEvent):
            raise OnrecordError("has YAML aliases, which are not read")
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_NESTING:
            raise OnrecordError(f"is nested more than {MAX_NESTING} deep")


def facts_of(values: dict[str, object]) -> Facts:
    """The fields that we know, from front matter or a sidecar. Raises SettingError for a date
    that is none."""
    known = {name: _plain(values.get(name)) for name in _FIELDS}
    published = known["published"] or _plain(values.get("date"))
    known["published"] = parse_date(published) if published else None
    if published and not known["published"]:
        raise SettingError(
            f"says {published!r}, which is no date; write a day (2012-08-14), a month (2012-08) "
            "or a year (2012)"
        )
    return Facts(**known)


def _plain(value: object) -> str | None:
    """A field as one line; several authors in a list are joined; anything deeper is ignored."""
    if isinstance(value, list):
        return ", ".join(part for part in value if isinstance(part, str) and part) or None
    if not isinstance(value, str) or value in ("", "~", "null"):
        return None
    return value


def _markdown_text(body: str) -> tuple[str, str | None]:
    """The words of a Markdown text without its marks, and its first top heading."""
    blocks, heading, tag = [], None, ""
    for token in MarkdownIt().parse(body):
        if token.type == "heading_open":
            tag = token.tag
        elif token.type == "heading_close":
            tag = ""
        elif token.type == "inline":
            words = "".join(map(_inline_text, token.children or []))
            blocks.append(words)
            heading = heading or (words if tag == "h1" else None)
        elif token.type in ("fence", "code_block"):
            blocks.append(token.content)
        elif token.type == "html_block":
            blocks.append(_HTML_TAG.sub(" ", token.content))
    return "\n\n".join(blocks), heading


def _inline_text(token: Token) -> str:
    if token.type == "html_inline":
        return "" if _STYLING_TAG.match(token.content) else " "
    return " " if token.type in ("softbreak", "hardbreak") else token.content
