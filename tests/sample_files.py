"""Small valid files of every kind that is read, made by the libraries that people use."""

import io
import json
import zipfile
from collections.abc import Sequence
from email.message import EmailMessage

import docx
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

PAGE = """<html><head><title>Wall repaired</title>
<meta property="og:site_name" content="The Quay"><meta name="author" content="Ada Mole">
<meta property="article:published_time" content="2019-05-04T10:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Wall repaired</h1><p>{}</p><p>{}</p></article></body></html>""".format(
    "The harbour wall was repaired in spring after two years of talks. " * 4,
    "The mayor said that the repair had cost two million in the end. " * 4,
)
FRONT_MATTER = """---
title: "A title: with a colon"
publication: The Quay
author: Ada Mole
published: 2019-05-04
url: https://quay.example/wall
about: not a field of ours
---
# Heading

First *line* of a
wrapped [paragraph](https://example.org).

- an item
"""
CONTAINER = """<?xml version="1.0"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="book/content.opf"/></rootfiles></container>"""
PACKAGE = """<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf"
 xmlns:dc="http://purl.org/dc/elements/1.1/" version="3.0"><metadata>
<dc:title>The wall</dc:title><dc:creator>Ada Mole</dc:creator><dc:creator>Ben Rat</dc:creator>
<dc:publisher>Quay Press</dc:publisher><dc:date opf:event="modification">2024-01-01</dc:date>
<dc:date>2019-05-04</dc:date></metadata>
<manifest><item id="two" href="two.xhtml"/><item id="one" href="one%20.xhtml"/>
<item id="toc" href="toc.xhtml" properties="nav"/></manifest>
<spine><itemref idref="toc"/><itemref idref="one"/><itemref idref="two"/></spine></package>"""
BOOK = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": CONTAINER,
    "book/content.opf": PACKAGE,
    "book/toc.xhtml": "<html><body><p>Contents</p></body></html>",
    "book/one .xhtml": """<?xml version="1.0" encoding="utf-8"?><html><head><title>no text</title>
<style>p {}</style></head><body><h1>One</h1><p>The <i>wall</i> stands.</p></body></html>""",
    "book/two.xhtml": "<body><p>It was<br/>repaired.</p><ul><li>an item</li></ul></body>",
}


def archive(members: dict[str, str]) -> bytes:
    """A ZIP file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return buffer.getvalue()


def pdf(
    pages: Sequence[Sequence[tuple[float, float, str]]],
    title: str = "The wall",
    author: str = "Ada Mole",
    password: str | None = None,
) -> bytes:
    """A PDF of pages of (left, bottom, words) in 12 point type."""
    buffer = io.BytesIO()
    lock = None if password is None else StandardEncryption(password, "owner")
    canvas = Canvas(buffer, pagesize=(600, 800), encrypt=lock, invariant=True, pageCompression=0)
    canvas.setTitle(title)
    canvas.setAuthor(author)
    for page in pages:
        canvas.setFont("Times-Roman", 12)
        for left, bottom, words in page:
            canvas.drawString(left, bottom, words)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def lines(*words: str, left: float = 50, top: float = 700) -> list[tuple[float, float, str]]:
    """Lines with a leading of 14 points, from the top; "" leaves a line free."""
    return [(left, top - 14 * place, text) for place, text in enumerate(words) if text]


def word_document() -> bytes:
    document = docx.Document()
    document.core_properties.title = "The wall"
    document.core_properties.author = "Ada Mole"
    document.add_heading("The wall", level=1)
    document.add_paragraph("The wall ").add_run("stands.").bold = True
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Cost", "two million"
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def mail(plain: str | None = None, page: str | None = None, **headers: str) -> bytes:
    """An e-mail with a plain body, an HTML body or both."""
    message = EmailMessage()
    known = {"Subject": "The wall", "From": "Ada Mole <ada@quay.example>"}
    known["Date"] = "Sat, 04 May 2019 23:30:00 -0400"
    for name, value in (known | headers).items():
        message[name] = value
    if plain is not None:
        message.set_content(plain)
    if page is not None and plain is not None:
        message.add_alternative(page, subtype="html")
    elif page is not None:
        message.set_content(page, subtype="html")
    return message.as_bytes()


def saved_page(url_header: str = "Snapshot-Content-Location") -> bytes:
    """A page as Chromium saves it."""
    return (
        (
            f"From: <Saved by Blink>\n{url_header}: https://quay.example/wall\nSubject: Wall\n"
            "Date: Sat, 4 May 2024 10:00:00 -0000\nMIME-Version: 1.0\n"
            'Content-Type: multipart/related; type="text/html"; boundary="edge"\n\n'
            "--edge\nContent-Type: text/html\nContent-Transfer-Encoding: 7bit\n"
            "Content-Location: https://quay.example/wall\n\n"
        ).encode()
        + PAGE.encode()
        + b"\n--edge\nContent-Type: image/png\n\nnothing\n--edge--\n"
    )


RECORDS = [
    {"title": "The wall", "text": "The wall stands.", "date": "May 4, 2019", "author": "Ada Mole"},
    {"headline": "The ferry", "articleBody": "<p>It leaves at <b>seven</b>.</p><p>Daily.</p>"},
]

FILES = {
    "a.txt": b"The harbour wall was repaired in spring.\n\nIt stands.\n",
    "a.md": FRONT_MATTER.encode(),
    "a.html": PAGE.encode(),
    "a.mhtml": saved_page(),
    "a.pdf": pdf([lines("The wall stands. It was re-", "paired."), lines("It cost a lot.")]),
    "a.docx": word_document(),
    "a.epub": archive(BOOK),
    "a.eml": mail("The wall stands. " * 20, PAGE),
    "a.json": json.dumps(RECORDS).encode(),
    "a.jsonl": "\n".join(map(json.dumps, RECORDS)).encode(),
}
"""One file of every kind, by name."""
