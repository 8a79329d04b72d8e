"""Ring 3: the relationship map in a real page: looking, choosing, finding one's way."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.chromium import box_of
from tests.js.conftest import WidgetPage
from tests.js.map_page import PEOPLE, Open, opener, person, tie


@pytest.fixture
def open_map(widget_page: Callable[..., WidgetPage]) -> Open:
    return opener(widget_page)


def test_map__says_what_to_do_while_it_is_empty(open_map: Open) -> None:
    shown = open_map([])
    expect(shown.page.get_by_text("Nobody yet.")).to_be_visible()
    expect(shown.tool("Find")).to_have_attribute("title", "There is nobody on the map yet.")
    shown.update(people=PEOPLE)
    expect(shown.page.get_by_text("Nobody yet.")).to_have_count(0)


def test_map__says_in_words_who_is_chosen(open_map: Open) -> None:
    anna = {"subtitle": "Head of Purchasing", "roles": ["Decider"], "role": "decider", "stance": "sceptic"}
    shown = open_map([person("anna", 0, 0, **anna), *PEOPLE[1:]], [tie("t1", "anna", "bernd")])
    shown.choose("anna")
    expect(shown.status).to_have_text(
        "Anna, Head of Purchasing. Decider. Sceptic. Influence: not known yet. Contact not known yet. 1 link."
    )
    assert shown.of("select") == [{"type": "select", "kind": "person", "id": "anna"}]
    shown.page.keyboard.press("Escape")
    expect(shown.status).to_have_text("3 people, 1 link.")
    assert shown.of("select")[-1] == {"type": "select", "kind": "", "id": ""}


def test_map__follows_a_choice_made_elsewhere_without_answering(open_map: Open) -> None:
    shown = open_map()
    shown.update(selected={"kind": "person", "id": "clara"})
    expect(shown.status).to_contain_text("Clara.")
    shown.update(selected={})
    expect(shown.status).to_have_text("3 people, 0 links.")
    assert shown.intents == []


def test_map__does_not_fall_back_to_an_older_choice_that_comes_back_late(open_map: Open) -> None:
    shown = open_map()
    shown.choose("anna")
    shown.choose("bernd")
    shown.update(selected={"kind": "person", "id": "anna"})
    shown.update(selected={"kind": "person", "id": "bernd"})
    expect(shown.status).to_contain_text("Bernd.")
    assert len(shown.of("select")) == 2


def test_map__keeps_several_chosen_when_python_says_nobody_is(open_map: Open) -> None:
    shown = open_map()
    shown.choose("anna")
    shown.update(selected={"kind": "person", "id": "anna"})
    shown.page.keyboard.press("ControlOrMeta+a")
    expect(shown.status).to_have_text("3 people chosen.")
    shown.update(selected={})
    expect(shown.status).to_have_text("3 people chosen.")


def test_map__opens_a_person_by_double_click_and_enter(open_map: Open) -> None:
    shown = open_map()
    at = shown.at("bernd")
    shown.page.mouse.dblclick(at["x"], at["y"])
    shown.expect_intent(type="open-person", id="bernd")
    shown.page.keyboard.press("Enter")
    assert shown.of("open-person") == [{"type": "open-person", "id": "bernd"}] * 2


def test_map__steps_through_people_by_keys(open_map: Open) -> None:
    shown = open_map()
    shown.canvas.focus()
    for key, name in [("n", "Anna"), ("n", "Bernd"), ("p", "Anna"), ("p", "Clara"), ("n", "Anna")]:
        shown.page.keyboard.press(key)
        expect(shown.status).to_contain_text(name)


def test_map__keeps_zoom_and_view_when_traits_change(open_map: Open) -> None:
    shown = open_map()
    shown.tool("Zoom in").click()
    shown.tool("Zoom in").click()
    before = [shown.at(each["id"]) for each in PEOPLE]
    shown.update(people=[*PEOPLE, person("dora"), person("emil", 900, 900)], ties=[tie("t", "anna", "bernd")])
    shown.update(people=[{**PEOPLE[0], "name": "Anna Berg", "stance": "advocate"}, *PEOPLE[1:]])
    assert [shown.at(each["id"]) for each in PEOPLE] == before


def test_map__fits_everybody_again(open_map: Open) -> None:
    shown = open_map()
    before = shown.at("anna")
    for _ in range(3):
        shown.tool("Zoom in").click()
    assert shown.at("anna") != before
    shown.tool("Fit").click()
    assert shown.at("anna")["x"] == pytest.approx(before["x"], abs=0.5)
    assert shown.at("anna")["y"] == pytest.approx(before["y"], abs=0.5)


def test_map__still_shows_everybody_when_somebody_chosen_stands_beyond_the_edge(open_map: Open) -> None:
    shown = open_map()
    box = box_of(shown.canvas)
    far = [*PEOPLE, person("dora", 3000, 0), person("emil", -3000, 0)]
    shown.update(people=far, selected={"kind": "person", "id": "dora"})
    for name in ("anna", "dora", "emil"):
        assert box["x"] < shown.at(name)["x"] < box["x"] + box["width"]
    shown.tool("Zoom in").click()
    shown.update(selected={"kind": "person", "id": "emil"})
    assert shown.at("emil")["x"] == pytest.approx(shown.centre[0], abs=1)  # one looks closer: only at them


def test_map__zooms_with_the_wheel_only_when_asked(open_map: Open) -> None:
    shown = open_map()
    shown.page.evaluate("() => { window.turns = 0; addEventListener('wheel', () => window.turns++, true); }")

    def apart_after_a_turn(number: int) -> float:
        shown.page.mouse.wheel(0, -100)
        shown.page.wait_for_function("(number) => window.turns === number", arg=number)
        return shown.at("bernd")["x"] - shown.at("anna")["x"]

    before = shown.at("bernd")["x"] - shown.at("anna")["x"]
    shown.page.mouse.move(*shown.centre)
    assert apart_after_a_turn(1) == before
    shown.canvas.focus()
    assert apart_after_a_turn(2) > before * 1.1


def test_map__can_only_be_looked_at_when_read_only(open_map: Open) -> None:
    shown = open_map(read_only=True)
    expect(shown.tool("Add person")).to_have_attribute("title", "You can look at this map, but not change it.")
    shown.tool("Add person").click(force=True)
    expect(shown.page.get_by_role("dialog")).to_have_count(0)
    shown.choose("anna")
    for key in ("Delete", "F2", "a", "l", "b", "Alt+ArrowRight", "Control+d"):
        shown.page.keyboard.press(key)
    start = shown.at("bernd")
    shown.drag(start, start["x"] + 50, start["y"] + 50)
    expect(shown.page.locator(".kam-map-knob")).to_be_hidden()
    assert {intent["type"] for intent in shown.intents} == {"select"}


def test_map__explains_its_shapes_in_a_legend(open_map: Open) -> None:
    shown = open_map()
    shown.tool("Legend").click()
    legend = shown.page.get_by_role("region", name="Legend")
    expect(legend).to_contain_text("Gatekeeper")
    expect(legend).to_contain_text("is at odds with")
    shown.page.get_by_role("button", name="Close the legend").click()
    expect(legend).to_have_count(0)


def test_map__treats_hostile_names_as_text(open_map: Open) -> None:
    name = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'
    hostile = person('a"]', 0, 0, name=name, subtitle=name, roles=[name], stance='"]', role="x", influence="?")
    shown = open_map([hostile, person("", 300, 0, name="x" * 5000)], [tie("t", 'a"]', "", kind='"] , *')])
    shown.click('a"]')
    expect(shown.status).to_contain_text("<img src=x")
    shown.page.keyboard.press("l")
    shown.page.keyboard.press("Escape")
    shown.link_by_mouse('a"]', "")
    expect(shown.page.get_by_role("dialog")).to_contain_text("<script>")
    assert shown.page.evaluate("window.hacked") is None
    assert shown.page.locator("#host img, #host script").count() == 0


def test_map__stays_usable_with_300_people(open_map: Open) -> None:
    people = [person(f"p{i}", None, None, name=f"Person {i}") for i in range(300)]
    ties = [tie(f"t{i}", f"p{i % 300}", f"p{(i * 7 + 1) % 300}") for i in range(900)]
    shown = open_map(people, ties)
    took = shown.page.evaluate(
        "(people) => { const start = performance.now(); window.update({ people }); return performance.now() - start; }",
        [{**each, "stance": "advocate"} for each in people],
    )
    assert took < 1000  # ms; a tenth of it on an idle machine


def test_map__waits_until_it_is_on_the_page(open_map: Open) -> None:
    shown = open_map()
    shown.page.evaluate("window.stop()")
    shown.page.evaluate(
        """async () => {
          const { default: widget } = await import("/static/map.js");
          const el = document.createElement("div");
          widget.render({ model: window.model, el }); // as ipywidgets does with a child that is added later
          await new Promise((then) => setTimeout(then, 50));
          document.getElementById("host").append(el);
        }"""
    )
    expect(shown.status).to_have_text("3 people, 0 links.")
    box = box_of(shown.canvas)
    assert all(box["x"] < shown.at(each["id"])["x"] < box["x"] + box["width"] for each in PEOPLE)


def test_map__cleans_up(open_map: Open) -> None:
    shown = open_map()
    shown.page.evaluate("window.stop()")
    assert shown.page.locator("#host").inner_html() == ""
    shown.update(people=[])
    shown.page.keyboard.press("Escape")
