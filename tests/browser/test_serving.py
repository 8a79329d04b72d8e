"""The server from outside: what a page gets, what another website gets, what a person reads when something fails."""

from __future__ import annotations

import http.client
import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import nbformat
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PATIENCE, AppPage, Server

PAGES = {
    "0_widgets": """
import os, anywidget, ipywidgets, traitlets
from IPython.display import display

class Counter(anywidget.AnyWidget):
    _esm = '''export default { render({ model, el }) {
      const button = document.createElement("button");
      const draw = () => { button.textContent = "counted " + model.get("n"); };
      button.onclick = () => { model.set("n", model.get("n") + 1); model.save_changes(); };
      model.on("change:n", draw); draw();
      const frame = document.createElement("iframe");
      frame.sandbox = ""; frame.srcdoc = "<p>a preview</p>";
      el.append(button, frame);
    } }'''
    n = traitlets.Int(0).tag(sync=True)

picture = {"$schema": "https://vega.github.io/schema/vega-lite/v5.json", "data": {"values": [{"a": "x", "b": 1}]},
           "mark": "bar", "encoding": {"x": {"field": "a"}, "y": {"field": "b", "type": "quantitative"}}}
counter, seen, out = Counter(), ipywidgets.Label(), ipywidgets.Output()
counter.observe(lambda change: setattr(seen, "value", f"Python saw {change.new}"), "n")
with out:
    display({"application/vnd.vegalite.v5+json": picture}, raw=True)
ipywidgets.VBox([ipywidgets.Label(os.environ["KAM_WORKSPACE"]), counter, seen, out])
""",
    "1_fails": "raise ValueError('the customer Jane Roe owes 77')",
}


@pytest.fixture(scope="module")
def notebooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("notebooks")
    for name, source in PAGES.items():
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
        nbformat.write(notebook, folder / f"{name}.ipynb")
    return folder


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("workspace")


@pytest.fixture
def server(servers: Callable[..., Server], workspace: Path, notebooks: Path) -> Server:
    return servers(workspace, notebooks)


def ask(server: Server, path: str, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(urlsplit(server.address).netloc, timeout=PATIENCE)
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    return connection.getresponse()


def uncovered(page: Page) -> None:
    expect(page.locator("#loading")).to_have_count(0, timeout=PATIENCE * 1000)


def test_page__shows_widgets_pictures_and_frames_under_the_strict_headers(
    server: Server, app_page: Callable[[], AppPage], workspace: Path
):
    opened = app_page()
    page = opened.open(server.address)
    page.get_by_role("button", name="counted 0").wait_for()
    uncovered(page)
    page.get_by_role("button", name="counted 0").click()
    expect(page.get_by_text("Python saw 1")).to_be_visible()
    expect(page.get_by_text(str(workspace))).to_be_visible()
    expect(page.locator(".vega-embed canvas, .vega-embed svg").first).to_be_visible()
    expect(page.frame_locator("iframe").get_by_text("a preview")).to_be_visible()
    assert opened.received > 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_page__says_that_it_is_opening_before_anything_else(server: Server, app_page: Callable[[], AppPage]):
    page = app_page().page
    page.goto(f"{server.address}/voila/render/0_widgets.ipynb", wait_until="commit")
    expect(page.get_by_role("status")).to_contain_text("Opening the workbook")
    uncovered(page)


def test_page__takes_its_kernel_along_when_it_is_closed(server: Server, app_page: Callable[[], AppPage]):
    page = app_page().open(f"{server.address}/voila/render/0_widgets.ipynb")
    uncovered(page)
    kernel = json.loads(page.locator("#jupyter-config-data").inner_text())["kernelId"]
    process = server.kernel(kernel)
    page.goto("about:blank")
    process.wait(timeout=PATIENCE)
    assert kernel not in server.kernels()


def test_failing_cell__shows_a_sentence_whose_id_the_log_knows_and_no_data(
    server: Server, app_page: Callable[[], AppPage]
):
    page = app_page().open(f"{server.address}/voila/render/1_fails.ipynb")
    sentence = page.get_by_role("alert")
    expect(sentence).to_contain_text("Something went wrong", timeout=PATIENCE * 1000)
    uncovered(page)
    (fault,) = re.findall(r"error id ([0-9A-F]{4})", sentence.inner_text())
    log = server.log.read_text(encoding="utf-8")
    assert f"error id {fault}: cell 1 of a page: ValueError" in log
    for told in (page.content(), log, "".join(server.printed)):
        assert "Jane Roe" not in told
    assert "Traceback" not in page.content()


def test_unknown_page__is_ours_and_leads_back(server: Server, app_page: Callable[[], AppPage]):
    opened = app_page()
    for path in ("/voila/render/9_nothing.ipynb", "/nothing", "/voila/tree", "/voila/files/a.png"):
        page = opened.open(f"{server.address}{path}")
        expect(page.get_by_role("heading")).to_have_text("There is no such page in this workbook.")
        assert page.get_by_role("link", name="Open the workbook").get_attribute("href") == "/"
    opened.forgive("404")  # the browser itself notes a page that was not found


@pytest.mark.parametrize("path", ["/", "/nothing", "/voila/static/voila.js", "/voila/templates/kam/static/kam.css"])
def test_every_answer__carries_the_headers(server: Server, path: str):
    headers = ask(server, path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "'unsafe-inline'" not in re.findall(r"script-src[^;]*", policy)[0]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_root__leads_to_the_first_notebook_and_keeps_step_and_account(server: Server):
    answer = ask(server, "/?step=map&account=QUICK")
    assert (answer.status, answer.headers["Location"]) == (302, "/voila/render/0_widgets.ipynb?step=map&account=QUICK")


def test_other_websites__are_refused(server: Server):
    page = "/voila/render/0_widgets.ipynb"
    assert ask(server, page, Host="evil.example").status == http.client.FORBIDDEN
    assert ask(server, page, Origin="https://evil.example").status == http.client.FORBIDDEN
    assert ask(server, page, Sec_Fetch_Site="cross-site", Sec_Fetch_Dest="image").status == http.client.FORBIDDEN
    closing = f"/voila/api/shutdown/{'0' * 8}-0-0-0-0"
    assert ask(server, closing, "POST", Origin="https://evil.example").status == http.client.FORBIDDEN


def test_server__stops_cleanly_on_a_signal(workspace: Path, notebooks: Path, tmp_path: Path):
    server = Server(workspace, notebooks, tmp_path)
    assert ask(server, "/voila/render/0_widgets.ipynb").read()
    (process,) = server.kernels().values()
    assert server.stop() == 0
    assert not process.is_running()
    assert len(server.printed) == 1
