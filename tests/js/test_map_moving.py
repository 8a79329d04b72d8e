"""Ring 3: people moved on the map, by mouse, keys and the tidying, and nobody else with them."""

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


def test_map__moves_with_arrow_keys_and_sends_once(open_map: Open) -> None:
    shown = open_map()
    shown.choose("anna")
    shown.page.keyboard.down("Alt")
    for _ in range(3):
        shown.page.keyboard.down("ArrowRight")
    shown.page.keyboard.up("ArrowRight")
    shown.expect_intent(type="move-people", positions={"anna": {"x": 30, "y": 0}})


def test_map__shows_newcomers_in_free_places_and_moves_nobody(open_map: Open) -> None:
    shown = open_map([person("anna"), person("bernd")])
    anna, bernd = shown.at("anna"), shown.at("bernd")
    shown.update(people=[person(id_) for id_ in ("clara", "anna", "dora", "bernd")])
    assert (shown.at("anna"), shown.at("bernd")) == (anna, bernd)
    spots = [(shown.at(id_)["x"], shown.at(id_)["y"]) for id_ in ("anna", "bernd", "clara", "dora")]
    assert all(abs(a[0] - b[0]) > 60 or abs(a[1] - b[1]) > 60 for i, a in enumerate(spots) for b in spots[:i])
    assert shown.intents == []


def test_map__arranges_only_on_request_bosses_above(open_map: Open) -> None:
    ties = [tie("t1", "anna", "clara", "reports-to"), tie("t2", "bernd", "clara", "reports-to")]
    shown = open_map(ties=ties)
    assert shown.at("clara")["y"] > shown.at("anna")["y"]
    assert shown.intents == []
    shown.arrange("Who reports to whom")
    [arranged] = shown.of("arrange-people")
    spots = arranged["positions"]
    assert set(spots) == {"anna", "bernd", "clara"}
    assert spots["clara"]["y"] < spots["anna"]["y"] == spots["bernd"]["y"]
    assert shown.at("clara")["y"] < shown.at("anna")["y"]


def test_map__arranges_without_bosses_always_in_the_same_way(open_map: Open) -> None:
    people = [person(f"p{i}", i, i) for i in range(12)]
    ties = [tie(f"t{i}", f"p{i}", f"p{(i * 5 + 1) % 12}") for i in range(12)]
    first, second = open_map(people, ties), open_map(people, ties)
    for shown in (first, second):
        shown.arrange("Who reports to whom")
    assert first.of("arrange-people") == second.of("arrange-people")
    spots = list(first.of("arrange-people")[0]["positions"].values())
    assert all(abs(a["x"] - b["x"]) > 150 or abs(a["y"] - b["y"]) > 100 for i, a in enumerate(spots) for b in spots[:i])


def test_map__arranges_a_circle_of_bosses(open_map: Open) -> None:
    ties = [tie("t1", "anna", "bernd", "reports-to"), tie("t2", "bernd", "anna", "reports-to")]
    shown = open_map(ties=ties)
    shown.arrange("Who reports to whom")
    assert len(shown.of("arrange-people")[0]["positions"]) == 3


def test_map__arranges_separate_groups_close_to_each_other(open_map: Open) -> None:
    people = [person(f"p{i}", i, i) for i in range(21)]
    ties = [tie(f"t{i}", f"p{i}", f"p{i + 1}") for i in range(0, 20, 2)]
    shown = open_map(people, ties)
    shown.arrange("Who reports to whom")
    spots = list(shown.of("arrange-people")[0]["positions"].values())
    assert max(spot["x"] for spot in spots) - min(spot["x"] for spot in spots) < 2000
    assert max(spot["y"] for spot in spots) - min(spot["y"] for spot in spots) < 1500
    shown.update(ties=[])
    shown.arrange("Who reports to whom")
    assert len(shown.of("arrange-people")[1]["positions"]) == 21


LAYERS_WIPED = """() => {
  window.wiped = [];
  const { prototype } = CanvasRenderingContext2D;
  const { clearRect } = prototype;
  prototype.clearRect = function (...box) {
    window.wiped.push(this.canvas.className || this.canvas.dataset.id);
    return clearRect.apply(this, box);
  };
}"""


def test_map__draws_nobody_anew_but_who_is_dragged(open_map: Open) -> None:
    shown = open_map(
        ties=[tie("t1", "anna", "bernd"), tie("t2", "bernd", "clara", "at-odds"), tie("t3", "anna", "clara")]
    )
    start, mouse = shown.at("bernd"), shown.page.mouse
    mouse.move(start["x"], start["y"])
    mouse.down()
    mouse.move(start["x"] + 20, start["y"] + 20, steps=3)
    shown.settle()
    shown.page.evaluate(LAYERS_WIPED)
    mouse.move(start["x"] + 60, start["y"] + 70, steps=4)
    shown.settle()
    wiped = set(shown.page.evaluate("window.wiped"))
    assert {"kam-map-marks kam-moving", "layer1-drag"} <= wiped
    assert not wiped & {"kam-map-marks", "layer2-node"}
    mouse.up()
    shown.settle()
    assert {"kam-map-marks", "layer2-node"} <= set(shown.page.evaluate("window.wiped"))


def test_map__moves_names_along_with_the_view_and_draws_them_anew_only_far_from_where_they_were_drawn(
    open_map: Open,
) -> None:
    shown = open_map()
    names = shown.page.locator(".kam-map-marks").first
    shown.page.evaluate(LAYERS_WIPED)

    def pan(x: int) -> list[str]:
        shown.page.evaluate(
            """(x) => {
          window.wiped = [];
          document.querySelector('.kam-map-canvas')._cyreg.cy.panBy({ x, y: 0 });
        }""",
            x,
        )
        shown.settle()
        return shown.page.evaluate("window.wiped")

    before = box_of(names)
    assert "kam-map-marks" not in pan(100)
    assert box_of(names)["x"] - before["x"] == 100
    assert "kam-map-marks" in pan(100)
    assert box_of(names) == before
