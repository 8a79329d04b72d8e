"""Ring 2: from the long list to the short one; what a person does ends in the saved documents."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kamwidgets import edits
from kamwidgets.facts import read_table
from kamwidgets.model import PORTFOLIO
from kamwidgets.steps import Page
from kamwidgets.steps.select.view import SelectStep
from kamwidgets.store import Workspace, bring_in, new_workspace
from kamwidgets.widgets import KamWidget

GROUPS = (
    "account_id,name,country,parent_id,relationship\n"
    "A,Alder Ltd,GB,B,\nB,Birch AG,DE,,emerging\nC,Cedar SA,FR,,\nD,Dogwood Oy,FI,,existing\n"
)


@pytest.fixture
def step(page: Page) -> SelectStep:
    made = SelectStep(page)
    send(made.tabs, type="open-tab", id="longlist")
    return made


def send(widget: KamWidget, **intent: Any) -> None:
    widget._on_message(widget, intent, [])


def row(step: SelectStep, account_id: str) -> dict[str, Any]:
    return next(row for row in step.longlist.listed.grid.rows if row["id"] == account_id)


def tiles(step: SelectStep) -> dict[str, tuple[str, str]]:
    return {tile["label"]: (tile["value"], tile["note"]) for tile in step.longlist.listed.said.blocks[0]["tiles"]}


def rule(step: SelectStep, **cells: str) -> str:
    """Add a rule and fill its cells, one by one."""
    grid = step.longlist.cut.grid
    step.longlist.show_tab("cut")
    before = set(step.page.portfolio.cut)
    send(grid, type="add-row")
    step.pull()
    (added,) = set(step.page.portfolio.cut) - before
    for column, value in cells.items():
        send(grid, type="edit-cell", row=added, column=column, value=value)
        step.pull()
    step.longlist.show_tab("listed")
    return added


def bring(page: Page, **tables: str) -> SelectStep:
    for name, text in tables.items():
        bring_in(page.workspace, read_table(name.replace("_", "-"), text.encode(), name=f"{name}.csv"))
    made = SelectStep(page)
    send(made.tabs, type="open-tab", id="longlist")
    return made


# --- what is known ---------------------------------------------------------------------------------------------------


def test_listed__everybody_with_facts_and_no_rule_cuts_nobody(step: SelectStep) -> None:
    assert [each["id"] for each in step.longlist.listed.grid.rows] == ["A", "B", "C", "D"]
    cells = row(step, "A")["cells"]
    assert (cells["revenue"], cells["contribution"], cells["products"], cells["orders"]) == (1004, 402, 2, 2)
    assert (cells["last_order_days"], cells["payment_days"], cells["status"]) == (0, None, "existing")
    assert round(cells["contribution_share"], 2) == 40.04
    never = row(step, "D")["cells"]
    assert (never["revenue"], never["last_order_days"], never["status"], never["list"]) == (0, None, "prospect", "in")
    assert tiles(step)["Short list"][0] == "4"
    assert tiles(step)["Cut by a rule"] == ("0", "no rule is set: see “First cut”")


def test_listed__marks_what_the_facts_cover_only_in_part(step: SelectStep) -> None:
    titles = {column["id"]: column["title"] for column in step.longlist.listed.grid.columns}
    # facts begin on 1 March 2024: twelve months are whole, twenty-four are not
    assert (titles["revenue"], titles["growth"], titles["trend"]) == ("Turnover", "Growth (part)", "Trend (part)")


def test_listed__payment_days_are_the_median_where_orders_carry_both_dates(page: Page) -> None:
    orders = (
        "order_id,account_id,ordered_on,invoiced_on,paid_on,status\n"
        "2,A,2025-03-01,2025-03-01,2025-03-11,\n5,A,2025-12-01,2025-12-01,2025-12-31,\n"
        "3,B,2025-06-01,2025-06-01,,\n6,A,2025-03-01,2025-03-01,2026-01-31,cancelled\n"
    )
    step = bring(page, orders=orders)
    assert row(step, "A")["cells"]["payment_days"] == 20
    assert row(step, "B")["cells"]["payment_days"] is None


def test_listed__days_since_the_last_order_end_on_the_last_day(page: Page) -> None:
    page.edit(edits.change_settings, as_of=date(2025, 7, 1))
    step = bring(page)
    days = [row(step, account)["cells"]["last_order_days"] for account in ("A", "B")]
    assert all(day is None or day >= 0 for day in days)
    assert any(day is not None for day in days)


# --- the first cut ---------------------------------------------------------------------------------------------------


def test_cut__a_rule_cuts_who_fails_it_and_says_so(step: SelectStep) -> None:
    rule(step, low="300")
    assert [row(step, id)["cells"]["list"] for id in "ABCD"] == ["in", "in", "out", "out"]
    assert row(step, "C")["cells"]["why"] == "Not turnover at least €300"
    assert tiles(step)["Cut by a rule"] == ("2", "1 rule")
    send(step.tabs, type="open-tab", id="ranking")
    assert [each["id"] for each in step.ranking.grid.rows] == ["A", "B"]
    assert "2 more are cut: see “Long list”." in step.ranking.grid.caption
    send(step.tabs, type="open-tab", id="deciding")
    assert [each["id"] for each in step.deciding.best.grid.rows] == ["A", "B"]


def test_cut__words_shares_and_what_is_unknown(step: SelectStep) -> None:
    words = rule(step, fact="country", words="gb, DE")
    assert [row(step, id)["cells"]["list"] for id in "ABCD"] == ["in", "in", "out", "out"]
    growth = rule(step, fact="growth", test="between", low="10", high="50")
    cut = step.page.portfolio.cut
    assert (cut[growth].low, cut[growth].high, cut[words].test) == (0.1, 0.5, "is")
    assert row(step, "A")["cells"]["why"] == "Unknown: growth"  # there is no year before: nobody is cut by it
    step.longlist.show_tab("cut")
    said = step.longlist.cut.said.blocks[1]["items"]
    assert said == ["Of 4 the answer to “growth between 10 % and 50 %” is not known: they stay."]
    send(step.longlist.cut.grid, type="press", row=words, column="remove")
    assert words not in step.page.portfolio.cut


def test_cut__what_makes_no_sense_stays_in_its_cell(step: SelectStep) -> None:
    made = rule(step, test="between", low="500", high="100")
    step.longlist.show_tab("cut")
    (shown,) = step.longlist.cut.grid.rows
    assert "must not lie above" in shown["messages"]["high"]
    assert step.page.portfolio.cut[made].high is None
    send(step.longlist.cut.grid, type="edit-cell", row=made, column="test", value="is")
    (shown,) = step.longlist.cut.grid.rows
    assert shown["messages"]["test"] == "Turnover can only be compared at least, at most or between."


def test_cut__kept_or_taken_out_by_hand_with_a_reason(step: SelectStep) -> None:
    rule(step, low="300")
    step.page.account_id = "C"
    step.pull()
    card = step.card.known
    step.card.show_tab("facts")
    assert card.said.blocks[0]["pairs"][0] == {"label": "On it", "value": "✕ No", "note": "Not turnover at least €300"}
    send(card.buttons, type="press", id="listed")
    send(card.listed, type="submit", values={"standing": "keep", "reason": " "})
    assert card.listed.errors == {"reason": "Say why: others will ask."}
    send(card.listed, type="submit", values={"standing": "keep", "reason": "Builds a plant."})
    step.pull()
    assert (row(step, "C")["cells"]["list"], row(step, "C")["cells"]["why"]) == ("in", "Kept: Builds a plant.")
    step.page.account_id = "A"
    step.pull()
    send(card.buttons, type="press", id="listed")
    send(card.listed, type="submit", values={"standing": "out", "reason": "Is being sold."})
    step.pull()
    assert row(step, "A")["cells"]["why"] == "Taken out: Is being sold."
    assert tiles(step)["By hand"] == ("2", "1 kept, 1 taken out")
    step.page.session.undo([PORTFOLIO])
    step.pull()
    assert row(step, "A")["cells"]["list"] == "in"


def test_cut__a_key_account_that_is_cut_is_said(step: SelectStep) -> None:
    step.page.session.apply("C", edits.decide, status="key", reason="Was large.", on=date(2026, 1, 1))
    rule(step, low="300")
    findings = step.page.reading.statuses("A")["select"].findings
    said = next(finding.sentence for finding in findings if finding.id == "cut:C")
    assert said == "Cedar SA is a key account but not on the short list: Not turnover at least €300."


# --- accounts known only by name -------------------------------------------------------------------------------------


def test_named__are_added_renamed_rated_and_removed_if_nothing_hangs_on_them(step: SelectStep, host: Any) -> None:
    grid = step.longlist.listed.grid
    send(grid, type="add-row")
    step.pull()
    (named,) = step.page.portfolio.named
    assert row(step, named)["cells"]["status"] == "prospect"
    assert row(step, named)["cells"]["revenue"] is None
    assert row(step, "A")["closed"] == ["name"]
    send(grid, type="edit-cell", row=named, column="name", value="Elm & Sons <b>")
    step.pull()
    assert step.page.reading.name(named) == "Elm & Sons <b>"
    step.page.session.apply(named, edits.rate, criterion_id="growth", value=7)
    step.pull()
    send(step.tabs, type="open-tab", id="ranking")
    assert named in [each["id"] for each in step.ranking.grid.rows]
    send(grid, type="press", row=named, column="remove")
    assert host.notices[-1].startswith("Elm & Sons <b> stays: something was judged")
    step.page.session.apply(named, edits.remove_rating, criterion_id="growth")
    send(grid, type="press", row=named, column="remove")
    assert step.page.portfolio.named == {}


def test_named__can_be_the_only_accounts_there_are(tmp_path: Any, host: Any) -> None:
    made = new_workspace(tmp_path / "empty")
    step = SelectStep(Page(made, made.session(), host))
    send(step.tabs, type="open-tab", id="longlist")
    assert list(step.longlist.listed.grid.rows) == []
    send(step.longlist.listed.grid, type="add-row")
    step.pull()
    assert [each["cells"]["name"] for each in step.longlist.listed.grid.rows] == ["New account"]
    assert host.notices == []


def test_card__who_is_cut_is_not_scored_and_it_is_said_why(step: SelectStep) -> None:
    rule(step, low="450")  # Alder has 1,004, Birch 400
    said: dict[str, list[dict[str, Any]]] = {}
    for account in ("A", "B"):
        step.page.account_id = account
        step.refresh()
        said[account] = step.card.rating.parts.blocks
    assert [block["kind"] for block in said["A"]] == ["text", "definition"]
    (why,) = said["B"]
    assert why["text"] == "It is not on the short list, so it is not compared and has no score."
    send(step.tabs, type="open-tab", id="ranking")
    (beneath,) = step.ranking.why.said.blocks
    assert why["text"] in beneath["text"]


# --- sites and parents -----------------------------------------------------------------------------------------------


def test_level__sites_roll_up_and_the_parents_own_plan_counts(page: Page) -> None:
    step = bring(page, customers=GROUPS)
    page.session.apply("A", edits.rate, criterion_id="growth", value=9)
    page.session.apply("B", edits.rate, criterion_id="growth", value=4)
    send(step.longlist.cut.level, type="change", name="level", value="parent")
    step.pull()
    assert [each["id"] for each in step.longlist.listed.grid.rows] == ["B", "C", "D"]
    cells = row(step, "B")["cells"]
    assert (cells["revenue"], cells["contribution"], cells["orders"], cells["products"]) == (1404, 702, 3, 2)
    scores = page.reading.scores
    assert scores is not None
    assert scores.values.loc["B", "growth"] == 0.4
    step.card.show_tab("facts")
    assert step.card.known.said.blocks[0]["pairs"] == [{"label": "Counts with", "value": "Birch AG"}]
    rule(step, fact="payment_days", test="at-most", high="30")  # asks for all facts: the same accounts are compared
    assert page.reading.short_list == ("B", "C", "D")


def test_level__a_site_has_no_score_of_its_own(page: Page) -> None:
    step = bring(page, customers=GROUPS)
    page.session.apply(PORTFOLIO, edits.change_settings, level="parent")
    page.account_id = "A"
    step.pull()
    assert [block["text"] for block in step.card.rating.parts.blocks] == [
        "It counts with Birch AG, so it has no score of its own."
    ]


def test_level__parents_in_a_loop_stay_single_and_it_is_said(page: Page) -> None:
    step = bring(page, customers="account_id,name,parent_id\nA,Alder Ltd,B\nB,Birch AG,A\nC,Cedar SA,A\n")
    page.session.apply(PORTFOLIO, edits.change_settings, level="parent")
    step.pull()
    assert page.reading.short_list == ("A", "B", "C", "D")
    assert "are each other's parents" in step.longlist.listed.said.blocks[1]["text"]


# --- status and corrections ------------------------------------------------------------------------------------------


def test_status__what_was_decided_goes_before_what_was_imported(page: Page) -> None:
    step = bring(page, customers=GROUPS)
    assert [row(step, id)["cells"]["status"] for id in "ABCD"] == ["existing", "emerging", "existing", "prospect"]
    page.session.apply("B", edits.decide, status="key", reason="Large.", on=date(2026, 1, 1))
    page.session.apply("D", edits.decide, status="emerging", reason="Will buy.", on=date(2026, 1, 1))
    step.pull()
    assert [row(step, id)["cells"]["status"] for id in "ABCD"] == ["existing", "existing", "existing", "emerging"]


def test_corrections__stand_beside_what_was_imported_with_their_reason(page: Page) -> None:
    step = bring(page, customers=GROUPS)
    step.card.show_tab("facts")
    card = step.card.known

    def correct(field: str, value: str, reason: str = "As they told us.") -> None:
        send(card.buttons, type="press", id="correcting")
        send(card.correcting, type="submit", values={"field": field, "value": value, "reason": reason})
        step.pull()

    correct("country", "IE", " ")
    assert card.correcting.errors["reason"].startswith("Say why")
    correct("parent_id", "Nobody Ltd")
    assert card.correcting.errors["value"] == "No account is called Nobody Ltd: write the account's number."
    correct("parent_id", "Nowhy AG")
    assert card.correcting.errors["value"] == "No account is called Nowhy AG: write the account's number."
    correct("relationship", "friend")
    assert "existing, emerging or prospect" in card.correcting.errors["value"]
    correct("country", "IE")
    correct("parent_id", "cedar sa")
    facts = dict(card.said.blocks[1]["rows"])
    assert (facts["Country"], facts["Parent"]) == ("IE", "Cedar SA")
    assert card.said.blocks[2]["items"] == [
        "Country: IE; imported: GB. As they told us.",
        "Parent: Cedar SA; imported: Birch AG. As they told us.",
    ]
    assert page.reading.groups["A"] == "C"
    send(card.buttons, type="press", id="back:parent_id")
    step.pull()
    assert page.reading.groups["A"] == "B"
    assert list(page.portfolio.corrections) == ["A@country"]


def test_criteria__can_come_from_any_fact_that_can_be_measured(workspace: Workspace) -> None:
    added = {"id": "breadth", "title": "Breadth", "source": "fact", "fact": "products", "worst": 0, "best": 4}
    workspace.apply(PORTFOLIO, edits.add_criteria, criteria=[added])
    scores = workspace.reading().scores
    assert scores is not None
    assert scores.values.loc["A", "breadth"] == 0.5
    with pytest.raises(edits.Refused, match="no fact that can be measured"):
        workspace.apply(PORTFOLIO, edits.change_criterion, id="breadth", fact="country")
