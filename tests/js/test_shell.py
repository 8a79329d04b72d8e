"""The frame: what is saved, undo, name, notice, marks, downloads."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.js.conftest import WidgetPage
from tests.js.shell_page import STEPS, asked, root, sent


def test_hello__carries_what_the_browser_kept_and_the_address_asks_for(shell: WidgetPage) -> None:
    shell.page.evaluate("localStorage.setItem('kam-name', 'Anna Reuter')")
    first, *rest = asked(shell, step="act", account="a3")
    client = shell.page.evaluate("localStorage.getItem('kam-client')")
    assert len(client) >= 32
    assert first == {"type": "hello", "client": client, "person": "Anna Reuter", "step": "act", "account": "a3"}
    assert rest == []


def test_hello__is_sent_once_with_the_same_client_after_a_reload(shell: WidgetPage) -> None:
    shell.page.wait_for_function("window.intents.length > 0")
    shell.update(active="act")
    shell.update(active="map")
    assert [intent["type"] for intent in shell.intents] == ["hello"]
    assert asked(shell)[0]["client"] == shell.page.evaluate("localStorage.getItem('kam-client')")


def test_saved__says_when_or_that_nothing_is_saved(shell: WidgetPage) -> None:
    saved = shell.page.locator(".kam-saved")
    expect(saved).to_have_text("Not saved yet")
    shell.update(saved={"document": "a1", "revision": 4, "at": "2024-11-21T12:03:00", "by": "Anna Reuter"})
    expect(saved).to_have_text("Saved 21 Nov 2024, 12:03")
    expect(saved).to_have_attribute("title", "Last change by Anna Reuter")
    now = shell.page.evaluate("new Date().toISOString()")
    shell.update(saved={"document": "a1", "revision": 5, "at": now, "by": "Anna Reuter"})
    expect(saved).to_have_text(re.compile(r"^Saved \d\d:\d\d$"))


def test_presence__is_shown_from_two_on(shell: WidgetPage) -> None:
    expect(shell.page.locator(".kam-presence")).to_have_count(0)
    shell.update(here=["Anna Reuter", "Jonas"])
    expect(shell.page.locator(".kam-presence")).to_have_attribute("title", "Anna Reuter, Jonas")
    expect(shell.page.locator(".kam-presence")).to_contain_text("2 here")


def test_undo__says_what_and_is_off_where_there_is_nothing(shell: WidgetPage) -> None:
    undo = shell.page.get_by_role("button", name="Undo")
    expect(undo).to_be_disabled()
    shell.update(undo="Added Dr Keller", redo="Removed a line")
    expect(undo).to_have_attribute("title", "Added Dr Keller")
    shell.page.get_by_role("button", name="Undo: Added Dr Keller").click()
    shell.page.get_by_role("button", name="Redo: Removed a line").click()
    assert sent(shell) == [{"type": "undo"}, {"type": "redo"}]


def test_undo__goes_by_keys_but_not_while_typing(shell: WidgetPage) -> None:
    shell.update(undo="Added Dr Keller", redo="Removed a line")
    for keys in ("Control+z", "Control+Shift+Z", "Control+y", "z"):
        shell.page.keyboard.press(keys)
    shell.page.get_by_role("combobox", name="Account").focus()
    shell.page.keyboard.press("Control+z")
    assert sent(shell) == [{"type": "undo"}, {"type": "redo"}, {"type": "redo"}]


def test_undo__by_key_is_asked_for_before_the_header_knows_of_anything(shell: WidgetPage) -> None:
    shell.page.keyboard.press("Control+z")
    assert sent(shell) == [{"type": "undo"}]


def test_undo__hears_keys_that_a_widget_keeps_to_itself_but_none_from_outside(shell: WidgetPage) -> None:
    shell.update(undo="Added Dr Keller")
    shell.page.evaluate("""() => {
        document.body.classList.remove("kam-workbook");
        document.getElementById("host").classList.add("kam-workbook");
        document.body.insertAdjacentHTML("beforeend", '<button id="outside">a cell</button>');
        document.getElementById("host").addEventListener("keydown", (event) => event.stopPropagation());
    }""")
    shell.page.locator("#outside").press("Control+z")
    assert sent(shell) == []
    shell.page.get_by_role("button", name="Undo").press("Control+z")
    assert sent(shell) == [{"type": "undo"}]


def test_name__is_kept_by_the_browser_and_told(shell: WidgetPage) -> None:
    shell.page.get_by_role("button", name="Your name").click()
    field = shell.page.get_by_role("textbox", name="Your name")
    expect(field).to_be_focused()
    field.fill("  Anna Reuter ")
    field.press("Enter")
    assert sent(shell) == [{"type": "name-person", "name": "Anna Reuter"}]
    assert shell.page.evaluate("localStorage.getItem('kam-name')") == "Anna Reuter"
    expect(shell.page.get_by_role("dialog")).to_have_count(0)
    shell.update(person="Anna Reuter")
    expect(shell.page.get_by_role("button", name="Anna Reuter")).to_be_focused()


def test_name__that_is_too_long_stays_in_its_field_to_be_shortened(shell: WidgetPage) -> None:
    shell.page.get_by_role("button", name="Your name").click()
    field = shell.page.get_by_role("textbox", name="Your name")
    field.fill("A" * 81)
    field.press("Enter")
    assert field.evaluate("(field) => field.validationMessage") == "At most 80 characters: shorten it."
    expect(field).to_have_value("A" * 81)
    assert sent(shell) == []
    field.press("Backspace")
    field.press("Enter")
    assert sent(shell) == [{"type": "name-person", "name": "A" * 80}]


@pytest.mark.parametrize("leave", ["escape", "outside"])
def test_name__is_not_changed_by_leaving(shell: WidgetPage, leave: str) -> None:
    shell.page.get_by_role("button", name="Your name").click()
    shell.page.get_by_role("textbox", name="Your name").fill("Nobody")
    if leave == "escape":
        shell.page.keyboard.press("Escape")
    else:
        shell.page.mouse.click(300, 600)
    expect(shell.page.get_by_role("dialog")).to_have_count(0)
    assert sent(shell) == []


def test_notice__stays_until_the_person_or_python_ends_it(shell: WidgetPage) -> None:
    notice = {"id": "n1", "level": "warning", "sentence": "Jonas changed the same.", "verb": "Take theirs"}
    shell.update(notice=notice)
    expect(shell.page.get_by_role("status").filter(has_text="Watch: Jonas changed the same.")).to_be_visible()
    shell.page.get_by_role("button", name="Take theirs").click()
    shell.page.get_by_role("button", name="Dismiss").click()
    assert sent(shell) == [{"type": "act-on-notice", "id": "n1"}, {"type": "dismiss-notice", "id": "n1"}]
    shell.update(notice={})
    expect(shell.page.locator(".kam-notice")).to_have_count(0)


def test_notice__of_a_problem_interrupts(shell: WidgetPage) -> None:
    shell.update(notice={"id": "n2", "level": "bad", "sentence": "The file could not be read."})
    expect(shell.page.get_by_role("alert")).to_contain_text("Problem: The file could not be read.")
    expect(shell.page.locator(".kam-notice").get_by_role("button")).to_have_count(1)


def test_ready__is_marked_once_the_step_can_be_seen(shell: WidgetPage) -> None:
    shell.update(ready="map")
    shell.page.evaluate("""() => document.getElementById("host").insertAdjacentHTML(
        "afterend", '<div class="kam-step-map kam-hidden"></div>')""")
    shell.page.wait_for_timeout(100)
    expect(root(shell)).not_to_have_attribute("data-kam-ready", "map")
    shell.page.evaluate("document.querySelector('.kam-step-map').innerHTML = '<p>the map</p>'")
    shell.page.wait_for_timeout(100)
    expect(root(shell)).not_to_have_attribute("data-kam-ready", "map")
    shell.page.evaluate("document.querySelector('.kam-step-map').classList.remove('kam-hidden')")
    expect(root(shell)).to_have_attribute("data-kam-ready", "map")
    expect(shell.page.get_by_role("main")).to_have_text("the map")


def test_ready__is_taken_back_for_the_next_step(shell: WidgetPage) -> None:
    shell.page.evaluate("""() => document.getElementById("host").insertAdjacentHTML(
        "afterend", '<div class="kam-step-map"><p>the map</p></div>')""")
    shell.update(ready="map")
    expect(root(shell)).to_have_attribute("data-kam-ready", "map")
    shell.update(ready="act")
    shell.page.wait_for_function("!document.querySelector('.kam-workbook').dataset.kamReady")


def test_marks__wait_until_the_widget_is_in_the_page(shell: WidgetPage) -> None:
    shell.page.evaluate("""() => {
        window.host = document.getElementById("host");
        window.host.remove();
    }""")
    shell.update(saved={"document": "a1", "revision": 4, "at": "2026-11-21T12:03:00", "by": ""})
    shell.page.wait_for_timeout(50)
    shell.page.evaluate("document.body.append(window.host)")
    expect(root(shell)).to_have_attribute("data-kam-saved", "a1:4")


def test_download__reaches_the_person_byte_by_byte(shell: WidgetPage, tmp_path: Path) -> None:
    with shell.page.expect_download() as started:
        shell.page.evaluate("""() => window.receive(
            { type: "download", name: "plan.bin", mime: "application/octet-stream" },
            [new DataView(new Uint8Array([0, 255, 10, 13]).buffer)])""")
    assert started.value.suggested_filename == "plan.bin"
    started.value.save_as(tmp_path / "plan.bin")
    assert (tmp_path / "plan.bin").read_bytes() == bytes([0, 255, 10, 13])


def test_text__is_never_markup(shell: WidgetPage) -> None:
    evil = "<img src=x onerror=alert(1)>"
    shell.update(
        company=evil,
        person=evil,
        here=[evil, "Jonas"],
        opened={"id": "a1", "name": evil, "key": True},
        found={"part": "", "accounts": [{"id": "a1", "name": evil, "key": True}], "total": 1, "of": 1},
        steps=[{**STEPS[0], "title": evil}],
        notice={"id": "n", "level": "bad", "sentence": evil, "verb": evil},
    )
    expect(shell.page.locator("img")).to_have_count(0)
    expect(shell.page.locator(".kam-company")).to_have_text(evil)


def test_card__below_the_work_is_brought_into_view_and_beside_it_nothing_moves(shell: WidgetPage) -> None:
    shell.page.evaluate("""() => document.body.insertAdjacentHTML("beforeend",
        '<div style="height: 2000px"></div><div class="kam-side" style="height: 300px">the card</div>')""")
    shell.receive({"type": "reveal-card"})
    expect(shell.page.get_by_text("the card")).to_be_in_viewport()
    shell.page.evaluate("window.scrollBy(0, -100)")
    before = shell.page.evaluate("window.scrollY")
    shell.receive({"type": "reveal-card"})
    assert shell.page.evaluate("window.scrollY") == before
