"""Ring 3: people and links added, renamed, changed and removed on the map."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.js.conftest import WidgetPage
from tests.js.map_page import PEOPLE, Open, opener, person, tie


@pytest.fixture
def open_map(widget_page: Callable[..., WidgetPage]) -> Open:
    return opener(widget_page)


def test_map__adds_a_person_by_name_in_a_free_place(open_map: Open) -> None:
    shown = open_map()
    shown.tool("Add person").click()
    shown.name_field("Name of the new person").fill("Dora Dahl")
    shown.page.keyboard.press("Enter")
    [added] = shown.of("add-person")
    assert added["name"] == "Dora Dahl"
    assert all(abs(added["x"] - p["x"]) > 100 or abs(added["y"] - p["y"]) > 100 for p in PEOPLE)
    expect(shown.canvas).to_be_focused()


def test_map__takes_a_name_typed_without_waiting_for_the_window(open_map: Open) -> None:
    shown = open_map()
    shown.canvas.focus()
    keys = "['a', 'Escape', 'l', 'Escape', 'a']"
    focused = shown.page.evaluate(f"""() => {keys}.map((key) => {{
      document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {{ key, bubbles: true, cancelable: true }}));
      return document.activeElement.tagName;
    }})""")
    assert focused == ["INPUT", "DIV", "SELECT", "DIV", "INPUT"]


def test_map__adds_a_person_where_the_empty_map_is_double_clicked(open_map: Open) -> None:
    shown = open_map()
    to = shown.at("bernd")
    shown.page.mouse.dblclick(to["x"], to["y"] + 200)
    shown.page.get_by_role("textbox", name="Name of the new person").fill("Dora")
    shown.page.get_by_role("button", name="Add", exact=True).click()
    [added] = shown.of("add-person")
    assert added["x"] == pytest.approx(300, abs=1)
    assert added["y"] > 100


def test_map__keeps_a_typed_name_on_a_click_elsewhere_and_drops_it_on_escape(open_map: Open) -> None:
    shown = open_map()
    shown.tool("Add person").click()
    shown.name_field("Name of the new person").press_sequentially("Dora")
    shown.page.keyboard.press("Escape")
    expect(shown.page.get_by_role("dialog")).to_have_count(0)
    assert shown.of("add-person") == []
    shown.tool("Add person").click()
    shown.name_field("Name of the new person").press_sequentially("Emil")
    shown.page.mouse.click(*shown.centre)
    expect(shown.page.get_by_role("dialog")).to_have_count(0)
    assert [intent["name"] for intent in shown.of("add-person")] == ["Emil"]


@pytest.mark.parametrize(("typed", "why"), [("Dora\x07", "take it out"), ("D" * 201, "shorten it")])
def test_map__keeps_a_name_that_cannot_be_kept_in_its_field_and_says_why(open_map: Open, typed: str, why: str) -> None:
    shown = open_map()
    shown.tool("Add person").click()
    field = shown.name_field("Name of the new person")
    field.fill(typed)
    field.press("Enter")
    expect(shown.page.get_by_role("alert")).to_contain_text(why)
    expect(field).to_have_value(typed)
    assert shown.of("add-person") == []
    field.fill("Dora")
    expect(shown.page.get_by_role("alert")).to_have_count(0)
    field.press("Enter")
    assert [intent["name"] for intent in shown.of("add-person")] == ["Dora"]


def test_map__links_two_people_by_dragging_the_handle_and_choosing_a_kind(open_map: Open) -> None:
    shown = open_map()
    shown.link_by_mouse("anna", "bernd")
    menu = shown.page.get_by_role("menu", name="Kind of link")
    expect(menu.get_by_role("menuitem")).to_have_count(3)
    menu.get_by_role("menuitem", name="is at odds with").click()
    shown.expect_intent(type="link-people", source="anna", target="bernd", kind="at-odds")
    assert shown.of("move-people") == []


def test_map__links_nothing_when_dropped_on_empty_or_escaped(open_map: Open) -> None:
    shown = open_map()
    shown.page.mouse.move(shown.at("anna")["x"], shown.at("anna")["y"])
    handle = shown.at("anna")["handle"]
    shown.drag(handle, handle["x"] + 120, handle["y"] + 60)
    expect(shown.page.get_by_role("menu")).to_have_count(0)
    shown.link_by_mouse("anna", "bernd")
    expect(shown.page.get_by_role("menu")).to_be_visible()
    shown.page.keyboard.press("Escape")
    expect(shown.page.get_by_role("menu")).to_have_count(0)
    assert shown.of("link-people") == []


def test_map__does_not_offer_a_link_that_exists(open_map: Open) -> None:
    shown = open_map(ties=[tie("t", "anna", "bernd")])
    shown.link_by_mouse("anna", "bernd")
    item = shown.page.get_by_role("menuitem", name="influences")
    expect(item).to_have_attribute("aria-disabled", "true")
    item.click(force=True)
    assert shown.of("link-people") == []


def test_map__links_by_keyboard(open_map: Open) -> None:
    shown = open_map()
    shown.canvas.focus()
    for key in ("n", "Shift+n", "l"):
        shown.page.keyboard.press(key)
    form = shown.page.get_by_role("dialog", name="Link two people")
    expect(form.get_by_label("Whom")).to_have_value("bernd")
    form.get_by_label("Kind of link").select_option("influences")
    form.get_by_role("button", name="Link").press("Enter")
    shown.expect_intent(type="link-people", source="anna", target="bernd", kind="influences")


def test_map__changes_and_deletes_a_link_in_place(open_map: Open) -> None:
    shown = open_map(ties=[tie("t1", "anna", "clara", "controls-access")])
    a, c = shown.at("anna"), shown.at("clara")
    shown.page.mouse.click((a["x"] + c["x"]) / 2, a["y"] + (c["y"] - a["y"]) * 0.7)
    card = shown.page.get_by_role("dialog", name="Link")
    expect(card).to_contain_text("Anna → Clara")
    card.get_by_label("Kind of link").select_option("at-odds")
    shown.expect_intent(type="change-tie", id="t1", kind="at-odds")
    assert shown.of("select") == [{"type": "select", "kind": "tie", "id": "t1"}]
    card.get_by_role("button", name="Delete").click()
    shown.expect_intent(type="remove", people=[], ties=["t1"])


def test_map__closes_the_small_window_of_a_link_that_is_gone(open_map: Open) -> None:
    shown = open_map(ties=[tie("t1", "anna", "bernd")])
    shown.canvas.focus()
    shown.page.keyboard.press("t")
    shown.page.keyboard.press("Enter")
    expect(shown.page.get_by_role("dialog")).to_be_visible()
    shown.update(ties=[])
    expect(shown.page.get_by_role("dialog")).to_have_count(0)


def test_map__renames_in_place(open_map: Open) -> None:
    shown = open_map()
    expect(shown.tool("Rename")).to_have_attribute("aria-disabled", "true")
    shown.choose("anna")
    shown.page.keyboard.press("F2")
    field = shown.page.get_by_role("textbox", name="New name")
    expect(field).to_have_value("Anna")
    shown.update(people=[*PEOPLE, person("dora", 600, 0)])
    field.fill("Anna Berg")
    shown.update(people=PEOPLE)
    expect(field).to_have_value("Anna Berg")
    field.press("Enter")
    shown.expect_intent(type="rename-person", id="anna", name="Anna Berg")


def test_map__deletes_what_is_chosen(open_map: Open) -> None:
    shown = open_map(ties=[tie("t1", "anna", "bernd")])
    expect(shown.tool("Delete")).to_have_attribute("title", "Choose a person or a link first.")
    shown.choose("bernd")
    shown.page.keyboard.press("Delete")
    shown.expect_intent(type="remove", people=["bernd"], ties=[])
    shown.update(people=[PEOPLE[0], PEOPLE[2]], ties=[])
    assert shown.at("bernd") is None
    expect(shown.status).to_have_text("2 people, 0 links.")


def test_map__leaves_out_links_to_people_who_are_not_there(open_map: Open) -> None:
    shown = open_map(ties=[tie("t1", "anna", "nobody"), tie("t2", "anna", "bernd")])
    expect(shown.status).to_have_text("3 people, 1 link.")
