"""Ring 3: what one looks at on the map: filters, groups, surroundings, paths, what-ifs; none of it changes anything."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.js.conftest import WidgetPage
from tests.js.map_page import PEOPLE, Map, Open, opener, person, tie


@pytest.fixture
def open_map(widget_page: Callable[..., WidgetPage]) -> Open:
    return opener(widget_page)


CY = "document.querySelector('.kam-map-canvas')._cyreg.cy"
UNIT = [{"groups": {"unit": unit}} for unit in ("Drives", "Drives", "Seals")]
GROUPED = [{**each, **unit} for each, unit in zip(PEOPLE, UNIT, strict=True)]
TIES = [tie("t1", "anna", "clara"), tie("t2", "bernd", "clara", "at-odds"), tie("t3", "anna", "bernd", "reports-to")]


def visible(shown: Map) -> set[str]:
    """List what is drawn, once it is: people as p:id, ties as t:id, folded groups as g:name."""
    shown.settle()
    return set(shown.page.evaluate(f"{CY}.elements(':visible').map((each) => each.id())"))


def style(shown: Map, element: str, name: str) -> Any:
    return shown.page.evaluate(f"([id, name]) => {CY}.getElementById(id).style(name)", [element, name])


def test_map__draws_vacant_positions_unknown_people_and_the_sides_each_in_their_own_way(open_map: Open) -> None:
    kinds = [{"presence": "vacant"}, {"presence": "unknown"}, {"side": "own"}, {"side": "rival"}, {}]
    shown = open_map([person(f"p{i}", i * 200, 0, stance="neutral", **kind) for i, kind in enumerate(kinds)])
    looks = [tuple(style(shown, f"p:p{i}", name) for name in ("shape", "border-style")) for i in range(5)]
    assert len(set(looks)) == 5
    shown.choose("p0")
    expect(shown.status).to_contain_text("Vacant position")
    shown.choose("p2")
    expect(shown.status).to_have_text("P2. Our team. 0 links.")


def test_map__draws_every_kind_of_link_differently_also_without_colour(open_map: Open) -> None:
    kinds = ("reports-to", "dotted", "influences", "at-odds", "controls-access", "ours", "rival")
    shown = open_map(ties=[tie(kind, "anna", "bernd", kind) for kind in kinds])
    names = ("line-style", "curve-style", "target-arrow-shape", "line-outline-width")
    forms = [tuple(style(shown, f"t:{kind}", name) for name in names) for kind in kinds]
    assert len(set(forms)) == len(kinds)


def test_map__shows_strength_as_width_and_confidence_as_paleness(open_map: Open) -> None:
    ties = [{**tie(f"t{n}", "anna", "bernd"), "strength": n, "confidence": n / 3} for n in (1, 2, 3)]
    shown = open_map(ties=[*ties, {**tie("t4", "anna", "clara"), "confidence": None}, tie("t5", "bernd", "clara")])
    widths = [float(style(shown, f"t:t{n}", "width").removesuffix("px")) for n in (1, 2, 3)]
    opacities = [float(style(shown, f"t:t{n}", "opacity")) for n in (1, 2, 3, 4, 5)]
    assert widths == sorted(set(widths))
    assert opacities[:3] == sorted(set(opacities[:3]))
    assert opacities[3:] == [0.5, 1]


def test_map__says_beside_the_pointer_what_is_known_of_a_link(open_map: Open) -> None:
    known = {"strength": 3, "confidence": 0.42, "level": "supplier", "wanted": "trusted adviser"}
    shown = open_map(ties=[{**tie("t1", "anna", "bernd", "controls-access"), **known}])
    a, b = shown.at("anna"), shown.at("bernd")
    shown.page.mouse.move((a["x"] + b["x"]) / 2, a["y"])
    expect(shown.page.locator(".kam-map-tip")).to_have_text(
        "Anna – Controls access to – Bernd. Strength: strong. Confidence: 42 %. "
        "Level now: supplier. Wanted: trusted adviser."
    )


def test_map__counts_links_to_oneself_and_does_not_draw_them(open_map: Open) -> None:
    shown = open_map(ties=[tie("t1", "anna", "anna"), tie("t2", "anna", "bernd")])
    expect(shown.status).to_have_text("3 people, 1 link. 1 link leads from somebody to themselves and cannot be drawn.")
    assert "t:t1" not in visible(shown)


def test_map__puts_away_what_is_unticked_in_the_legend_and_says_so(open_map: Open) -> None:
    people = [person("anna", 0, 0, stance="advocate"), *PEOPLE[1:]]
    shown = open_map(people, TIES)
    shown.tool("Legend").click()
    legend = shown.page.get_by_role("region", name="Legend")
    legend.get_by_label("influences").uncheck()
    assert visible(shown) == {"p:anna", "p:bernd", "p:clara", "t:t2", "t:t3"}
    legend.get_by_label("Advocate").uncheck()
    assert visible(shown) == {"p:bernd", "p:clara", "t:t2"}
    shown.page.get_by_role("button", name="Show everything").first.click()
    assert len(visible(shown)) == 6
    assert shown.intents == []


def test_map__keeps_what_is_put_away_over_a_reload_and_by_map(open_map: Open) -> None:
    shown = open_map(ties=TIES)
    shown.tool("Legend").click()
    shown.page.get_by_label("influences").uncheck()
    shown.page.reload()
    shown.page.wait_for_function("window.loaded")
    traits = {"selected": {}, "highlight": {}, "ghost": {}, "menu": [], "kinds": [], "height": "540px", "empty": ""}
    shown.page.evaluate(
        "(traits) => window.start(traits)", {**traits, "people": PEOPLE, "ties": TIES, "label": "Map of Acme"}
    )
    assert "t:t1" not in visible(shown)
    shown.update(label="Map of Beta")
    assert "t:t1" in visible(shown)


def test_map__groups_people_in_boxes_and_folds_them_to_one(open_map: Open) -> None:
    shown = open_map(GROUPED, TIES)
    shown.from_menu("Group", "By unit")
    drives = shown.page.get_by_role("button", name="Drives · 2")
    expect(drives).to_have_attribute("aria-expanded", "true")
    drives.click()
    expect(drives).to_have_attribute("aria-expanded", "false")
    bundle = 'b:["g:Drives","p:clara"]'
    assert visible(shown) == {"p:clara", "g:Drives", bundle}
    assert style(shown, bundle, "label") == "2"
    drives.click()
    expect(drives).to_have_attribute("aria-expanded", "true")
    assert {"p:anna", "p:bernd"} <= visible(shown)
    assert shown.intents == []


def test_map__offers_no_grouping_nobody_has(open_map: Open) -> None:
    shown = open_map(GROUPED)
    shown.tool("Group").click()
    item = shown.page.get_by_role("menuitemradio", name="By site")
    expect(item).to_have_attribute("title", "Nobody on this map has a site yet.")


def test_map__moves_somebody_into_the_group_in_whose_box_they_are_dropped(open_map: Open) -> None:
    shown = open_map(GROUPED)
    shown.from_menu("Group", "By unit")
    to = shown.at("clara")
    shown.drag(shown.at("bernd"), to["x"] + 30, to["y"] + 30)
    shown.expect_intent(type="regroup", ids=["bernd"], by="unit", value="Seals")
    assert len(shown.of("move-people")) == 1


def test_map__leaves_somebody_in_their_group_who_is_moved_within_it_or_out_of_all(open_map: Open) -> None:
    shown = open_map(GROUPED)
    shown.from_menu("Group", "By unit")
    start = shown.at("bernd")
    shown.drag(start, start["x"] + 40, start["y"])
    shown.drag(shown.at("bernd"), start["x"] + 60, start["y"] + 150)
    assert len(shown.of("move-people")) == 2
    assert shown.of("regroup") == []


def test_map__moves_a_folded_group_as_one(open_map: Open) -> None:
    shown = open_map(GROUPED)
    shown.from_menu("Group", "By unit")
    shown.page.get_by_role("button", name="Drives · 2").click()
    shown.settle()
    box, at = (
        shown.page.locator(".kam-map-canvas").bounding_box(),
        shown.page.evaluate(f"{CY}.getElementById('g:Drives').renderedPosition()"),
    )
    assert box is not None
    start = {"x": box["x"] + at["x"], "y": box["y"] + at["y"]}
    shown.drag(start, start["x"], start["y"] - 60)
    [move] = shown.of("move-people")
    anna, bernd = move["positions"]["anna"], move["positions"]["bernd"]
    assert anna["y"] == bernd["y"] < 0
    assert bernd["x"] - anna["x"] == 300


def test_map__looks_at_one_person_and_who_surrounds_them(open_map: Open) -> None:
    chain = [person(f"p{i}", i * 150, 0) for i in range(4)]
    shown = open_map(chain, [tie(f"t{i}", f"p{i}", f"p{i + 1}") for i in range(3)])
    shown.choose("p0")
    dimmed = f"{CY}.nodes('.kam-dim').map((each) => each.data('ref'))"
    shown.page.keyboard.press("f")
    assert shown.page.evaluate(dimmed) == ["p2", "p3"]
    shown.page.keyboard.press("f")
    assert shown.page.evaluate(dimmed) == ["p3"]
    expect(shown.page.get_by_text("at most two steps away")).to_be_visible()
    shown.page.keyboard.press("Escape")
    assert shown.page.evaluate(dimmed) == []


def test_map__draws_a_path_and_a_what_if_over_the_map(open_map: Open) -> None:
    shown = open_map(ties=TIES)
    shown.update(
        highlight={"people": ["anna", "clara"], "ties": ["t1"], "label": "Warmest path"},
        ghost={"removed": ["bernd"], "changed": ["clara"], "label": "Bernd leaves"},
    )
    expect(shown.page.get_by_text("What if – nothing is saved")).to_be_visible()
    expect(shown.page.get_by_text("Warmest path")).to_be_visible()
    classes = {
        name: set(shown.page.evaluate(f"(name) => {CY}.elements('.' + name).map((each) => each.id())", name))
        for name in ("kam-path", "kam-gone", "kam-changed")
    }
    assert classes == {
        "kam-path": {"p:anna", "p:clara", "t:t1"},
        "kam-gone": {"p:bernd", "t:t2", "t:t3"},
        "kam-changed": {"p:clara"},
    }
    shown.update(highlight={}, ghost={})
    expect(shown.page.get_by_text("What if")).to_have_count(0)
    assert shown.page.evaluate(f"{CY}.elements('.kam-path, .kam-gone, .kam-changed').length") == 0


def test_map__finds_somebody_without_accents_wherever_they_are(open_map: Open) -> None:
    people = [*GROUPED, person("zoe", 9000, 0, name="Zoë Müller", subtitle="Controller", groups={"unit": "Seals"})]
    shown = open_map(people)
    shown.from_menu("Group", "By unit")
    shown.page.get_by_role("button", name="Seals · 2").click()
    shown.canvas.focus()
    shown.page.keyboard.press("/")
    expect(shown.page.get_by_role("combobox", name="Find somebody")).to_be_focused()
    shown.page.keyboard.type("muller contr")
    expect(shown.page.get_by_role("option")).to_have_count(1)
    shown.page.keyboard.press("Enter")
    expect(shown.status).to_contain_text("Zoë Müller, Controller")
    at, (x, y) = shown.at("zoe"), shown.centre
    assert (at["x"], at["y"]) == (pytest.approx(x, abs=2), pytest.approx(y, abs=20))
    expect(shown.canvas).to_be_focused()


def test_map__shows_a_small_picture_of_the_whole_only_while_not_all_is_seen(open_map: Open) -> None:
    shown = open_map([person(f"p{i}", i * 300, 0) for i in range(6)])
    whole = shown.page.locator(".kam-map-minimap")
    expect(whole).to_be_hidden()
    for _ in range(3):
        shown.tool("Zoom in").click()
    expect(whole).to_be_visible()
    box = whole.bounding_box()
    assert box is not None
    before = shown.at("p0")
    shown.page.mouse.click(box["x"] + 10, box["y"] + 10)
    shown.settle()
    assert shown.at("p0")["x"] > before["x"]


def test_map__offers_to_set_groups_apart_that_lie_over_one_another(open_map: Open) -> None:
    unit = {f"p{i}": {"groups": {"unit": "Drives" if i % 2 else "Seals"}} for i in range(4)}
    shown = open_map([person(id_, i * 120, 0, **groups) for i, (id_, groups) in enumerate(unit.items())])
    apart = shown.page.get_by_role("button", name="Set them apart")
    expect(apart).to_have_count(0)
    shown.from_menu("Group", "By unit")
    apart.click()
    shown.page.wait_for_function("window.intents.some(({ type }) => type === 'arrange-people')")
    shown.settle()
    expect(apart).to_have_count(0)


LETTERS = """() => {
  window.written = [];
  const { prototype } = CanvasRenderingContext2D;
  const { fillText } = prototype;
  prototype.fillText = function (text, x, y) {
    if (this.canvas.className === "kam-map-marks") window.written.push(text);
    return fillText.call(this, text, x, y);
  };
}"""


def test_map__writes_from_afar_who_decides_and_others_where_there_is_room(open_map: Open) -> None:
    crowd = [person(f"somebody {i}", i % 20 * 90, i // 20 * 90) for i in range(300)]
    told = {"role": "decider", "roles": ["Decider"], "influence": "decisive"}
    crowd[150] = person("the managing director", 150 % 20 * 90, 150 // 20 * 90, **told)
    shown = open_map(crowd)
    shown.page.evaluate(LETTERS)
    shown.page.evaluate(f"{CY}.zoom({CY}.zoom() * 0.99)")
    shown.settle()
    written = shown.page.evaluate("window.written")
    assert {"The Managing Director", "Decider"} <= set(written)
    names = [text for text in written if text.startswith("Somebody")]
    assert 0 < len(names) < 299
    assert all(name.split()[-1].isdigit() for name in names)  # whole names, or none


def test_map__says_in_a_line_what_the_marks_mean_that_are_drawn(open_map: Open) -> None:
    people = [person("anna", 0, 0, stance="advocate"), person("ida", 200, 0, side="own", stance="opponent")]
    shown = open_map(people, [tie("t1", "ida", "anna", "at-odds")])
    key = shown.page.locator(".kam-map-key")
    expect(key.locator("li")).to_have_text(["Advocate", "is at odds with"])
    shown.tool("Legend").click()
    expect(key).to_have_count(0)
