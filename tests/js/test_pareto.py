"""The Pareto picture in a real page: read by pointing or by keys, opened by click or Enter."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

from tests.axe import violations
from tests.chromium import box_of
from tests.js.conftest import WidgetPage

TEXTS = {"values": "Turnover, EUR", "chosen": "key account"}


def bars(count: int, chosen: tuple[int, ...] = (0, 2)) -> list[dict[str, Any]]:
    """Make a long tail: the n-th customer brings 1/n of the first."""
    values = [1000 / (n + 1) for n in range(count)]
    return [
        {
            "id": f"c{n}",
            "label": f"Customer {n + 1}",
            "value": value,
            "text": f"{value:,.0f} EUR",
            "cumulative": sum(values[: n + 1]) / sum(values),
            "chosen": n in chosen,
        }
        for n, value in enumerate(values)
    ]


def shown(widget_page: Callable[..., WidgetPage], **traits: Any) -> WidgetPage:
    given = {"bars": bars(20), "title": "Five of 20 bring two thirds", "selected": "", "texts": TEXTS}
    return widget_page("pareto", **(given | traits))


def test_bars__start_at_zero_and_are_as_high_as_their_values(widget_page: Callable[..., WidgetPage]) -> None:
    page = shown(widget_page).page
    boxes = [box_of(page.locator(".kam-pareto-bar").nth(n)) for n in range(4)]
    heights = [box["height"] for box in boxes]
    assert [round(heights[0] / height, 1) for height in heights] == [1, 2, 3, 4]
    assert len({round(box["y"] + box["height"]) for box in boxes}) == 1


def test_pointing__reads_the_bar_out_and_leaving_goes_back_to_the_invitation(
    widget_page: Callable[..., WidgetPage],
) -> None:
    page = shown(widget_page).page
    readout = page.locator(".kam-pareto-readout")
    page.get_by_role("option").nth(1).hover()
    expect(readout).to_contain_text("Customer 2: 500 EUR · together 41.7 %")
    page.locator(".kam-pareto-title").hover()
    expect(readout).to_contain_text("Point at a bar")


def test_click__asks_to_open_the_bar_and_the_open_one_is_marked(widget_page: Callable[..., WidgetPage]) -> None:
    view = shown(widget_page)
    view.page.get_by_role("option").nth(3).click()
    assert view.intents == [{"type": "select", "id": "c3"}]
    expect(view.page.get_by_role("option", selected=True)).to_have_count(0)  # Python has not answered yet
    view.update(selected="c3")
    expect(view.page.get_by_role("option", selected=True)).to_have_accessible_name(
        "Customer 4: 250 EUR · together 57.9 %"
    )
    expect(view.page.locator(".kam-pareto-open")).to_have_count(1)


def test_keys__walk_over_the_bars_with_one_stop_for_tab(widget_page: Callable[..., WidgetPage]) -> None:
    view = shown(widget_page, selected="c2")
    focused = view.page.locator(":focus")
    view.page.keyboard.press("Tab")
    expect(focused).to_have_accessible_name("Customer 3: 333 EUR · together 51.0 %, key account")
    for key, place in [
        ("ArrowRight", 4),
        ("Home", 1),
        ("ArrowLeft", 1),
        ("PageDown", 11),
        ("End", 20),
        ("ArrowRight", 20),
    ]:
        view.page.keyboard.press(key)
        expect(focused).to_have_accessible_name(re.compile(f"^Customer {place}:"))
    view.page.keyboard.press("Enter")
    assert view.intents == [{"type": "select", "id": "c19"}]
    expect(view.page.locator("[role=option][tabindex='0']")).to_have_count(1)


def test_chosen__bars_carry_a_star_and_not_colour_alone(widget_page: Callable[..., WidgetPage]) -> None:
    page = shown(widget_page).page
    expect(page.locator(".kam-pareto-stars text")).to_have_text(["★", "★"])
    expect(page.locator(".kam-pareto-key")).to_have_text("★ key account")


def test_line__says_how_many_bring_eighty_percent(widget_page: Callable[..., WidgetPage]) -> None:
    # Of 20 bars with the values 1/n the first ten bring 81 %, the first nine 79 %.
    expect(shown(widget_page).page.get_by_text("10 of 20 bring 80 %")).to_be_visible()


def test_others__can_be_read_but_not_opened(widget_page: Callable[..., WidgetPage]) -> None:
    rest = {"id": "", "label": "All others", "value": 50, "text": "50 EUR", "cumulative": 1}
    view = shown(widget_page, bars=[*bars(5), rest])
    view.page.get_by_role("option").last.click()
    expect(view.page.locator(".kam-pareto-readout")).to_contain_text("All others: 50 EUR")
    assert view.intents == []


def test_names__stand_beneath_wide_bars_and_beside_the_largest_of_narrow_ones(
    widget_page: Callable[..., WidgetPage],
) -> None:
    view = shown(widget_page, bars=bars(6))
    expect(view.page.locator(".kam-pareto-names text")).to_have_count(6)
    view.update(bars=bars(400))
    expect(view.page.locator(".kam-pareto-names text")).to_have_text([f"Customer {n}" for n in range(1, 6)])
    expect(view.page.get_by_role("option")).to_have_count(400)


def test_picture__is_as_wide_as_its_place(widget_page: Callable[..., WidgetPage]) -> None:
    page = shown(widget_page).page
    for width in (1280, 820, 480):
        page.set_viewport_size({"width": width, "height": 800})
        expect(page.locator(".kam-pareto-picture")).to_have_attribute(
            "width", str(page.locator(".kam-pareto-frame").evaluate("e => e.clientWidth"))
        )
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_locale__decides_how_axis_and_shares_are_written(widget_page: Callable[..., WidgetPage]) -> None:
    page = shown(widget_page, bars=[bars(1)[0] | {"value": 2500, "cumulative": 0.417}], texts={"locale": "de-DE"}).page
    page.get_by_role("option").hover()
    expect(page.locator(".kam-pareto-readout")).to_contain_text("41,7 %")
    expect(page.locator(".kam-pareto-axis")).to_contain_text("2.000")


def test_single_and_no_bar__are_drawn_without_complaint(widget_page: Callable[..., WidgetPage]) -> None:
    view = shown(widget_page, bars=bars(1))
    expect(view.page.get_by_role("option")).to_have_count(1)
    view.update(bars=[])
    expect(view.page.get_by_text("Nothing to compare yet.")).to_be_visible()


def test_negative__values_hang_below_the_base(widget_page: Callable[..., WidgetPage]) -> None:
    owed = {"id": "x", "label": "Owed", "value": -300, "text": "−300 EUR", "cumulative": 1}
    page = shown(widget_page, bars=[*bars(3), owed]).page
    first, last = (box_of(page.locator(".kam-pareto-bar").nth(n)) for n in (0, 3))
    assert abs(first["y"] + first["height"] - last["y"]) < 1


def test_pareto__has_no_accessibility_violations(widget_page: Callable[..., WidgetPage]) -> None:
    view = shown(widget_page, selected="c1")
    assert violations(view.page) == []
    view.update(bars=bars(400))
    assert violations(view.page) == []


def test_bars__that_come_later_are_drawn(widget_page: Callable[..., WidgetPage]) -> None:
    later = shown(widget_page, bars=[])
    later.update(bars=bars(5))
    expect(later.page.locator(".kam-pareto-bar")).to_have_count(5)
