"""XML and HTML as trees (lxml), for formats that have markup inside."""

import re
from typing import TYPE_CHECKING

from corpus.errors import OnrecordError

if TYPE_CHECKING:
    from lxml.etree import _Element

_UNSEEN = {"head", "title", "script", "style", "template", "noscript", "svg", "math", "nav"}
_INLINE = re.compile(
    "a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|q|s|samp"
    "|small|span|strike|strong|sub|sup|time|tt|u|var|wbr"
)


def xml_root(data: bytes) -> "_Element":
    """The root of an XML document; entities are left as they are.

    Raises OnrecordError when it is no well-formed XML or nested too deeply.
    """
    from lxml import etree

    try:
        # huge_tree stays off: its limits on depth and size are what we want.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise OnrecordError("is damaged: its XML can't be read") from error


def html_text(markup: str) -> str:
    """The words of a piece of HTML, a blank line between its blocks.

    >>> html_text("<p>One <b>two</b>.</p><p>Three.<br>Four.</p>")
    'One two.\\n\\nThree.\\nFour.'
    """
    from lxml import etree

    # As bytes, since lxml refuses text that states an encoding.
    data = markup.replace("\0", "").encode(errors="replace")
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(data, parser) if data.strip() else None
    if root is None:
        return ""
    parts: list[str] = []
    unseen = 0
    # A walk by events, since a recursive one ends where hostile nesting begins.
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = str(element.tag).lower()
        unseen += (tag in _UNSEEN) * (1 if event == "start" else -1)
        if tag == "br":
            parts.append("\n" if event == "end" else "")
        elif not _INLINE.fullmatch(tag):
            parts.append("\n\n")
        text = element.text if event == "start" else element.tail
        if text and not unseen:
            parts.append(re.sub(r"\s+", " ", text))
    lines = re.sub(r" *\n *", "\n", re.sub(r" {2,}", " ", "".join(parts)))
    return re.sub(r"\n{3,}", "\n\n", lines).strip()
