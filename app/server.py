"""The web server around the page: addresses, headers, port."""

import re
import secrets
import socket
from collections.abc import Callable
from html import escape
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from fastapi.responses import FileResponse, HTMLResponse, PlainTextResponse
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.quiet_gradio import gr
from app.render import article_page, page
from app.theme import THEME
from corpus.errors import OnrecordError, SettingError
from index.index import Index

HOST = "127.0.0.1"
HERE = Path(__file__).parent
UPLOADS = "/gradio_api/upload"
POLICY = (
    "default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'self'; "
    "form-action 'self'; frame-ancestors 'none'"
)


class SecurityHeaders:
    """Lets the browser load and run only what this server sends.

    The start page's own inline scripts get a nonce; those that an article might smuggle in
    have none. Its text is held back until it is whole; every other response streams through.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if _is_foreign(scope):
            await PlainTextResponse("Not for other sites", 403)(scope, receive, send)
            return
        nonce = secrets.token_urlsafe(16)
        is_start_page = scope["path"] == "/"
        if is_start_page:
            plain = [item for item in scope["headers"] if item[0] != b"accept-encoding"]
            scope = {**scope, "headers": plain}
        start: Message = {}
        body = b""

        async def secured(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message["headers"], *_headers(nonce)]}
                if is_start_page:
                    start = message
                    return
            elif is_start_page:
                body += message.get("body", b"")
                if message.get("more_body"):
                    return
                body = re.sub(rb"<script\b", f'<script nonce="{nonce}"'.encode(), body)
                start["headers"] = [
                    (name, str(len(body)).encode() if name == b"content-length" else value)
                    for name, value in start["headers"]
                ]
                await send(start)
                message = {"type": "http.response.body", "body": body}
            await send(message)

        await self.app(scope, receive, secured)


def _is_foreign(scope: Scope) -> bool:
    """Whether another site's page sent this request, or it would store a file here."""
    headers = dict(scope["headers"])
    origin, host = headers.get(b"origin"), headers.get(b"host", b"")
    return origin not in (None, b"http://" + host) or scope["path"].startswith(UPLOADS)


def _headers(nonce: str) -> list[tuple[bytes, bytes]]:
    return [
        (b"content-security-policy", POLICY.format(nonce=nonce).encode()),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"no-referrer"),
    ]


def web_app(blocks: gr.Blocks, open_index: Callable[[], Index]) -> ASGIApp:
    """The page at /, and each stored article at /article/ID?start=S&end=E."""
    api = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)

    @api.get("/article/{article_id}")
    def article(article_id: str, start: int = 0, end: int = 0) -> HTMLResponse:
        try:
            return HTMLResponse(article_page(open_index().article(article_id), start, end))
        except OnrecordError as error:
            return HTMLResponse(page("Not found", f"<p>{escape(str(error))}</p>"), status_code=404)

    @api.get("/page.js")
    def script() -> FileResponse:
        return FileResponse(HERE / "page.js", media_type="text/javascript")

    @api.get("/page.css")
    def style() -> FileResponse:
        return FileResponse(HERE / "page.css", media_type="text/css")

    gr.mount_gradio_app(
        api,
        blocks,
        path="/",
        server_name=HOST,
        theme=THEME,
        css=(HERE / "page.css").read_text(),
        head='<script src="/page.js"></script>',
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        mcp_server=False,
        ssr_mode=False,
        show_error=False,
    )
    # A page elsewhere could otherwise reach this server under a name that it makes resolve here.
    return SecurityHeaders(TrustedHostMiddleware(api, [HOST, "localhost"]))


def listen(port: int) -> socket.socket:
    """A socket that listens on 127.0.0.1. Raises SettingError when the port is taken."""
    server = socket.socket()
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        server.bind((HOST, port))
        server.listen(128)
    except OSError as error:
        server.close()
        reason = (error.strerror or str(error)).lower()
        raise SettingError(
            f"port {port} can't be used ({reason}); choose another, for example with: "
            f"ONRECORD_PORT=7861 onrecord chat"
        ) from None
    return server


def run(blocks: gr.Blocks, open_index: Callable[[], Index], port: int) -> None:
    """Serve until interrupted."""
    listener = listen(port)
    server = uvicorn.Server(
        uvicorn.Config(
            web_app(blocks, open_index),
            log_level="warning",
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=2,
        )
    )
    print(f"Onrecord answers at http://{HOST}:{port} (stop with Ctrl-C)", flush=True)
    try:
        server.run(sockets=[listener])
    except KeyboardInterrupt:  # raised again by uvicorn after a clean stop
        return
