"""The step Targets: what is entered in table, card and form ends in the saved plan, or stays where it was typed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kamwidgets.edits import agree_target, change_settings, set_target
from kamwidgets.model import Target
from kamwidgets.steps.page import Page
from kamwidgets.steps.targets.view import TargetsStep
from kamwidgets.store import Author, Workspace, new_workspace

# Account A bought bearings (product 1) for 500 in 2024 and 1,000 in 2025, and seals (product 2) for 4 in 2025.
TODAY = date(2026, 11, 21)


@pytest.fixture
def page(page: Page, monkeypatch: pytest.MonkeyPatch) -> Page:
    monkeypatch.setattr(Page, "today", TODAY)
    return page


@pytest.fixture
def step(page: Page) -> TargetsStep:
    return opened(page)


def opened(page: Page) -> TargetsStep:
    """Open the step as the workbook does: it refreshes when something has changed."""
    made = TargetsStep(page)
    page.session.changed.connect(lambda _document_id: made.pull())
    return made


def type_in(step: TargetsStep, row: str, column: str, value: str | None) -> None:
    step.table.grid._on_message(
        step.table.grid, {"type": "edit-cell", "row": row, "column": column, "value": value}, []
    )


def change(step: TargetsStep, name: str, value: str) -> None:
    step.card.form._on_message(step.card.form, {"type": "change", "name": name, "value": value}, [])


def row(step: TargetsStep, id: str) -> dict[str, Any]:
    return dict(next(row for row in step.table.grid.rows if row["id"] == id))


def saved(page: Page, id: str) -> Target | None:
    return page.workspace.plan(page.account_id).targets.get(id)


def is_hidden(widget: Any) -> bool:
    return "kam-hidden" in widget._dom_classes


def test_table__shows_products_by_turnover_below_their_total(step: TargetsStep) -> None:
    rows = step.table.grid.rows
    assert [row["cells"]["product"] for row in rows] == ["All products", "Bearing", "Seal"]
    assert rows[0]["tone"] == "strong"
    assert [rows[1]["cells"][year] for year in ("2024", "2025")] == [500, 1000]
    assert [column["title"] for column in step.table.grid.columns][:4] == [
        "Product",
        "2024 (part)",
        "2025",
        "Target 2026",
    ]


def test_amount__is_saved_with_what_it_is_compared_with(step: TargetsStep, page: Page) -> None:
    type_in(step, "1", "revenue:2026", "1,250")
    target = saved(page, "1@2026")
    assert target is not None
    assert (target.revenue, target.status, target.last_revenue) == (1250, "internal", 1000)
    assert target.facts_version == page.facts.version
    assert row(step, "1")["text"]["growth:2026"] == "+25 %"
    assert row(step, "=all")["cells"]["revenue:2026"] == 1250


def test_amount__is_read_in_the_locale(step: TargetsStep, page: Page) -> None:
    page.edit(change_settings, locale="de_DE")
    type_in(step, "1", "revenue:2026", "9.500,50")
    target = saved(page, "1@2026")
    assert target is not None
    assert target.revenue == 9500.5
    assert row(step, "1")["text"]["revenue:2026"] == "9.500,50"


@pytest.mark.parametrize("text", ["9,5", "about ten", "-5"])
def test_amount__that_makes_no_sense_stays_as_typed_with_the_reason(step: TargetsStep, page: Page, text: str) -> None:
    type_in(step, "1", "revenue:2026", text)
    assert saved(page, "1@2026") is None
    assert row(step, "1")["text"]["revenue:2026"] == text
    assert row(step, "1")["messages"]["revenue:2026"].endswith(".")
    type_in(step, "1", "revenue:2026", "9")
    assert row(step, "1")["messages"] == {}


def test_amount__cleared_removes_the_target(step: TargetsStep, page: Page) -> None:
    type_in(step, "1", "revenue:2026", "1250")
    type_in(step, "1", "revenue:2026", None)
    assert saved(page, "1@2026") is None
    type_in(step, "1", "revenue:2026", "")
    assert row(step, "1")["messages"] == {}


def test_amount__changed_is_internal_again(step: TargetsStep, page: Page) -> None:
    page.edit(set_target, product_id="1", period="2026", revenue=1250.0)
    page.edit(agree_target, id="1@2026", status="agreed", with_whom="Ada", agreed_on=date(2026, 1, 9))
    type_in(step, "1", "revenue:2026", "1300")
    target = saved(page, "1@2026")
    assert target is not None
    assert (target.status, target.with_whom, target.agreed_on) == ("internal", "", None)


def test_total__takes_no_entry(step: TargetsStep, page: Page, host: Any) -> None:
    type_in(step, "=all", "revenue:2026", "1250")
    assert not page.plan.targets
    assert host.notices == ["This row adds up the products below it. Enter targets there."]


def test_status__agreed_waits_for_with_whom(step: TargetsStep, page: Page) -> None:
    type_in(step, "1", "revenue:2026", "1250")
    type_in(step, "1", "status:2026", "agreed")
    target = saved(page, "1@2026")
    assert target is not None
    assert target.status == "internal"
    assert row(step, "1")["text"]["status:2026"] == "Agreed"
    assert "With whom" in row(step, "1")["messages"]["status:2026"]
    type_in(step, "1", "with_whom:2026", "Ada Berg")
    target = saved(page, "1@2026")
    assert target is not None
    assert (target.status, target.with_whom, target.agreed_on) == ("agreed", "Ada Berg", TODAY)
    assert row(step, "1")["messages"] == {}
    assert step.tiles.blocks[0]["tiles"][-1]["value"] == "100 %"


def test_status__proposed_needs_nobody_and_has_no_day(step: TargetsStep, page: Page) -> None:
    page.edit(set_target, product_id="1", period="2026", revenue=1250.0)
    page.edit(agree_target, id="1@2026", status="agreed", with_whom="Ada", agreed_on=date(2026, 1, 9))
    type_in(step, "1", "status:2026", "proposed")
    target = saved(page, "1@2026")
    assert target is not None
    assert (target.status, target.with_whom, target.agreed_on) == ("proposed", "Ada", None)


def test_status__without_an_amount_asks_for_it(step: TargetsStep, page: Page) -> None:
    type_in(step, "1", "status:2026", "proposed")
    assert not page.plan.targets
    assert row(step, "1")["messages"]["status:2026"] == "Enter the amount first."


def test_status__of_a_sum_of_quarters_is_not_changed_here(step: TargetsStep, page: Page) -> None:
    page.edit(set_target, product_id="1", period="2026-Q1", revenue=300.0)
    type_in(step, "1", "status:2026", "proposed")
    assert "quarters" in row(step, "1")["messages"]["status:2026"]
    type_in(step, "1", "revenue:2026", None)
    assert "quarters" in row(step, "1")["messages"]["revenue:2026"]


def test_with_whom__of_an_agreed_target_is_not_cleared(step: TargetsStep, page: Page) -> None:
    page.edit(set_target, product_id="1", period="2026", revenue=1250.0)
    page.edit(agree_target, id="1@2026", status="agreed", with_whom="Ada", agreed_on=date(2026, 1, 9))
    type_in(step, "1", "with_whom:2026", None)
    target = saved(page, "1@2026")
    assert target is not None
    assert target.with_whom == "Ada"
    assert "agreed" in row(step, "1")["messages"]["with_whom:2026"]


def test_card__opens_on_a_row_and_saves_field_by_field(step: TargetsStep, page: Page) -> None:
    assert is_hidden(step.card.widget)
    step.table.grid._on_message(step.table.grid, {"type": "select-row", "row": "1"}, [])
    assert not is_hidden(step.card.widget)
    assert [field["name"] for field in step.card.form.fields] == ["year", "revenue"]
    change(step, "year", "2027")
    change(step, "revenue", "1,400")
    change(step, "status", "agreed")
    assert "With whom" in step.card.form.errors["status"]
    change(step, "with_whom", "Ada Berg")
    assert step.card.form.errors == {}
    change(step, "agreed_on", "2026-11-02")
    target = saved(page, "1@2027")
    assert target is not None
    assert (target.revenue, target.status, target.agreed_on) == (1400, "agreed", date(2026, 11, 2))
    assert step.card.source.blocks[0]["pairs"][0]["note"].endswith(page.facts.version)


def change_as_of(step: TargetsStep, version: int, name: str, value: str) -> None:
    """Enter something as the page does that has not yet heard of anything after a version of the form."""
    intent = {"type": "change", "name": name, "value": value, "version": version}
    step.card.form._on_message(step.card.form, intent, [])


def test_card__takes_what_is_typed_before_the_year_chosen_in_it_is_there(step: TargetsStep, page: Page) -> None:
    step.select("1", "2026")
    version = step.card.form.version
    change_as_of(step, version, "year", "2027")
    change_as_of(step, version, "revenue", "1,400")
    target = saved(page, "1@2027")
    assert target is not None
    assert target.revenue == 1400
    assert saved(page, "1@2026") is None


def test_card__saves_nothing_to_a_product_that_was_chosen_meanwhile(
    step: TargetsStep, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[dict[str, Any]] = []
    step.select("1", "2026")
    version = step.card.form.version
    step.select("2", "2026")
    monkeypatch.setattr(step.card.form, "send", told.append)
    change_as_of(step, version, "revenue", "1,400")
    assert saved(page, "1@2026") is None
    assert saved(page, "2@2026") is None
    assert told == [{"type": "left", "version": version, "values": {"revenue": "1,400"}}]


def test_card__removes_the_target_and_closes(step: TargetsStep, page: Page) -> None:
    page.edit(set_target, product_id="1", period="2026", revenue=1250.0)
    step.select("1", "2026")
    step.card.buttons._on_message(step.card.buttons, {"type": "press", "id": "remove"}, [])
    assert saved(page, "1@2026") is None
    step.card.buttons._on_message(step.card.buttons, {"type": "press", "id": "close"}, [])
    assert is_hidden(step.card.widget)


def test_adding__sets_a_target_for_a_product_never_bought(page: Page) -> None:
    page.account_id = "B"  # bought seals only
    step = opened(page)
    assert is_hidden(step.adding.widget)
    step.table.grid._on_message(step.table.grid, {"type": "add-row"}, [])
    assert not is_hidden(step.adding.widget)
    form = step.adding.form
    assert [option["label"] for option in form.fields[0]["options"]] == ["Bearing"]
    form._on_message(form, {"type": "submit", "values": {"product": "1", "year": "2027", "revenue": "x"}}, [])
    assert "revenue" in form.errors
    form._on_message(form, {"type": "submit", "values": {"product": "1", "year": "2027", "revenue": "80"}}, [])
    target = saved(page, "1@2027")
    assert target is not None
    assert (target.revenue, target.last_revenue) == (80, 0)
    assert is_hidden(step.adding.widget)
    assert row(step, "1")["text"]["growth:2027"] == "new"
    assert (step.product_id, step.year) == ("1", "2027")


def test_picture__is_drawn_again_only_when_it_shows_something_else(step: TargetsStep, page: Page) -> None:
    before = step.picture.widget.outputs
    assert before[0]["data"]["text/plain"] == "There is no target for 2026 yet"
    step.pull()
    assert step.picture.widget.outputs is before
    page.edit(set_target, product_id="1", period="2026", revenue=1250.0)
    shown = step.picture.widget.outputs[0]["data"]
    assert shown["text/plain"] == "Targets for 2026 are 25 % above 2025 with the same products"
    assert shown["application/vnd.vegalite.v5+json"]["title"]["text"] == shown["text/plain"]


@pytest.mark.parametrize(
    ("target", "opens"),
    [
        ({"place": "target", "target_id": "2@2027"}, ("2", "2027")),
        ({"place": "target", "target_id": "1@2027-Q1"}, ("1", "2027")),
        ({"place": "target", "product_id": "2", "period": "2026"}, ("2", "2026")),
        ({"place": "target"}, ("1", "2026")),
        ({}, ("", "2026")),
    ],
)
def test_focus__opens_the_target_a_finding_is_about(
    step: TargetsStep, target: dict[str, Any], opens: tuple[str, str]
) -> None:
    step.focus(target)
    assert (step.product_id, step.year) == opens
    assert step.table.grid.selected == opens[0]


def test_account__opened_next_starts_with_nothing_selected(step: TargetsStep, page: Page) -> None:
    step.select("1", "2027")
    type_in(step, "1", "revenue:2026", "about ten")
    page.account_id = "B"
    step.pull()
    assert is_hidden(step.card.widget)
    assert [row.get("messages", {}) for row in step.table.grid.rows] == [{}, {}]


def test_account__that_never_bought_can_be_given_a_product_by_hand(page: Page) -> None:
    page.account_id = "D"
    step = opened(page)
    assert len(step.table.grid.rows) == 0
    assert is_hidden(step.lead)
    assert is_hidden(step.pictured)
    step.focus({"place": "target"})
    assert not is_hidden(step.adding.widget)


def test_workspace__without_products_leads_to_start(tmp_path: Path, host: Any) -> None:
    empty: Workspace = new_workspace(tmp_path / "empty")
    page = Page(empty, empty.session(Author("Ana", "client-a")), host)
    page.account_id = "A"
    step = TargetsStep(page)
    assert not is_hidden(step.lead)
    assert is_hidden(step.work)
    step.lead.children[1]._on_message(None, {"type": "press", "id": "start"}, [])
    assert host.went == [("start", "")]
