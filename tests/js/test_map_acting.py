"""Ring 3: verbs of the map beyond adding and linking: menus, neighbours, copies, alignment, keys, files."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import expect

from tests.axe import violations
from tests.js.conftest import WidgetPage
from tests.js.map_page import PEOPLE, Map, Open, opener, person, tie


@pytest.fixture
def open_map(widget_page: Callable[..., WidgetPage]) -> Open:
    return opener(widget_page)


def saved(shown: Map, item: str, folder: Path) -> Path:
    """Save the picture from the menu, as somebody would."""
    with shown.page.expect_download() as waiting:
        shown.from_menu("More", item)
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


@pytest.mark.parametrize(("key", "relation"), [("b", "boss"), ("r", "report"), ("i", "influencer")])
def test_map__adds_somebody_beside_somebody_in_three_keystrokes_and_a_name(
    open_map: Open, key: str, relation: str
) -> None:
    shown = open_map()
    shown.choose("anna")
    shown.page.keyboard.press(key)
    expect(shown.page.get_by_role("textbox", name=re.compile("Anna"))).to_be_focused()
    shown.page.keyboard.type("Eve")
    shown.page.keyboard.press("Enter")
    [added] = shown.of("add-beside")
    assert (added["id"], added["relation"], added["name"]) == ("anna", relation, "Eve")
    assert all(abs(added["x"] - p["x"]) > 100 or abs(added["y"] - p["y"]) > 100 for p in PEOPLE)


def test_map__opens_a_persons_menu_by_right_click_and_by_key_with_the_callers_items(open_map: Open) -> None:
    wishes = [
        {"id": "path", "label": "Warmest path to them", "for": "person"},
        {"id": "all", "label": "What if …", "for": "canvas"},
    ]
    shown = open_map(menu=wishes)
    shown.click("bernd", button="right")
    menu = shown.page.get_by_role("menu", name="This person")
    expect(menu.get_by_role("menuitem", name="Add their boss")).to_be_visible()
    expect(menu.get_by_role("menuitem", name="What if …")).to_have_count(0)
    menu.get_by_role("menuitem", name="Warmest path to them").click()
    shown.expect_intent(type="menu", item="path", kind="person", id="bernd")
    shown.page.keyboard.press("Shift+F10")
    expect(menu.get_by_role("menuitem", name="Open")).to_be_focused()
    shown.page.keyboard.press("End")
    shown.page.keyboard.press("Enter")
    assert len(shown.of("menu")) == 2


def test_map__opens_the_menus_of_a_link_and_of_the_map(open_map: Open) -> None:
    shown = open_map(ties=[tie("t1", "anna", "bernd", "controls-access")])
    a, b = shown.at("anna"), shown.at("bernd")
    shown.page.mouse.click((a["x"] + b["x"]) / 2, a["y"], button="right")
    shown.page.get_by_role("menu", name="This link").get_by_role("menuitem", name="Delete").click()
    shown.expect_intent(type="remove", people=[], ties=["t1"])
    shown.page.mouse.click(b["x"], b["y"] + 200, button="right")
    shown.page.get_by_role("menu", name="The map").get_by_role("menuitem", name="Add person").click()
    shown.name_field("Name of the new person").fill("Dora")
    shown.page.keyboard.press("Enter")
    [added] = shown.of("add-person")
    assert added["x"] == pytest.approx(300, abs=1)


HELD = """() => {
  const { cy } = document.querySelector('.kam-map-canvas')._cyreg;
  const originalEvent = new TouchEvent("touchstart");
  cy.getElementById("p:anna").emit({ type: "taphold", originalEvent, position: { x: 0, y: 0 } });
  document.querySelector(".kam-map-canvas").dispatchEvent(new TouchEvent("touchend", { bubbles: true }));
}"""


def test_map__opens_a_persons_menu_by_a_long_press(open_map: Open) -> None:
    shown = open_map()
    shown.page.evaluate(HELD)
    menu = shown.page.get_by_role("menu", name="This person")
    expect(menu.get_by_role("menuitem", name="Open")).to_be_focused()
    expect(shown.status).to_contain_text("Anna")


def test_map__copies_pastes_and_duplicates(open_map: Open) -> None:
    shown = open_map()
    shown.choose("anna")
    for key in ("c", "v", "v", "d"):
        shown.page.keyboard.press(f"ControlOrMeta+{key}")
    assert [(copy["ids"], copy["dx"]) for copy in shown.of("copy-people")] == [
        (["anna"], 60),
        (["anna"], 120),
        (["anna"], 60),
    ]


def test_map__asks_for_undo_and_redo_only_where_the_page_does_not(open_map: Open) -> None:
    shown = open_map()
    shown.canvas.focus()
    for keys in ("ControlOrMeta+z", "ControlOrMeta+Shift+z", "ControlOrMeta+y"):
        shown.page.keyboard.press(keys)
    assert [intent["type"] for intent in shown.intents] == ["undo", "redo", "redo"]
    shown.page.evaluate("document.addEventListener('keydown', (event) => event.preventDefault(), true)")
    shown.page.keyboard.press("ControlOrMeta+z")
    assert len(shown.intents) == 3


def test_map__leaves_our_team_and_competitors_as_they_are(open_map: Open) -> None:
    shown = open_map([*PEOPLE, person("otto", -300, 0, side="own")])
    shown.choose("otto")
    expect(shown.tool("Rename")).to_have_attribute("title", re.compile("not on this map"))
    for key in ("Delete", "F2", "b", "ControlOrMeta+d"):
        shown.page.keyboard.press(key)
    assert {intent["type"] for intent in shown.intents} == {"select"}


def test_map__links_one_of_us_to_one_of_them_in_one_way_and_direction(open_map: Open) -> None:
    shown = open_map([*PEOPLE, person("otto", -300, 0, side="own"), person("olga", -300, 150, side="own")])
    shown.link_by_mouse("anna", "otto")
    menu = shown.page.get_by_role("menu", name="Kind of link")
    expect(menu.get_by_role("menuitem")).to_have_text(["Our contact"])
    menu.get_by_role("menuitem").click()
    shown.expect_intent(type="link-people", source="otto", target="anna", kind="ours")
    shown.link_by_mouse("otto", "olga")
    expect(shown.page.get_by_role("alert")).to_contain_text("between two of their people")


def test_map__stands_our_team_at_the_left_and_competitors_at_the_right(open_map: Open) -> None:
    sides = [person("otto", side="own"), person("olga", side="own"), person("rolf", side="rival")]
    shown = open_map([*PEOPLE, *sides])
    left, right = min(shown.at(p["id"])["x"] for p in PEOPLE), max(shown.at(p["id"])["x"] for p in PEOPLE)
    assert shown.at("otto")["x"] == shown.at("olga")["x"] < left
    assert shown.at("rolf")["x"] > right
    shown.arrange("Linked people near each other")
    spots = shown.of("arrange-people")[0]["positions"]
    assert spots["otto"]["x"] < min(spots[p["id"]]["x"] for p in PEOPLE)
    assert spots["rolf"]["x"] > max(spots[p["id"]]["x"] for p in PEOPLE)


def test_map__arranges_in_rings_with_the_most_influential_in_the_middle(open_map: Open) -> None:
    levels = ["decisive", *["strong"] * 4, *["some"] * 6, "unknown"]
    people = [person(f"p{i}", i, i, influence=level) for i, level in enumerate(levels)]
    shown = open_map(people)
    shown.arrange("Rings: most influence in the middle")
    spots = shown.of("arrange-people")[0]["positions"]
    middle = spots["p0"]

    def far(id_: str) -> float:
        return ((spots[id_]["x"] - middle["x"]) ** 2 + ((spots[id_]["y"] - middle["y"]) / 0.62) ** 2) ** 0.5

    rings = [[far(f"p{i}") for i in ring] for ring in (range(1, 5), range(5, 11), range(11, 12))]
    assert 0 < max(rings[0]) < min(rings[1]) <= max(rings[1]) < rings[2][0]


def test_map__arranges_groups_apart_from_each_other(open_map: Open) -> None:
    people = [person(f"p{i}", i, i, groups={"unit": f"Unit {i % 3}"}) for i in range(12)]
    shown = open_map(people)
    shown.tool("Arrange").click()
    expect(shown.page.get_by_role("menuitem", name="Group by group")).to_have_attribute("title", "Group people first.")
    shown.page.keyboard.press("Escape")
    shown.from_menu("Group", "By unit")
    shown.arrange("Group by group")
    spots = shown.of("arrange-people")[0]["positions"]
    boxes = [[spots[f"p{i}"] for i in range(first, 12, 3)] for first in range(3)]
    areas = [
        (min(p["x"] for p in box), max(p["x"] for p in box), min(p["y"] for p in box), max(p["y"] for p in box))
        for box in boxes
    ]
    assert all(a[1] < b[0] or b[1] < a[0] or a[3] < b[2] or b[3] < a[2] for i, a in enumerate(areas) for b in areas[:i])


def test_map__glides_to_an_arrangement_unless_stillness_is_asked_for(open_map: Open) -> None:
    shown = open_map()
    start = "() => { document.querySelectorAll('[role=menuitem]')[0].click(); return window.at('anna'); }"
    shown.page.evaluate("window.at = (id) => document.querySelector('.kam-map').screenPoint(id)")
    shown.tool("Arrange").click()
    shown.page.emulate_media(reduced_motion="no-preference")
    before = shown.at("anna")
    assert shown.page.evaluate(start) == before
    [arranged] = shown.of("arrange-people")
    told = arranged["positions"]
    shown.page.wait_for_function(
        """(told) => {
          const { cy } = document.querySelector('.kam-map-canvas')._cyreg;
          const { x, y } = cy.getElementById('p:anna').position();
          return x === told.x && y === told.y;
        }""",
        arg=told["anna"],
    )


def test_map__aligns_and_distributes_who_is_chosen(open_map: Open) -> None:
    shown = open_map([person("anna", 0, 0), person("bernd", 100, 30), person("clara", 400, 200)])
    shown.tool("Arrange").click()
    expect(shown.page.get_by_role("menuitem", name="Align left")).to_have_attribute("aria-disabled", "true")
    shown.page.keyboard.press("Escape")
    expect(shown.canvas).to_be_focused()
    shown.page.keyboard.press("ControlOrMeta+a")
    expect(shown.status).to_have_text("3 people chosen.")
    shown.arrange("Distribute across")
    shown.arrange("Align top")
    across, top = (move["positions"] for move in shown.of("move-people"))
    assert [across[id_]["x"] for id_ in ("anna", "bernd", "clara")] == [0, 200, 400]
    assert [top[id_]["y"] for id_ in ("anna", "bernd", "clara")] == [0, 0, 0]


def test_map__goes_from_person_to_person_by_arrow_keys(open_map: Open) -> None:
    shown = open_map()
    shown.choose("anna")
    for key, name in [("ArrowRight", "Bernd"), ("ArrowLeft", "Anna"), ("ArrowDown", "Clara"), ("ArrowUp", "Anna")]:
        shown.page.keyboard.press(key)
        expect(shown.status).to_contain_text(name)
    shown.page.keyboard.press("Shift+ArrowDown")
    expect(shown.status).to_have_text("2 people chosen.")


def test_map__lists_its_keys(open_map: Open) -> None:
    shown = open_map()
    shown.canvas.focus()
    shown.page.keyboard.press("?")
    expect(shown.page.get_by_role("dialog", name="Keys")).to_contain_text("Alt + arrows")
    shown.page.keyboard.press("Escape")
    expect(shown.canvas).to_be_focused()


HOSTILE = '<script>alert("&")</script>\x07 ]]> \ud83d'


def test_map__saves_the_picture_as_clean_svg(open_map: Open, tmp_path: Path) -> None:
    people = [person("anna", 0, 0, name=HOSTILE, roles=["Decider"]), person("bernd", 300, 0, presence="vacant")]
    people += [person("clara", 0, 200, groups={"unit": "A & B"}), person("otto", -300, 0, side="own")]
    kinds = ("reports-to", "dotted", "influences", "at-odds", "controls-access")
    ties = [tie(kind, "clara", "bernd", kind) for kind in kinds]
    shown = open_map(people, [*ties, tie("ours", "otto", "anna", "ours")], label=f"Map of {HOSTILE}")
    shown.from_menu("Group", "By unit")
    text = saved(shown, "Save as SVG", tmp_path).read_text(encoding="utf-8")
    root = ET.fromstring(text)  # noqa: S314 - our own file
    svg = "{http://www.w3.org/2000/svg}"
    said = "".join(root.itertext())
    assert {each.tag.removeprefix(svg) for each in root.iter()} <= {"svg", "title", "desc", "rect", "g", "path", "text"}
    assert all(word in said for word in ('<script>alert("&")</script>', "A & B", "Clara", "Bernd"))
    assert root.findtext(f"{svg}title", "").startswith("Map of <script>")
    assert "4 people, 6 links." in said
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")
    assert not re.search("NaN|undefined|Infinity", text)


def test_map__saves_the_picture_as_png(open_map: Open, tmp_path: Path) -> None:
    shown = open_map(ties=[tie("t1", "anna", "bernd")])
    path = saved(shown, "Save as PNG", tmp_path)
    assert path.name == "Map-of-Acme.png"
    assert path.read_bytes().startswith(b"\x89PNG")
    assert len(path.read_bytes()) > 3000


@pytest.mark.parametrize(
    "layout", ["Who reports to whom", "Rings: most influence in the middle", "Linked people near each other"]
)
def test_map__draws_and_arranges_bad_data_without_fault(open_map: Open, layout: str) -> None:
    people = [person(f"p{i}", float("nan") if i % 7 else None, None, name="?", presence="unknown") for i in range(30)]
    loop = [tie(f"l{i}", f"p{i}", f"p{(i + 1) % 5}", "reports-to") for i in range(5)]
    two_bosses = [tie("b1", "p9", "p10", "reports-to"), tie("b2", "p9", "p11", "reports-to")]
    odd = [tie("s", "p1", "p1"), tie("n", "p1", "nobody"), {**tie("w", "p1", "p2"), "strength": 99, "confidence": 7}]
    shown = open_map([*people, people[0]], [*loop, *two_bosses, *odd])
    shown.arrange(layout)
    spots = shown.of("arrange-people")[0]["positions"]
    assert len(spots) == 30
    assert all(isinstance(spot["x"], int) and isinstance(spot["y"], int) for spot in spots.values())
    shown.update(people=[], ties=[])
    expect(shown.page.get_by_text("Nobody yet.")).to_be_visible()


def test_map__shows_500_people_who_are_pasted_at_once(open_map: Open) -> None:
    shown = open_map([])
    people = [person(f"p{i}", name=f"Person Number {i}") for i in range(500)]
    shown.update(people=people, ties=[tie(f"t{i}", f"p{i}", f"p{i // 4}", "reports-to") for i in range(1, 500)])
    expect(shown.status).to_have_text("500 people, 499 links.")
    box = shown.canvas.bounding_box()
    assert box is not None
    assert all(box["x"] < shown.at(f"p{i}")["x"] < box["x"] + box["width"] for i in range(0, 500, 50))


def test_map__is_accessible_with_everything_open(open_map: Open) -> None:
    people = [*PEOPLE, person("otto", side="own"), person("dora", groups={"unit": "Drives"})]
    shown = open_map(people, [tie("t1", "anna", "bernd"), tie("t2", "otto", "anna", "ours")])
    shown.from_menu("Group", "By unit")
    shown.update(
        highlight={"people": ["anna"], "label": "A path"}, ghost={"removed": ["bernd"], "label": "Bernd leaves"}
    )
    shown.tool("Legend").click()
    assert violations(shown.page) == []
    for tool in ("Arrange", "Group", "Find", "Keys"):
        shown.tool(tool).click()
        shown.settle()
        assert violations(shown.page) == []
        shown.page.keyboard.press("Escape")
