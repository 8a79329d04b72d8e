"""The portfolio picture in a real page: four or nine boxes, read by pointing or by keys, opened by click or Enter."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.axe import violations
from tests.chromium import box_of
from tests.hostile import MARKUP
from tests.js.conftest import WidgetPage

FOUR = {"names": [["Status", "Strategic"], ["Streamline", "Star"]], "cuts": {"x": [0.5], "y": [0]}}
NINE = {
    "names": [["Cash", "Growth", "Leader"], ["Withdraw", "Custodial", "Try harder"], ["Stop", "Slowly", "Double"]],
    "cuts": {"x": [1 / 3, 2 / 3], "y": [-1, 1]},
}
TEXTS = {"x": "More attractive", "y": "Our strength", "key": "key account", "size": "turnover", "ring": "spend"}


def account(id: str, x: float, y: float, **fields: Any) -> dict[str, Any]:
    return {"id": id, "label": f"Account {id}", "x": x, "y": y, "text": f"{id} in words", "size": 100, **fields}


THREE = [
    account("a", 0.9, 1, size=400, key=True),
    account("b", 0.5, -1, ring=900),
    account("c", 0.1, 2, to={"x": 1, "y": 3}),
]


def shown(widget_page: Callable[..., WidgetPage], **traits: Any) -> WidgetPage:
    given = {"accounts": THREE, "title": "One is attractive", "selected": "", "high": "right", "texts": TEXTS, **FOUR}
    return widget_page("boxes", **(given | traits))


def middle(found: Locator) -> tuple[float, float]:
    box = box_of(found)
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def option(view: WidgetPage, id: str) -> Locator:
    return view.page.get_by_role("option", name=re.compile(f"^Account {id}[,:]"))


def test_bubbles__have_areas_as_their_values_and_rings_on_the_same_scale(
    widget_page: Callable[..., WidgetPage],
) -> None:
    page = shown(widget_page).page
    radii = [
        float(r)
        for r in page.locator(".kam-boxes-bubbles .kam-boxes-bubble").evaluate_all(
            "all => all.map(e => e.getAttribute('r'))"
        )
    ]
    ring = float(page.locator(".kam-boxes-picture .kam-boxes-rings circle").get_attribute("r") or 0)
    assert radii[0] / radii[1] == pytest.approx(2)
    assert radii[1] == radii[2]
    assert ring / radii[1] == pytest.approx(3)


@pytest.mark.parametrize("high", ["right", "left"])
def test_attractiveness__is_high_on_the_side_that_is_chosen_and_the_axis_says_so(
    widget_page: Callable[..., WidgetPage], high: str
) -> None:
    view = shown(widget_page, high=high)
    (a, up), (b, down) = middle(option(view, "a")), middle(option(view, "b"))
    assert (a > b) is (high == "right")
    assert up < down
    expect(view.page.locator(".kam-boxes-axis")).to_contain_text(
        "More attractive →" if high == "right" else "← More attractive"
    )
    across = {
        name: box_of(view.page.locator(".kam-boxes-titles text", has_text=re.compile(f"^{name}$")))["x"]
        for name in ("Strategic", "Status")
    }
    assert (across["Strategic"] > across["Status"]) is (high == "right")


def test_boxes__are_divided_at_the_cuts(widget_page: Callable[..., WidgetPage]) -> None:
    view = shown(widget_page)
    expect(view.page.locator(".kam-boxes-field rect")).to_have_count(4)
    on_the_line, _ = middle(option(view, "b"))
    star = box_of(view.page.locator(".kam-boxes-field rect").nth(3))
    assert star["x"] == pytest.approx(on_the_line, abs=1)
    view.update(**NINE)
    expect(view.page.locator(".kam-boxes-titles text")).to_have_text([name for row in NINE["names"] for name in row])


def test_pointing__reads_the_account_out_and_leaving_goes_back_to_the_invitation(
    widget_page: Callable[..., WidgetPage],
) -> None:
    view = shown(widget_page)
    readout = view.page.locator(".kam-boxes-readout")
    expect(readout).to_contain_text("Point at an account")
    option(view, "a").hover()
    expect(readout).to_have_text("★ Account a: a in words")
    view.page.locator(".kam-boxes-title").hover()
    expect(readout).to_contain_text("Point at an account")


def test_click__asks_to_open_the_account_and_the_open_one_is_marked(widget_page: Callable[..., WidgetPage]) -> None:
    view = shown(widget_page)
    option(view, "b").click()
    assert view.intents == [{"type": "select", "id": "b"}]
    view.update(selected="b")
    expect(view.page.locator(".kam-boxes-open")).to_have_count(1)
    expect(option(view, "b")).to_have_attribute("aria-selected", "true")


def test_keys__walk_from_the_left_to_the_right_and_enter_opens(widget_page: Callable[..., WidgetPage]) -> None:
    view = shown(widget_page)
    view.page.keyboard.press("Tab")
    expect(option(view, "c")).to_be_focused()
    for key, at in (
        ("ArrowRight", "b"),
        ("ArrowDown", "a"),
        ("ArrowRight", "a"),
        ("ArrowLeft", "b"),
        ("End", "a"),
        ("Home", "c"),
    ):
        view.page.keyboard.press(key)
        expect(option(view, at)).to_be_focused()
    expect(view.page.locator(".kam-boxes-readout")).to_contain_text("Account c: c in words")
    view.page.keyboard.press("Enter")
    assert view.intents == [{"type": "select", "id": "c"}]
    expect(view.page.locator("[role=option][tabindex='0']")).to_have_count(1)


def test_key_accounts__carry_a_star_and_not_colour_alone(widget_page: Callable[..., WidgetPage]) -> None:
    view = shown(widget_page)
    expect(view.page.locator(".kam-boxes-star")).to_have_count(1)
    expect(option(view, "a")).to_have_accessible_name("Account a, key account: a in words")
    expect(view.page.locator(".kam-boxes-legend")).to_contain_text("key account")


def test_expected__place_is_joined_by_an_arrow_unless_it_is_the_same(widget_page: Callable[..., WidgetPage]) -> None:
    view = shown(widget_page)
    expect(view.page.locator(".kam-boxes-picture .kam-boxes-head")).to_have_count(1)
    view.update(accounts=[account("a", 0.5, 1, to={"x": 0.5, "y": 1})])
    expect(view.page.locator(".kam-boxes-picture .kam-boxes-ahead circle")).to_have_count(1)
    expect(view.page.locator(".kam-boxes-picture .kam-boxes-head")).to_have_count(0)


def test_names__never_cover_each_other_and_the_rest_is_read_by_pointing(widget_page: Callable[..., WidgetPage]) -> None:
    crowd = [account(f"n{n}", 0.4 + (n % 8) / 60, (n // 8) / 12, size=n + 1) for n in range(40)]
    page = shown(widget_page, accounts=crowd).page
    areas = page.locator(".kam-boxes-names text").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect().toJSON())"
    )
    assert 2 < len(areas) < 40
    for index, one in enumerate(areas):
        for other in areas[:index]:
            beside = one["right"] <= other["left"] + 1 or other["right"] <= one["left"] + 1
            assert beside or one["bottom"] <= other["top"] + 3 or other["bottom"] <= one["top"] + 3


def test_same_place__is_said_and_every_account_can_be_reached(widget_page: Callable[..., WidgetPage]) -> None:
    view = shown(widget_page, accounts=[account(f"n{n}", 0.5, 0) for n in range(5)])
    view.page.keyboard.press("Tab")
    for n in range(5):
        expect(view.page.locator(".kam-boxes-readout")).to_have_text(
            f"Account n{n}: n{n} in words · 4 more at the same place"
        )
        view.page.keyboard.press("ArrowRight")


@pytest.mark.parametrize("size", [None, 0, -50])
def test_turnover__that_is_unknown_or_not_above_zero_is_a_small_dashed_bubble(
    widget_page: Callable[..., WidgetPage], size: float | None
) -> None:
    view = shown(widget_page, accounts=[account("a", 0.5, 1, size=size)])
    expect(view.page.locator("[data-unknown='true'] .kam-boxes-bubble")).to_have_attribute("r", "4")
    assert "NaN" not in view.page.content()


def test_strength__beyond_three_points_widens_the_axis(widget_page: Callable[..., WidgetPage]) -> None:
    view = shown(widget_page, accounts=[account("a", 1, -7.5), account("b", 0, 10)])
    frame = box_of(view.page.locator(".kam-boxes-picture"))
    for id in ("a", "b"):
        found = box_of(option(view, id))
        assert frame["y"] <= found["y"] <= frame["y"] + frame["height"] - found["height"]


def test_empty__says_so_and_accounts_that_come_later_are_drawn(widget_page: Callable[..., WidgetPage]) -> None:
    view = shown(widget_page, accounts=[])
    expect(view.page.get_by_text("No account can be placed yet.")).to_be_visible()
    view.update(accounts=THREE)
    expect(view.page.get_by_role("option")).to_have_count(3)


def test_picture__is_as_wide_as_its_place(widget_page: Callable[..., WidgetPage]) -> None:
    page = shown(widget_page, **NINE).page
    for width in (1280, 820, 480):
        page.set_viewport_size({"width": width, "height": 900})
        expect(page.locator(".kam-boxes-picture")).to_have_attribute(
            "width", str(page.locator(".kam-boxes-frame").evaluate("e => e.clientWidth"))
        )
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_hostile__names_stay_text(widget_page: Callable[..., WidgetPage]) -> None:
    hostile = [account("a", 0.5, 1, label=MARKUP, text=MARKUP)]
    view = shown(widget_page, accounts=hostile, title=MARKUP, names=[[MARKUP] * 2] * 2)
    view.page.get_by_role("option").hover()
    expect(view.page.locator(".kam-boxes-readout")).to_contain_text(MARKUP)
    expect(view.page.locator("img, a, script:not([type=module])")).to_have_count(0)


def test_many__accounts_are_drawn_and_walked_without_freezing(widget_page: Callable[..., WidgetPage]) -> None:
    crowd = [account(f"n{n}", (n * 37 % 400) / 400, (n * 53 % 61 - 30) / 10, size=n + 1) for n in range(400)]
    view = shown(widget_page, accounts=crowd)
    expect(view.page.get_by_role("option")).to_have_count(400)
    taken = view.page.evaluate(
        """() => {
          const began = performance.now();
          window.update({ selected: "n7" });
          document.body.getBoundingClientRect();
          return performance.now() - began;
        }"""
    )
    assert taken < 500


def test_boxes__have_no_accessibility_violations(widget_page: Callable[..., WidgetPage]) -> None:
    view = shown(widget_page, selected="a")
    assert violations(view.page) == []
    view.page.emulate_media(color_scheme="dark")
    assert violations(view.page) == []
    view.update(**NINE)
    assert violations(view.page) == []
