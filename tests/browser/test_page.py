import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import EXAMPLES, HOSTILE_TEXT, HOSTILE_TITLE, Site

pytestmark = pytest.mark.browser


def ask(page: Page, question: str) -> None:
    page.get_by_label("Your question").fill(question)
    page.keyboard.press("Enter")


def reply(page: Page):
    return page.get_by_test_id("bot").last


def test_an_answer_stands_left_and_its_source_right(page: Page) -> None:
    ask(page, "What was the cost of the repair?")
    quote = "Mayor Ruth Okafor said the repair cost two million."
    expect(reply(page)).to_contain_text(quote)
    expect(reply(page)).to_contain_text("Ada Mole, The Quay, 4 May 2019")
    expect(page.locator("#sources mark").first).to_contain_text(quote)
    expect(page.locator("#sources blockquote").first).to_contain_text("repaired in spring")
    left, right = reply(page).bounding_box(), page.locator("#sources").bounding_box()
    assert left["x"] + left["width"] <= right["x"]


def test_a_citation_leads_to_its_quote(page: Page) -> None:
    ask(page, "When does the ferry leave?")
    ask_again = "What was the cost of the repair?"
    expect(reply(page)).to_contain_text("ferry leaves")
    ask(page, ask_again)
    expect(reply(page)).to_contain_text("two million")
    page.locator('a.cite[href="#source-1-1"]').click()
    source = page.locator("#source-1-1")
    expect(source).to_be_in_viewport()
    expect(source).to_be_focused()
    expect(source).to_contain_text("The ferry leaves at seven.")


def test_a_source_opens_its_article_at_the_quote(page: Page) -> None:
    ask(page, "When does the ferry leave?")
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Open the article at these words").first.click()
    expect(opened.value.locator("#quote")).to_have_text("The ferry leaves at seven.")
    expect(opened.value.locator("main")).to_contain_text("ninety passengers")
    opened.value.close()


def test_a_source_leads_to_its_copies_at_the_quote(page: Page) -> None:
    ask(page, "Who was handed the silver cup by the judges?")
    card = page.locator("#sources article").first
    expect(card.locator(".copies")).to_have_text("Also in <i>Pier</i>")
    with page.expect_popup() as opened:
        card.get_by_role("link", name="<i>Pier</i>").click()
    expect(opened.value.locator("#quote")).to_contain_text("a retired postman")
    expect(opened.value.locator("main")).to_contain_text("gala-again.md")
    opened.value.close()


def test_an_example_is_asked_with_one_click(page: Page) -> None:
    page.get_by_text(EXAMPLES[0]).click()
    expect(reply(page)).to_contain_text("The ferry leaves at seven.")


def test_a_refusal_is_calm_and_quotes_nothing(page: Page) -> None:
    ask(page, "Who won the chess tournament in Oslo?")
    expect(reply(page)).to_contain_text("The articles don’t answer this.")
    expect(page.locator("#sources")).to_contain_text("which are no answer")
    expect(page.locator("#sources mark")).to_have_count(0)


def test_an_empty_question_gets_a_hint(page: Page) -> None:
    ask(page, "   ")
    expect(page.get_by_text("Type a question about the articles first.")).to_be_visible()
    expect(page.get_by_test_id("bot")).to_have_count(0)


def test_a_missing_index_is_explained(page: Page, site: Site, monkeypatch) -> None:
    monkeypatch.setattr(site, "index", None)
    monkeypatch.setattr(site, "location", site.location / "nothing")
    ask(page, "When does the ferry leave?")
    expect(reply(page)).to_contain_text("No index at")
    expect(reply(page)).to_contain_text("onrecord index FOLDER")


def test_hostile_articles_and_questions_are_only_text(page: Page, site: Site) -> None:
    question = "Was the buoy moved? <img src=x onerror=window.stolen=1> **stars**"
    ask(page, question)
    expect(page.get_by_test_id("user").last).to_contain_text(question)
    expect(reply(page)).to_contain_text("<img src=x onerror=window.stolen=1>")
    expect(reply(page)).to_contain_text("<i>Port</i>")
    card = page.locator("#sources article").first
    expect(card).to_contain_text(HOSTILE_TITLE)
    expect(card).to_contain_text("**stars** $x^2$")
    assert page.locator("#columns img, #columns script, #columns i, #columns b").count() == 0
    with page.expect_popup() as opened:
        card.get_by_role("link").click()
    expect(opened.value.locator("h1")).to_have_text(HOSTILE_TITLE)
    expect(opened.value.locator(".text")).to_have_text(HOSTILE_TEXT)
    assert [p.evaluate("typeof window.stolen") for p in (page, opened.value)] == ["undefined"] * 2
    opened.value.close()


def test_the_page_asks_no_other_host_for_anything(page: Page, site: Site) -> None:
    ask(page, "Was the buoy moved?")
    expect(reply(page)).to_contain_text("buoy")
    page.wait_for_timeout(1_000)  # anything loaded late would be seen by now
    assert len(site.requests) > 10
    assert [url for url in site.requests if not url.startswith((site.address, "data:"))] == []


def test_sources_stack_below_on_a_narrow_screen(page: Page) -> None:
    page.set_viewport_size({"width": 420, "height": 860})
    ask(page, "When does the ferry leave?")
    expect(page.locator("#sources mark")).to_have_count(1)
    question, sources = (
        page.locator("#question").bounding_box(),
        page.locator("#sources").bounding_box(),
    )
    assert sources["y"] > question["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 420


@pytest.mark.parametrize("path", ["/article/zzz", "/article/..%2f..%2fetc%2fpasswd", "/docs"])
def test_other_addresses_give_nothing_away(page: Page, site: Site, path: str) -> None:
    assert page.request.get(site.address + path).status == 404


def test_other_sites_cannot_use_the_server(page: Page, site: Site) -> None:
    foreign = {"Origin": "http://evil.example"}
    assert page.request.post(site.address + "/gradio_api/queue/join", headers=foreign).status == 403
    assert page.request.post(site.address + "/gradio_api/upload").status == 403


def test_a_foreign_host_name_is_refused(page: Page, site: Site) -> None:
    assert page.request.get(site.address, headers={"Host": "evil.example"}).status == 400
