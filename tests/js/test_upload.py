"""The upload in a real page: pieces go one by one, nothing is lost or sent in vain, and each file says how it fares."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Locator, expect

from kamwidgets.widgets.upload import CHUNK_BYTES
from tests.axe import violations
from tests.js.conftest import WidgetPage

PATIENCE = 20_000  # ms, as in sender.js
DROP = """([name, kind]) => {
  const data = new DataTransfer();
  data.items.add(new File(["a,b"], name));
  const target = document.querySelector(kind === "beside" ? "body" : ".kam-drop");
  const event = (type) => new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true });
  const fire = (type) => target.dispatchEvent(event(type));
  return kind === "over" ? fire("dragover") : [fire("dragover"), fire("drop")].join();
}"""


def csv(name: str = "orders.csv", size: int = 10) -> FilePayload:
    return {"name": name, "mimeType": "text/csv", "buffer": b"x" * size}


class UploadPage:
    """Choose files, and answer as Python would."""

    def __init__(self, view: WidgetPage) -> None:
        self.view, self.page = view, view.page

    def choose(self, *files: FilePayload) -> None:
        """Choose files as a person does."""
        with self.page.expect_file_chooser() as chooser:
            self.page.get_by_role("button", name="Choose a file").click()
        chooser.value.set_files(list(files))

    def sent(self, count: int) -> list[tuple[str, int | None, int | None]]:
        """Wait for this many intents and return them as (type, index, bytes)."""
        self.page.wait_for_function("(count) => window.intents.length >= count", arg=count)
        intents = self.view.intents
        assert len(intents) == count
        return [(one["type"].removeprefix("file-"), one.get("index"), one.get("bytes", [None])[0]) for one in intents]

    def answer(self, kind: str, identity: str | None = None, **answer: Any) -> None:
        """Answer the last intent, or for another file."""
        last = self.view.intents[-1]
        self.view.receive({"type": kind, "id": identity or last["id"], **answer})

    def row(self, name: str = "orders.csv") -> Locator:
        """Find the line of a file."""
        return self.page.get_by_role("listitem").filter(has_text=name)


Open = Callable[..., UploadPage]


@pytest.fixture
def upload(widget_page: Callable[..., WidgetPage]) -> Open:
    defaults = {
        "label": "Drop your files here",
        "hint": "CSV or Excel.",
        "button": "Choose a file",
        "accept": ".csv,.xlsx",
    }
    defaults |= {"multiple": True, "limit_mb": 5, "busy": "", "message": {}}
    return lambda **traits: UploadPage(widget_page("upload", **(defaults | traits)))


def test_file__goes_piece_by_piece_each_after_the_last_was_acknowledged(upload: Open) -> None:
    page = upload()
    page.choose(csv(size=CHUNK_BYTES + 5))
    assert page.sent(2) == [("start", None, None), ("chunk", 0, CHUNK_BYTES)]
    start = page.view.intents[0]
    assert (start["name"], start["size"], start["chunks"]) == ("orders.csv", CHUNK_BYTES + 5, 2)
    page.answer("ack", index=1)  # not what was asked
    page.answer("ack", identity="another file", index=0)
    page.answer("ack", index=0)
    page.answer("ack", index=0)
    assert page.sent(3)[2:] == [("chunk", 1, 5)]
    expect(page.page.get_by_role("progressbar")).to_have_attribute("value", str(CHUNK_BYTES))
    page.answer("ack", index=1)
    assert page.sent(4)[3:] == [("end", None, None)]
    expect(page.row()).to_contain_text("Reading")
    page.answer("received")
    expect(page.row()).to_contain_text("Arrived")
    expect(page.page.get_by_role("progressbar")).to_have_count(0)


def test_files__wait_for_each_other(upload: Open) -> None:
    page = upload()
    page.choose(csv("one.csv"), csv("two.csv"))
    expect(page.row("two.csv")).to_contain_text("Waiting")
    page.sent(2)
    page.answer("ack", index=0)
    page.sent(3)
    page.answer("received")
    assert page.sent(5)[3:] == [("start", None, None), ("chunk", 0, 10)]
    assert page.view.intents[3]["name"] == "two.csv"


def test_silence__makes_the_same_piece_go_again_and_then_ends_with_a_sentence(upload: Open) -> None:
    page = upload()
    page.page.clock.install()
    page.choose(csv())
    for count in (2, 4, 6):
        page.sent(count)
        page.page.clock.fast_forward(PATIENCE)
    assert page.sent(6) == [("start", None, None), ("chunk", 0, 10)] * 3
    expect(page.row()).to_contain_text("There was no answer for a minute.")
    page.page.get_by_role("button", name="Send orders.csv again").click()
    page.sent(8)
    assert page.view.intents[0]["id"] != page.view.intents[6]["id"]
    page.answer("ack", index=0)
    page.sent(9)
    page.answer("received")
    expect(page.row()).to_contain_text("Arrived")


def test_reading__may_take_as_long_as_it_takes(upload: Open) -> None:
    page = upload()
    page.page.clock.install()
    page.choose(csv())
    page.sent(2)
    page.answer("ack", index=0)
    for count in range(3, 9):
        page.sent(count)
        page.page.clock.fast_forward(PATIENCE)
    expect(page.row()).to_contain_text("Reading")


def test_refusal__is_shown_beside_the_file_and_the_next_one_goes(upload: Open) -> None:
    page = upload()
    page.choose(csv("one.csv"), csv("two.csv"))
    page.sent(2)
    page.answer("refused", sentence="The file arrived but could not be read.")
    expect(page.row("one.csv")).to_contain_text("The file arrived but could not be read.")
    assert page.sent(4)[2:] == [("start", None, None), ("chunk", 0, 10)]


def test_cancel__stops_a_file_and_tells_python(upload: Open) -> None:
    page = upload()
    page.choose(csv("one.csv", size=2 * CHUNK_BYTES), csv("two.csv"))
    page.sent(2)
    page.page.get_by_role("button", name="Cancel two.csv").click()  # not begun: nothing to tell
    page.page.get_by_role("button", name="Cancel one.csv").click()
    assert page.sent(3)[2:] == [("cancel", None, None)]
    page.answer("ack", index=0)
    expect(page.row("one.csv")).to_contain_text("Cancelled")
    expect(page.row("two.csv")).to_contain_text("Cancelled")
    page.sent(3)


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (csv("plan.pdf"), "This kind of file cannot be read here. Choose .csv or .xlsx."),
        (csv(size=5_000_001), "This file has 5.0 MB; the most that can be sent here is 5 MB."),
        (csv(size=0), "This file is empty."),
    ],
)
def test_objections__are_made_before_anything_is_sent(upload: Open, file: FilePayload, sentence: str) -> None:
    page = upload()
    page.choose(file)
    expect(page.row(file["name"])).to_contain_text(sentence)
    expect(page.page.get_by_role("button", name="again")).to_have_count(0)
    assert page.view.intents == []


def test_drop__takes_the_file_and_shows_that_it_would(upload: Open) -> None:
    page = upload()
    page.page.evaluate(DROP, ["orders.csv", "over"])
    expect(page.page.get_by_text("Let go to add the file")).to_be_visible()
    page.page.evaluate(DROP, ["orders.csv", "drop"])
    assert page.sent(2) == [("start", None, None), ("chunk", 0, 3)]
    expect(page.page.get_by_text("Drop your files here")).to_be_visible()


def test_drop__beside_the_area_does_not_replace_the_page(upload: Open) -> None:
    page = upload()
    assert page.page.evaluate(DROP, ["orders.csv", "beside"]) == "false,false"  # both were prevented
    assert page.view.intents == []


def test_busy__says_why_and_takes_nothing(upload: Open) -> None:
    page = upload(busy="Reading the orders …")
    expect(page.page.get_by_text("Reading the orders …")).to_be_visible()
    expect(page.page.get_by_role("button", name="Choose a file")).to_be_disabled()
    page.page.evaluate(DROP, ["orders.csv", "drop"])
    assert page.view.intents == []


def test_message__is_announced_beneath(upload: Open) -> None:
    page = upload()
    page.view.update(message={"level": "good", "sentence": "91 customers read."})
    expect(page.page.get_by_role("status")).to_have_text("91 customers read.")


def test_leaving__takes_back_what_is_on_its_way(upload: Open) -> None:
    page = upload()
    page.choose(csv(size=2 * CHUNK_BYTES))
    page.sent(2)
    page.page.evaluate("window.stop()")
    assert page.sent(3)[2:] == [("cancel", None, None)]


def test_upload__has_no_accessibility_violations(upload: Open) -> None:
    page = upload(message={"level": "bad", "sentence": "Orders were not read."})
    page.choose(csv(size=2 * CHUNK_BYTES), csv("plan.pdf"), csv("two.csv"))
    page.sent(2)
    assert violations(page.page) == []
    page.view.update(busy="Reading the orders …", message={"level": "warning", "sentence": "Two lines wait."})
    assert violations(page.page) == []
