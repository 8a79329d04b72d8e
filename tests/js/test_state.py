"""What the header says: saved, saving, busy, offline, session ended; and what becomes of what was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Route, expect

from tests.js.conftest import WidgetPage
from tests.js.shell_page import TRAITS

SAVED = {"document": "a1", "revision": 4, "at": "2024-11-21T12:03:00", "by": "Anna Reuter"}

START = """async ([traits]) => {
    window.stop();
    window.intents = [];
    window.reconnects = 0;
    window.model.widget_manager = { kernel: {
        id: "k1", connectionStatus: "connected", serverSettings: { baseUrl: "/" },
        reconnect: async () => { window.reconnects += 1; },
    } };
    await window.start(traits);
}"""


WAIT_FOR = """(type) => {
    const waiting = [{ intent: { type }, since: Date.now() }];
    const tell = (waiting) => document.querySelector(".kam-workbook").dispatchEvent(
        new CustomEvent("kam-waiting", { detail: { view: "v", waiting } }));
    tell(waiting);
    window.handled = () => tell([]);
}"""
"""A widget that waits for an answer until ``handled``."""

LEAVE = "() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))"
"""Whether a person who leaves is asked."""


class Life:
    """A shell whose clock, kernel and server do as they are told."""

    def __init__(self, widget: WidgetPage) -> None:
        self.widget, self.page = widget, widget.page
        self.server: int | str = 200
        self.kernel = "idle"
        self.asked = 0
        self.page.route("**/api/kernels/k1", self._answer)
        self.page.clock.install()
        self.page.evaluate(START, [{**TRAITS, "saved": SAVED}])
        self.page.wait_for_function("window.intents.length > 0")  # it has introduced itself

    def _answer(self, route: Route) -> None:
        self.asked += 1
        if self.server == "away":
            route.abort()
        else:
            route.fulfill(status=int(self.server), json={"id": "k1", "execution_state": self.kernel})

    def deaf(self, is_deaf: bool = True) -> None:
        """Let nobody answer from now on, or again."""
        self.page.evaluate("(deaf) => { window.deaf = deaf; }", is_deaf)

    def wait(self, seconds: float = 5) -> None:
        """Let time pass."""
        self.page.clock.run_for(int(seconds * 1000))

    @property
    def says(self) -> Locator:
        """What the header says."""
        return self.page.locator(".kam-saved")


@pytest.fixture
def life(widget_page: Callable[..., WidgetPage]) -> Life:
    return Life(widget_page("shell", **TRAITS))


def restart(life: Life) -> None:
    """Draw the shell anew, as after a reload of its tab."""
    life.page.evaluate(START, [{**TRAITS, "saved": SAVED}])


def test_header__stays_calm_while_it_is_answered(life: Life) -> None:
    life.wait(30)
    expect(life.says).to_have_text("Saved 21 Nov 2024, 12:03")
    assert (life.asked, life.widget.intents[1:]) == (0, [])


def test_saving__is_said_after_a_moment_and_until_it_is_handled(life: Life) -> None:
    life.deaf()
    life.page.evaluate(WAIT_FOR, "edit-cell")
    expect(life.says).to_have_text("Saved 21 Nov 2024, 12:03")
    life.wait(0.4)
    expect(life.says).to_have_text("Saving…")
    life.page.evaluate("window.handled()")
    expect(life.says).to_have_text("Saved 21 Nov 2024, 12:03")


def test_opening__is_not_called_saving(life: Life) -> None:
    life.deaf()
    life.page.get_by_role("link", name="Act").click()
    life.wait(0.4)
    expect(life.says).to_have_text("Opening…")


def test_busy__is_a_kernel_that_is_there_and_does_not_answer(life: Life) -> None:
    life.deaf()
    life.kernel = "busy"
    life.wait()
    expect(life.says).to_have_text("Working…")
    life.wait(60)
    expect(life.says).to_have_attribute("data-life", "busy")
    life.deaf(is_deaf=False)
    life.wait()
    expect(life.says).to_have_text("Saved 21 Nov 2024, 12:03")
    assert life.page.evaluate("window.reconnects") == 0


def test_offline__is_a_server_that_cannot_be_reached_and_ends_by_itself(life: Life) -> None:
    life.deaf()
    life.server = "away"
    life.wait()
    expect(life.says).to_have_text("Offline – trying again")
    life.server = 200
    life.deaf(is_deaf=False)
    life.wait()
    expect(life.says).to_have_text("Saved 21 Nov 2024, 12:03")
    expect(life.page.get_by_role("alertdialog")).to_have_count(0)


def test_offline__connects_anew_once_the_server_can_be_reached(life: Life) -> None:
    life.deaf()
    life.server = "away"
    life.wait()
    expect(life.says).to_have_attribute("data-life", "offline")
    assert life.page.evaluate("window.reconnects") == 0
    life.page.evaluate("window.model.widget_manager.kernel.connectionStatus = 'disconnected'")
    life.server = 200
    life.wait(6)
    life.page.wait_for_function("window.reconnects === 1")
    expect(life.says).to_have_attribute("data-life", "offline")


def test_deaf_connection__is_made_anew(life: Life) -> None:
    life.deaf()
    for _ in range(8):  # the server answers between
        life.wait(2.5)
        expect(life.says).to_have_text("Working…")
    life.page.wait_for_function("window.reconnects >= 1")


@pytest.mark.parametrize(("server", "kernel"), [(404, ""), (200, "dead")])
def test_ended__is_a_kernel_that_is_gone(life: Life, server: int, kernel: str) -> None:
    life.page.evaluate("""() => document.getElementById("host").insertAdjacentHTML(
        "afterend", '<div class="kam-body"><button>Add a person</button></div>')""")
    life.deaf()
    life.server, life.kernel = server, kernel
    life.wait()
    expect(life.says).to_have_text("Session ended")
    panel = life.page.get_by_role("alertdialog", name="This session has ended")
    expect(panel).to_be_focused()
    expect(panel).to_contain_text("Everything up to 21 Nov 2024, 12:03 is saved.")
    assert life.page.locator(".kam-body").evaluate("(body) => body.inert")
    assert life.page.locator(".kam-shell").evaluate("(header) => header.inert")
    with life.page.expect_navigation(wait_until="commit"):
        panel.get_by_role("button", name="Reload").click()
    life.page.wait_for_function("window.loaded")


def test_ended__is_known_at_once_where_the_widgets_were_put_away(life: Life) -> None:
    life.page.evaluate("window.model.fire('comm_live_update')")
    expect(life.says).to_have_text("Session ended")


def test_ended__in_jupyterlab_leads_to_the_notebook(life: Life) -> None:
    life.page.evaluate("document.body.classList.add('jp-LabShell')")
    life.page.evaluate("window.model.fire('comm_live_update')")
    expect(life.page.get_by_role("alertdialog")).to_contain_text("Run the notebook again")
    expect(life.page.get_by_role("button", name="Reload")).to_have_count(0)


def test_unsaved__is_shown_at_the_end_and_offered_after_the_reload(life: Life) -> None:
    life.page.evaluate("""() => document.addEventListener("kam-gather", (event) =>
        event.detail.found.push({ label: "Name", text: "Anna Be" }, { label: "Note", text: "<b>8,5</b>" }))""")
    life.deaf()
    life.page.get_by_role("button", name="Your name").click()
    life.page.get_by_role("textbox", name="Your name").fill("Jonas")
    life.page.evaluate("window.model.fire('comm_live_update')")
    field = life.page.get_by_role("textbox", name="Typed and not saved")
    text = "Your name: Jonas\nName: Anna Be\nNote: <b>8,5</b>"
    expect(field).to_have_value(text)
    restart(life)
    offer = life.page.get_by_role("region", name="Not saved when the session ended")
    expect(offer.get_by_role("textbox")).to_have_value(text)
    offer.get_by_role("button", name="Discard").click()
    expect(offer).to_have_count(0)
    restart(life)
    expect(offer).to_have_count(0)


def test_unsaved__is_offered_after_a_reload_before_the_end(life: Life) -> None:
    life.page.get_by_role("button", name="Your name").click()
    life.page.get_by_role("textbox", name="Your name").fill("Jonas")
    life.page.reload()
    life.page.wait_for_function("window.loaded")
    restart(life)
    offer = life.page.get_by_role("region", name="Not saved when the session ended")
    expect(offer.get_by_role("textbox")).to_have_value("Your name: Jonas")


@pytest.mark.parametrize(("sent", "asked"), [("edit-cell", True), ("open-step", False)])
def test_leaving__is_asked_about_only_while_something_is_saved(life: Life, sent: str, asked: bool) -> None:
    life.page.evaluate(WAIT_FOR, sent)
    life.wait(0.4)
    life.page.wait_for_function("document.querySelector('.kam-saved .kam-spinner')")
    assert life.page.evaluate(LEAVE) is asked
    life.page.evaluate("window.model.fire('comm_live_update')")
    expect(life.says).to_have_text("Session ended")
    assert not life.page.evaluate(LEAVE)


def test_unsaved__nothing_is_offered_where_nothing_was_typed(life: Life) -> None:
    life.page.evaluate("window.model.fire('comm_live_update')")
    expect(life.page.get_by_role("alertdialog")).to_be_visible()
    expect(life.page.locator(".kam-unsaved")).to_have_count(0)


def test_work__shows_how_far_it_is_and_can_be_stopped(life: Life) -> None:
    life.widget.update(busy={"sentence": "Reading orders.csv", "share": 0.25, "cancel": True})
    bar = life.page.get_by_role("progressbar", name="Reading orders.csv")
    expect(bar).to_have_attribute("value", "0.25")
    life.page.get_by_role("button", name="Cancel").click()
    assert life.widget.intents[-1] == {"type": "cancel-work"}
    life.widget.update(busy={"sentence": "Stopping…", "share": None, "cancel": False})
    expect(life.page.get_by_role("progressbar", name="Stopping…")).not_to_have_attribute("value", "0.25")
    expect(life.page.get_by_role("button", name="Cancel")).to_have_count(0)
    life.widget.update(busy={})
    expect(life.page.get_by_role("progressbar")).to_have_count(0)
    expect(life.says).to_have_text("Saved 21 Nov 2024, 12:03")


def test_locked__says_that_it_can_be_read_and_why_not_changed(life: Life) -> None:
    reasons = ["Ada: stance is not one of the scale.", "Made by a newer version."]
    life.widget.update(locked={"sentence": "This plan can be read, not changed.", "reasons": reasons})
    expect(life.page.get_by_text("This plan can be read, not changed.")).to_be_visible()
    life.page.get_by_text("Why (2)").click()
    expect(life.page.get_by_role("listitem").filter(has_text="newer version")).to_be_visible()
    life.widget.update(locked={})
    expect(life.page.locator(".kam-locked")).to_have_count(0)


def heard(widget: WidgetPage) -> None:
    """Tell the widgets, as the shell does, that Python has heard everything until now."""
    widget.page.evaluate("""() => document.dispatchEvent(
        new CustomEvent("kam-heard", { detail: { before: Date.now() + 1 } }))""")


def posted(widget: WidgetPage) -> list[dict[str, Any]]:
    """All messages as they leave the page, with their numbers."""
    return widget.page.evaluate("window.posted")


def test_outbox__numbers_what_is_sent_and_sends_again_what_was_not_handled(
    widget_page: Callable[..., WidgetPage],
) -> None:
    widget = widget_page("buttons", buttons=[])
    widget.page.evaluate("""async () => {
        window.posted = [];
        const { send } = window.model;
        window.stop();
        window.model.send = (content, ...rest) => { window.posted.push(content); send(content, ...rest); };
        await window.start({ buttons: [{ id: "a", label: "A" }, { id: "b", label: "B" }] });
    }""")
    widget.page.get_by_role("button", name="A").click()
    widget.page.evaluate("window.deaf = true")
    widget.page.get_by_role("button", name="B").click()
    widget.page.get_by_role("button", name="A").click()
    heard(widget)
    heard(widget)  # at once again: it may still be on its way
    assert [(one["id"], one["n"]) for one in posted(widget)] == [("a", 1), ("b", 2), ("a", 3), ("b", 2), ("a", 3)]
    assert len({one["view"] for one in posted(widget)}) == 1


BESIDE = """async () => {
    const { default: widget } = await import("/static/buttons.js");
    const el = document.createElement("div");
    document.getElementById("host").after(el);
    const listeners = [];
    window.order = [];
    window.answer = ({ view, n }) => listeners.forEach((hear) => hear({ type: "handled", view, n }));
    const traits = { buttons: [{ id: "a", label: "Press A" }] };
    widget.render({ el, model: {
        get: (key) => traits[key],
        on: (event, then) => { if (event === "msg:custom") listeners.push(then); },
        off: () => {},
        send: (content) => window.order.push(content),
    } });
}"""
"""A second widget in the workbook, whose intents wait in ``order`` for an answer."""


def test_outbox__lets_nothing_overtake_what_another_widget_sent_before(widget_page: Callable[..., WidgetPage]) -> None:
    widget = widget_page("shell", **TRAITS)
    widget.page.evaluate(BESIDE)
    before = len(widget.intents)
    widget.page.get_by_role("button", name="Press A").click()
    widget.page.get_by_role("link", name="Act").click()
    heard(widget)  # the first was lost on the way
    order = widget.page.evaluate("window.order")
    assert [(one["id"], one["n"]) for one in order] == [("a", 1), ("a", 1)]
    assert len(widget.intents) == before
    widget.page.evaluate("window.answer(window.order[1])")
    assert widget.intents[before:] == [{"type": "open-step", "step": "act"}]


def test_outbox__keeps_what_cannot_be_sent_until_somebody_is_there(widget_page: Callable[..., WidgetPage]) -> None:
    widget = widget_page("buttons", buttons=[{"id": "a", "label": "A"}])
    widget.page.evaluate("""async () => {
        const { send } = window.model;
        window.stop();
        window.lost = true;
        window.model.send = (...all) => { if (window.lost) throw new Error("Cannot send"); send(...all); };
        await window.start({});
    }""")
    widget.page.get_by_role("button", name="A").click()
    assert widget.intents == []
    widget.page.evaluate("window.lost = false")
    heard(widget)
    assert widget.intents == [{"type": "press", "id": "a"}]


def test_form__hands_over_what_is_typed_and_not_saved(widget_page: Callable[..., WidgetPage]) -> None:
    fields = [{"name": "name", "label": "Name"}, {"name": "title", "label": "Title"}]
    form = widget_page("form", fields=fields, values={"title": "Buyer"}, errors={}, submit="Add", cancel="", version=0)
    form.page.get_by_label("Name").fill("Anna Be")
    found = form.page.evaluate("""() => {
        const found = [];
        document.dispatchEvent(new CustomEvent("kam-gather", { detail: { found } }));
        return found;
    }""")
    assert found == [{"label": "Name", "text": "Anna Be"}]
