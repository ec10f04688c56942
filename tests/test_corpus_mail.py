import pytest

from corpus.errors import OnrecordError
from corpus.mail import read_mail
from corpus.source import Facts
from tests.sample_files import PAGE, mail, saved_page

LONG = "The wall stands, and nobody has any doubt about it. " * 5
STATED = Facts("The wall", None, "Ada Mole", "2019-05-04")


def test_a_mail_gives_its_plain_text_and_its_headers() -> None:
    source = read_mail(mail(LONG, PAGE))
    assert " ".join(source.text.split()) == LONG.strip()
    assert source.facts == STATED
    assert source.scraped


def test_a_mail_that_says_only_to_read_it_as_html_is_read_as_html() -> None:
    source = read_mail(mail("Your program can't show HTML.", PAGE))
    assert "The mayor said" in source.text
    assert "News" not in source.text
    assert source.facts == Facts("The wall", "The Quay", "Ada Mole", "2019-05-04")


def test_a_short_plain_text_is_kept_when_the_html_has_no_article() -> None:
    assert read_mail(mail("It stands.", "<img src='x'>")).text.strip() == "It stands."


def test_what_is_attached_is_no_part_of_the_text() -> None:
    data = (
        b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
        b"--x\nContent-Type: text/plain\nContent-Disposition: attachment\n\nNot this.\n"
        b"--x\nContent-Type: text/plain; charset=koi8-r\n\n" + "Стена стоит.".encode("koi8-r")
    )
    assert read_mail(data + b"\n--x--").text == "Стена стоит."


def test_a_page_saved_by_a_browser_has_the_facts_of_the_page() -> None:
    for header in ("Snapshot-Content-Location", "X-Other"):
        source = read_mail(saved_page(header))
        assert "The mayor said" in source.text
        assert source.facts == Facts(
            "Wall repaired", "The Quay", "Ada Mole", "2019-05-04", "https://quay.example/wall"
        )


@pytest.mark.parametrize("header", ["Date", "From", "Subject"])
def test_a_header_that_is_junk_is_no_fact_and_no_error(header: str) -> None:
    data = mail(LONG).split(b"\n")
    junk = [b"%s: =?utf-8?q?=FF?= <\xff\x00@[,;:" % header.encode()]
    kept = [line for line in data if not line.startswith(header.encode())]
    facts = read_mail(b"\n".join(junk + kept)).facts
    assert (facts.published is None) == (header == "Date")


@pytest.mark.parametrize(
    "data",
    [mail(""), mail(page="<p></p>"), b"MIME-Version: 1.0\nContent-Type: image/png\n\nx"],
    ids=["empty", "empty page", "a picture"],
)
def test_a_mail_without_text_says_so(data: bytes) -> None:
    with pytest.raises(OnrecordError, match=r"has no text|no article found"):
        read_mail(data)


def test_a_mail_of_too_many_parts_is_refused_at_once() -> None:
    part = b"--b\nContent-Type: text/plain\n\nx\n"
    data = b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" + part * 200_000
    with pytest.raises(OnrecordError, match="has more than 5000 parts"):
        read_mail(data)
