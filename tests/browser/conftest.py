"""The page, served by the real server with the small models, in headless Chromium."""

import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect, sync_playwright

from app.chat import build_page
from app.server import listen, web_app
from index import Index, build_index
from tests.conftest import ARTICLES, open_small
from tests.small_models import WordEmbedder

HOSTILE_TITLE = "</script><script>window.stolen=1</script><b>Buoy</b>"
HOSTILE_TEXT = (
    "The buoy <img src=x onerror=window.stolen=1> was moved. "
    "![x](http://192.0.2.1/a.png) <a href='javascript:window.stolen=1'>Buoy</a> **stars** $x^2$"
)
GALA = (
    "The swimming gala drew four hundred people to the outer basin on Saturday afternoon. "
    "Judges handed the silver cup to a retired postman, who has swum there every day since 1974."
)
EXAMPLES = ("When does the ferry leave?", "What was the cost of the repair?")


@dataclass
class Site:
    """A served page, and the index it answers from, which tests may take away."""

    address: str
    location: Path
    index: Index | None = None
    requests: list[str] = field(default_factory=list)

    def open_index(self) -> Index:
        return self.index or open_small(self.location)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome")))
    )
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=flags)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    root = tmp_path_factory.mktemp("site")
    for name, text in ARTICLES.items():
        (root / "articles" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "articles" / name).write_text(text)
    hostile = f"---\ntitle: {HOSTILE_TITLE!r}\npublication: <i>Port</i>\n---\n\n`{HOSTILE_TEXT}`\n"
    (root / "articles" / "hostile.md").write_text(hostile)
    copy = f"---\ntitle: {HOSTILE_TITLE!r}\npublication: <i>Pier</i>\n---\n\n{GALA}\n"
    (root / "articles" / "gala.md").write_text(copy.replace("<i>Pier</i>", "Pier\nauthor: Jo Hill"))
    (root / "articles" / "gala-again.md").write_text(copy)
    build_index(root / "articles", root / "index", WordEmbedder())
    listener = listen(0)
    site = Site(f"http://127.0.0.1:{listener.getsockname()[1]}", root / "index")
    site.index = open_small(site.location)
    app = web_app(build_page(site.open_index, EXAMPLES), site.open_index)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    yield site
    server.should_exit = True
    thread.join()


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 860})
    page.set_default_timeout(20_000)
    expect.set_options(timeout=20_000)
    site.requests.clear()
    page.on("request", lambda request: site.requests.append(request.url))
    page.goto(site.address)
    page.get_by_role("button", name="Ask", exact=True).wait_for()
    yield page
    page.close()
