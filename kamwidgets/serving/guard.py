"""What stands before every answer: only this machine may ask, headers are strict, errors are sentences."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Awaitable
from typing import Any
from urllib.parse import urlsplit

from jupyter_server.base.handlers import APIHandler
from tornado.httputil import HTTPServerRequest
from tornado.web import HTTPError, RequestHandler

from kamwidgets.serving import faults
from kamwidgets.store.faults import places_of

__all__ = ["HEADERS", "Missing", "guarded", "is_foreign"]

OWN_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})

HEARTBEAT = base64.b64encode(hashlib.sha256(b"window.voila_heartbeat()").digest()).decode()

POLICY = {
    "default-src": "'none'",
    # blob: is how anywidget loads a widget's module, 'unsafe-eval' how Vega draws. Inline scripts stay forbidden but
    # for one constant that Voilà sends while a cell takes long: markup in somebody's data can never run.
    "script-src": f"'self' blob: 'unsafe-eval' 'sha256-{HEARTBEAT}'",
    "style-src": "'self' 'unsafe-inline'",  # widgets set sizes and colours on their elements
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "worker-src": "'self' blob:",
    "frame-src": "'self'",  # the preview of a report is a frame without scripts
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
}

HEADERS = {
    "Content-Security-Policy": "; ".join(f"{name} {sources}" for name, sources in POLICY.items()),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

SENTENCES = {
    403: "This workbook answers only on the machine that it runs on.",
    404: "There is no such page in this workbook.",
}


def is_foreign(request: HTTPServerRequest) -> bool:
    """Say whether a request comes from another machine's name or from another website's page.

    There is no password on this machine's own address, so this is what keeps other websites out: a name that was
    made to point here, and a page elsewhere that sends requests here through the visitor's browser. A link to us may
    be followed.
    """
    if request.host_name not in OWN_NAMES:
        return True
    origin = request.headers.get("Origin")
    if origin is not None:
        return urlsplit(origin).netloc != request.host
    site = request.headers.get("Sec-Fetch-Site")
    if site in ("same-origin", "none"):
        return False
    follows_link = request.headers.get("Sec-Fetch-Dest", "document") == "document"
    return request.method not in ("GET", "HEAD") or not follows_link


class Guard(RequestHandler):
    """Goes before another handler: see the module."""

    def set_default_headers(self) -> None:
        super().set_default_headers()
        for name, value in HEADERS.items():
            self.set_header(name, value)

    def prepare(self) -> Awaitable[None] | None:
        if is_foreign(self.request):
            raise HTTPError(403)
        return super().prepare()

    def log_exception(self, typ: Any, value: Any, tb: Any) -> None:
        """Write nothing here: `write_error` records what is a fault, with the id that the person sees."""

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        if isinstance(self, APIHandler):  # asked for by our own page's scripts, not by a person
            super().write_error(status_code, **kwargs)
            return
        sentence, fault = SENTENCES.get(status_code, "Something went wrong while opening this page."), ""
        if status_code not in SENTENCES:
            kind, _, trace = kwargs.get("exc_info") or (None, None, None)
            fault = faults.record("a page", kind.__name__ if kind else str(status_code), places_of(trace))
        page = self.settings["voila_jinja2_env"].get_template("error.html")
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(page.render(sentence=sentence, fault=fault, home=self.settings["base_url"]))


class Missing(RequestHandler):
    """Answers every address that nothing else answers."""

    def prepare(self) -> Awaitable[None] | None:
        """Refuse every method alike."""
        raise HTTPError(404)


def guarded(handler: type[RequestHandler]) -> type[RequestHandler]:
    """Return the handler with the guard before it."""
    return type(handler.__name__, (Guard, handler), {})
