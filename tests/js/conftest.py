"""Ring 3: a widget's JavaScript in a real page with a small fake model that answers every intent, no Jupyter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Route, sync_playwright

from kamwidgets.widgets.base import STATIC
from tests.chromium import FLAGS, executable
from tests.js.grid_page import grid  # noqa: F401 - a fixture
from tests.js.shell_page import shell  # noqa: F401 - a fixture

HOST = "http://kam.test"

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>{name}</title>
<link rel="stylesheet" href="/static/theme.css">
<body class="kam-workbook"><div id="host"></div>
<script type="module">
import widget from "/static/{name}.js";
const listeners = {{}};
const fire = (event, ...args) => (listeners[event] ?? []).slice().forEach((then) => then(...args));
const traits = {{}};
window.intents = [];
window.deaf = false; // true: what is sent is noted and never answered, as where nobody is there any more
const take = ({{ view, n, ...intent }}, buffers) => {{
  if (intent.type !== "ping") window.intents.push(
    buffers?.length ? {{...intent, bytes: buffers.map((b) => b.byteLength)}} : intent);
  const answer = intent.type === "ping" ? {{ type: "pong" }} : {{ type: "handled", view, n }};
  const reply = () => fire("msg:custom", answer, []);
  if (window.deaf) window.unanswered.push(reply);
  else queueMicrotask(reply);
}};
window.unanswered = [];
window.model = {{
  get: (key) => traits[key],
  set: (key, value) => {{ traits[key] = value; fire("change:" + key); fire("change"); }},
  save_changes: () => {{}},
  on: (event, then) => event.split(" ").forEach((one) => (listeners[one] ??= []).push(then)),
  off: (event, then) => (event ?? "").split(" ").forEach(
    (one) => listeners[one] = (listeners[one] ?? []).filter((each) => then && each !== then)),
  send: (content, _callbacks, buffers) => take(content, buffers),
}};
window.receive = (message, buffers = []) => fire("msg:custom", message, buffers);
window.update = (changes) => {{
  Object.assign(traits, changes);
  Object.keys(changes).forEach((key) => fire("change:" + key));
  fire("change");
}};
window.start = async (given) => {{
  Object.assign(traits, given);
  const el = document.getElementById("host");
  await widget.initialize?.({{ model: window.model }});
  window.stop = await widget.render({{ model: window.model, el }});
}};
window.model.fire = fire;
window.loaded = true;
</script></body></html>"""


class WidgetPage:
    """A page that shows one widget: set traits, read the intents it sent."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def intents(self) -> list[dict[str, Any]]:
        """What the widget sent so far, oldest first."""
        return self.page.evaluate("window.intents")

    def update(self, **traits: Any) -> None:
        """Change traits as Python would."""
        self.page.evaluate("(traits) => window.update(traits)", traits)

    def receive(self, message: dict[str, Any]) -> None:
        """Send the widget a custom message as Python would."""
        self.page.evaluate("(message) => window.receive(message)", message)

    def handled(self) -> None:
        """Answer everything that was sent while nobody answered, as Python does when it has dealt with it."""
        self.page.evaluate("window.unanswered.splice(0).forEach((reply) => reply())")


def is_trouble(message: ConsoleMessage) -> bool:
    """Say whether a line of the console is an error; a server that is asked about its kernel may well be away."""
    return message.type == "error" and "/api/kernels/" not in message.location["url"]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def widget_page(chromium: Browser) -> Iterator[Callable[..., WidgetPage]]:
    """Open a widget by the name of its JavaScript file with the given traits; fail on any error in the page."""
    errors: list[str] = []
    context = chromium.new_context(viewport={"width": 1280, "height": 800})

    def serve(route: Route) -> None:
        path = route.request.url.removeprefix(HOST).partition("?")[0]
        if path.startswith("/static/"):
            route.fulfill(path=STATIC / path.removeprefix("/static/"))
        elif path.startswith("/page/"):
            route.fulfill(content_type="text/html", body=PAGE.format(name=path.removeprefix("/page/")))
        else:
            route.fulfill(status=204)

    context.route("**/*", serve)

    def open_widget(name: str, **traits: Any) -> WidgetPage:
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: errors.append(message.text) if is_trouble(message) else None)
        page.on("request", lambda request: None if request.url.startswith(HOST) else errors.append(request.url))
        page.goto(f"{HOST}/page/{name}")
        page.wait_for_function("window.loaded")
        page.evaluate("(traits) => window.start(traits)", traits)
        return WidgetPage(page)

    yield open_widget
    context.close()
    assert errors == []
