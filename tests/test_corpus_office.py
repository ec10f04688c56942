import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from corpus.archive import MAX_MEMBERS, MAX_UNPACKED
from corpus.errors import OnrecordError
from corpus.office import read_docx, read_epub
from corpus.source import Facts
from tests.sample_files import BOOK, CONTAINER, PACKAGE, archive, word_document

ENTITIES = "".join(f'<!ENTITY e{number + 1} "{f"&e{number};" * 10}">' for number in range(9))
XML_BOMB = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "aaaaaaaaaa">{ENTITIES}]>'
WORD = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body></w:document>"
)


def saved(document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_a_word_document_gives_its_paragraphs_and_tables() -> None:
    source = read_docx(word_document())
    assert source.text.split() == [
        "The",
        "wall",
        "The",
        "wall",
        "stands.",
        "Cost",
        "two",
        "million",
    ]
    assert source.text.startswith("The wall\n\nThe wall stands.\n\n")
    assert source.facts == Facts(title="The wall", author="Ada Mole")


def test_inserted_text_counts_and_deleted_text_does_not() -> None:
    document = docx.Document()
    document.element.body.insert(
        0,
        parse_xml(
            f"<w:p {nsdecls('w')}><w:r><w:t>It </w:t></w:r><w:ins><w:r><w:t>stands</w:t></w:r>"
            "</w:ins><w:del><w:r><w:delText>fell</w:delText></w:r></w:del><w:sdt><w:sdtContent>"
            "<w:r><w:t>.</w:t></w:r></w:sdtContent></w:sdt></w:p>"
        ),
    )
    source = read_docx(saved(document))
    assert source.text.strip() == "It stands."
    assert source.facts == Facts()


def test_a_book_gives_its_text_in_reading_order() -> None:
    source = read_epub(archive(BOOK))
    assert source.text == "One\n\nThe wall stands.\n\nIt was\nrepaired.\n\nan item"
    assert source.facts == Facts("The wall", "Quay Press", "Ada Mole, Ben Rat", "2019-05-04")


def test_a_book_that_its_seller_encrypted_says_so() -> None:
    lock = '<e><CipherReference URI="book/{}"/></e>'
    assert read_epub(archive(BOOK | {"META-INF/encryption.xml": lock.format("a.ttf")})).text
    with pytest.raises(OnrecordError, match="is encrypted by its seller"):
        read_epub(archive(BOOK | {"META-INF/encryption.xml": lock.format("two.xhtml")}))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"META-INF/container.xml": "<container>"}, "its XML can't be read"),
        ({"META-INF/container.xml": "<a>" * 100_000}, "its XML can't be read"),
        ({"META-INF/container.xml": f"{XML_BOMB}<x>&e9;</x>"}, "its XML can't be read"),
        (
            {"META-INF/container.xml": CONTAINER.replace("book/", "gone/")},
            "has no gone/content.opf",
        ),
        ({"book/content.opf": PACKAGE.replace("two.xhtml", "../../etc/passwd")}, "has no ../etc"),
        ({f"{n}": "" for n in range(MAX_MEMBERS)}, "files inside"),
        ({"zeros": "\0" * (MAX_UNPACKED + 1)}, "unpacks to more than 200 MB"),
        ({"book/two.xhtml": "\0" * 2**26}, "has more than 32 MB in book/two.xhtml"),
    ],
    ids=["damaged", "deep", "entities", "no package", "outside", "members", "bomb", "member"],
)
def test_a_bad_book_says_what_is_wrong(change: dict[str, str], reason: str) -> None:
    with pytest.raises(OnrecordError, match=reason):
        read_epub(archive(BOOK | change))


def test_a_size_that_lies_unpacks_to_no_more_than_it_says() -> None:
    data = bytearray(archive(BOOK | {"book/two.xhtml": "a" * 2**24}))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        size = file.getinfo("book/two.xhtml").file_size.to_bytes(4, "little")
    data = data.replace(size, (100).to_bytes(4, "little"))
    with pytest.raises(OnrecordError, match=r"book/two.xhtml can't be unpacked"):
        read_epub(bytes(data))


@pytest.mark.parametrize(
    "xml",
    [
        f"{XML_BOMB}{WORD.format('&e9;')}",
        WORD.format("text")[:-20],
        WORD.format("<w:p>" * 50_000 + "</w:p>" * 50_000),
    ],
    ids=["entities", "truncated", "deep"],
)
def test_a_bad_word_document_says_so(xml: str) -> None:
    with pytest.raises(OnrecordError, match="is damaged: no Word document"):
        read_docx(archive({"word/document.xml": xml}))
