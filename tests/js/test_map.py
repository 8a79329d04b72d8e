"""Ring 3: the relationship map in a real page, driven by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.chromium import box_of
from tests.js.conftest import WidgetPage

KINDS = [
    {"value": "reports-to", "label": "reports to"},
    {"value": "influences", "label": "influences"},
    {"value": "at-odds", "label": "is at odds with"},
]


def person(id_: str, x: float | None = None, y: float | None = None, **fields: Any) -> dict[str, Any]:
    fields = {"name": id_.title(), "subtitle": "", "roles": [], "role": "", "stance": "unknown", **fields}
    return {"id": id_, "x": x, "y": y, "influence": "unknown", "contact": "unknown", **fields}


def tie(id_: str, source: str, target: str, kind: str = "influences") -> dict[str, Any]:
    return {"id": id_, "source": source, "target": target, "kind": kind, "strength": 2, "label": ""}


PEOPLE = [person("anna", 0, 0), person("bernd", 300, 0), person("clara", 0, 200)]


class Map(WidgetPage):
    """The widget, and where things are on the screen."""

    @property
    def canvas(self) -> Locator:
        """The part that takes the keys."""
        return self.page.locator(".kam-map-canvas")

    @property
    def status(self) -> Locator:
        """The line that says what is chosen."""
        return self.page.locator(".kam-map-status")

    def tool(self, name: str) -> Locator:
        """Find a button of the strip."""
        return self.page.get_by_role("toolbar").get_by_role("button", name=name, exact=True)

    def at(self, id_: str) -> dict[str, Any]:
        """Where somebody and the handle are in the window."""
        return self.page.evaluate("(id) => document.querySelector('.kam-map').screenPoint(id)", id_)

    def click(self, id_: str, **options: Any) -> None:
        """Click somebody."""
        at = self.at(id_)
        self.page.mouse.move(at["x"], at["y"])
        self.page.mouse.click(at["x"], at["y"], **options)

    def choose(self, id_: str) -> None:
        """Click somebody and wait until the map says so."""
        self.click(id_)
        expect(self.status).to_contain_text(id_.title())

    def drag(self, start: dict[str, float], x: float, y: float) -> None:
        """Drag with the mouse."""
        mouse = self.page.mouse
        mouse.move(start["x"], start["y"])
        mouse.down()
        mouse.move((start["x"] + x) / 2, (start["y"] + y) / 2, steps=4)
        mouse.move(x, y, steps=4)
        mouse.up()

    def link_by_mouse(self, source: str, target: str) -> None:
        """Drag the handle of one person to another."""
        self.page.mouse.move(self.at(source)["x"], self.at(source)["y"])
        expect(self.page.locator(".kam-map-knob")).to_be_visible()
        to = self.at(target)
        self.drag(self.at(source)["handle"], to["x"], to["y"])

    def of(self, type_: str) -> list[dict[str, Any]]:
        """List the intents of one type."""
        return [intent for intent in self.intents if intent["type"] == type_]

    def expect_intent(self, **intent: Any) -> None:
        """Wait for an intent, and for no other of its type."""
        self.page.wait_for_function("(type) => window.intents.some((each) => each.type === type)", arg=intent["type"])
        assert self.of(intent["type"]) == [intent]


Open = Callable[..., Map]


@pytest.fixture
def open_map(widget_page: Callable[..., WidgetPage]) -> Open:
    def open_(people: list[dict[str, Any]] = PEOPLE, ties: list[dict[str, Any]] | None = None, **traits: Any) -> Map:
        traits = {"selected": {}, "read_only": False, "label": "Map of Acme", "empty": "Nobody yet.", **traits}
        shown = widget_page("map", people=people, ties=ties or [], kinds=KINDS, height="540px", **traits)
        opened = Map(shown.page)
        expect(opened.tool("Fit")).to_be_visible()
        opened.page.wait_for_timeout(50)
        return opened

    return open_


def centre(page: Page) -> tuple[float, float]:
    box = box_of(page.locator(".kam-map-canvas"))
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_map__says_what_to_do_while_it_is_empty(open_map: Open) -> None:
    shown = open_map([])
    expect(shown.page.get_by_text("Nobody yet.")).to_be_visible()
    expect(shown.tool("Tidy up")).to_have_attribute("title", "There is nobody on the map yet.")
    shown.update(people=PEOPLE)
    expect(shown.page.get_by_text("Nobody yet.")).to_have_count(0)


def test_map__adds_a_person_by_name_in_a_free_place(open_map: Open) -> None:
    shown = open_map()
    shown.tool("Add person").click()
    shown.page.keyboard.type("Dora Dahl")
    shown.page.keyboard.press("Enter")
    [added] = shown.of("add-person")
    assert added["name"] == "Dora Dahl"
    assert all(abs(added["x"] - p["x"]) > 100 or abs(added["y"] - p["y"]) > 100 for p in PEOPLE)
    expect(shown.canvas).to_be_focused()


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
    shown.page.keyboard.type("Dora")
    shown.page.keyboard.press("Escape")
    expect(shown.page.get_by_role("dialog")).to_have_count(0)
    assert shown.of("add-person") == []
    shown.tool("Add person").click()
    shown.page.keyboard.type("Emil")
    x, y = centre(shown.page)
    shown.page.mouse.click(x, y)
    assert [intent["name"] for intent in shown.of("add-person")] == ["Emil"]


def test_map__sends_one_move_when_a_person_is_dropped(open_map: Open) -> None:
    shown = open_map()
    start = shown.at("bernd")
    shown.drag(start, start["x"] - 50, start["y"] + 80)
    [move] = shown.of("move-people")
    assert list(move["positions"]) == ["bernd"]
    assert move["positions"]["bernd"]["x"] < 300
    assert move["positions"]["bernd"]["y"] > 0
    assert shown.at("bernd")["x"] == pytest.approx(start["x"] - 50, abs=1.5)


def test_map__moves_everybody_who_is_chosen_together(open_map: Open) -> None:
    shown = open_map()
    shown.choose("anna")
    shown.page.keyboard.down("Shift")
    shown.click("bernd")
    shown.page.keyboard.up("Shift")
    expect(shown.status).to_have_text("2 people chosen.")
    start = shown.at("bernd")
    shown.drag(start, start["x"], start["y"] + 60)
    [move] = shown.of("move-people")
    assert set(move["positions"]) == {"anna", "bernd"}
    assert move["positions"]["anna"]["y"] == move["positions"]["bernd"]["y"] > 0


def test_map__keeps_a_move_that_python_has_not_seen_yet(open_map: Open) -> None:
    shown = open_map()
    start = shown.at("bernd")
    shown.drag(start, start["x"] + 60, start["y"])
    there = shown.at("bernd")
    shown.update(people=[*PEOPLE, person("dora", 600, 0)])  # somebody else's edit, sent before ours arrived
    assert shown.at("bernd") == there
    moved = shown.of("move-people")[0]["positions"]["bernd"]
    shown.update(people=[PEOPLE[0], person("bernd", **moved), PEOPLE[2]])
    assert shown.at("bernd") == there
    shown.update(people=PEOPLE)  # undone
    assert shown.at("bernd")["x"] == pytest.approx(start["x"], abs=1)


def test_map__does_not_pull_a_person_from_under_the_pointer(open_map: Open) -> None:
    shown = open_map()
    start = shown.at("bernd")
    mouse = shown.page.mouse
    mouse.move(start["x"], start["y"])
    mouse.down()
    mouse.move(start["x"] + 70, start["y"] + 40, steps=5)
    shown.update(people=[PEOPLE[0], person("bernd", 300, -200), PEOPLE[2]])
    assert shown.at("bernd")["x"] == pytest.approx(start["x"] + 70, abs=1.5)
    mouse.up()
    assert shown.at("bernd")["y"] == pytest.approx(start["y"] + 40, abs=1.5)
    assert len(shown.of("move-people")) == 1


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


def test_map__moves_with_arrow_keys_and_sends_once(open_map: Open) -> None:
    shown = open_map()
    shown.choose("anna")
    shown.page.keyboard.down("ArrowRight")
    shown.page.keyboard.down("ArrowRight")
    shown.page.keyboard.down("ArrowRight")
    shown.page.keyboard.up("ArrowRight")
    shown.expect_intent(type="move-people", positions={"anna": {"x": 30, "y": 0}})


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


def test_map__shows_newcomers_in_free_places_and_moves_nobody(open_map: Open) -> None:
    shown = open_map([person("anna"), person("bernd")])
    anna, bernd = shown.at("anna"), shown.at("bernd")
    shown.update(people=[person(id_) for id_ in ("clara", "anna", "dora", "bernd")])
    assert (shown.at("anna"), shown.at("bernd")) == (anna, bernd)
    spots = [(shown.at(id_)["x"], shown.at(id_)["y"]) for id_ in ("anna", "bernd", "clara", "dora")]
    assert all(abs(a[0] - b[0]) > 60 or abs(a[1] - b[1]) > 60 for i, a in enumerate(spots) for b in spots[:i])
    assert shown.intents == []


def test_map__fits_everybody_again(open_map: Open) -> None:
    shown = open_map()
    before = shown.at("anna")
    for _ in range(3):
        shown.tool("Zoom in").click()
    assert shown.at("anna") != before
    shown.tool("Fit").click()
    assert shown.at("anna")["x"] == pytest.approx(before["x"], abs=0.5)
    assert shown.at("anna")["y"] == pytest.approx(before["y"], abs=0.5)


def test_map__zooms_with_the_wheel_only_when_asked(open_map: Open) -> None:
    shown = open_map()
    x, y = centre(shown.page)
    before = shown.at("bernd")["x"] - shown.at("anna")["x"]
    shown.page.mouse.move(x, y)
    shown.page.mouse.wheel(0, -100)
    shown.page.wait_for_timeout(50)
    assert shown.at("bernd")["x"] - shown.at("anna")["x"] == before
    shown.canvas.focus()
    shown.page.mouse.wheel(0, -100)
    shown.page.wait_for_timeout(50)
    assert shown.at("bernd")["x"] - shown.at("anna")["x"] > before * 1.1


def test_map__tidies_up_only_on_request_bosses_above(open_map: Open) -> None:
    ties = [tie("t1", "anna", "clara", "reports-to"), tie("t2", "bernd", "clara", "reports-to")]
    shown = open_map(ties=ties)
    assert shown.at("clara")["y"] > shown.at("anna")["y"]
    assert shown.intents == []
    shown.tool("Tidy up").click()
    [arranged] = shown.of("arrange-people")
    spots = arranged["positions"]
    assert set(spots) == {"anna", "bernd", "clara"}
    assert spots["clara"]["y"] < spots["anna"]["y"] == spots["bernd"]["y"]
    assert shown.at("clara")["y"] < shown.at("anna")["y"]


def test_map__tidies_up_without_bosses_always_in_the_same_way(open_map: Open) -> None:
    people = [person(f"p{i}", i, i) for i in range(12)]
    ties = [tie(f"t{i}", f"p{i}", f"p{(i * 5 + 1) % 12}") for i in range(12)]
    first, second = open_map(people, ties), open_map(people, ties)
    for shown in (first, second):
        shown.tool("Tidy up").click()
    assert first.of("arrange-people") == second.of("arrange-people")
    spots = list(first.of("arrange-people")[0]["positions"].values())
    assert all(abs(a["x"] - b["x"]) > 150 or abs(a["y"] - b["y"]) > 100 for i, a in enumerate(spots) for b in spots[:i])


def test_map__tidies_up_a_circle_of_bosses(open_map: Open) -> None:
    ties = [tie("t1", "anna", "bernd", "reports-to"), tie("t2", "bernd", "anna", "reports-to")]
    shown = open_map(ties=ties)
    shown.tool("Tidy up").click()
    assert len(shown.of("arrange-people")[0]["positions"]) == 3


def test_map__can_only_be_looked_at_when_read_only(open_map: Open) -> None:
    shown = open_map(read_only=True)
    expect(shown.tool("Add person")).to_have_attribute("title", "You can look at this map, but not change it.")
    shown.tool("Add person").click(force=True)
    expect(shown.page.get_by_role("dialog")).to_have_count(0)
    shown.choose("anna")
    for key in ("Delete", "F2", "a", "l", "ArrowRight"):
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


def test_map__leaves_out_links_to_people_who_are_not_there(open_map: Open) -> None:
    shown = open_map(ties=[tie("t1", "anna", "nobody"), tie("t2", "anna", "bernd")])
    expect(shown.status).to_have_text("3 people, 1 link.")


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
