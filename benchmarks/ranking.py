"""How long the ranking of 1,000 accounts takes to stand anew after a weight was changed, beside an empty callback.

Kernel time only, from the saved edit to the rows in view; the commit is timed apart. The floor is what any click costs:
an intent that arrives at a widget, and a guarded callback that does nothing. Times are the processor's, which does not
count what else a shared machine is doing meanwhile; the clock's stand beside them.
"""

from __future__ import annotations

import io
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from kamwidgets import edits
from kamwidgets.facts import read_table
from kamwidgets.model import PORTFOLIO
from kamwidgets.steps import Page
from kamwidgets.steps.select.ranking import RankingPanel
from kamwidgets.store import Author, Workspace, bring_in, new_workspace
from kamwidgets.widgets import Buttons
from tests.steps.conftest import FakeHost

ACCOUNTS, CRITERIA, EDITS = 1_000, 12, 40
TARGET = 16.0
"""Milliseconds: one picture of a screen that draws sixty a second."""


def company(folder: Path) -> Workspace:
    """Make a workspace of so many customers, each with an order and a rating on every criterion that people rate."""
    made, random = new_workspace(folder), Random(4)  # noqa: S311 - nothing to keep secret
    own = [{"id": f"own-{number}", "title": f"Criterion {number}"} for number in range(CRITERIA - 8)]
    made.apply(PORTFOLIO, edits.add_criteria, criteria=own)
    customers, lines = io.StringIO(), io.StringIO()
    customers.write("account_id,name\n")
    lines.write("order_id,line_no,account_id,ordered_on,product_id,quantity,unit_price\n")
    for number in range(ACCOUNTS):
        customers.write(f"A{number:04},Account {number}\n")
        lines.write(f"{number},1,A{number:04},2025-0{1 + number % 9}-11,P1,{random.randint(1, 900)},10\n")
    for table, text in (("customers", customers), ("order-lines", lines)):
        bring_in(made, read_table(table, text.getvalue().encode(), name=f"{table}.csv"))
    rated = [id for id, criterion in made.portfolio.criteria.items() if criterion.source == "rating"]
    session = made.session(Author("Bench", "bench"))
    for number in range(ACCOUNTS):
        steps = [(edits.rate, {"criterion_id": id, "value": random.randint(0, 10)}) for id in rated]
        session.together(f"A{number:04}", steps, "Rated")
    return made


class Timed:
    """How long calls took, by the processor and by the clock."""

    def __init__(self) -> None:
        self.worked: list[float] = []
        self.waited: list[float] = []

    def __call__(self, run: Callable[[], object]) -> None:
        """Time one more call."""
        began, started = time.perf_counter(), time.thread_time()
        run()
        self.worked.append(1_000 * (time.thread_time() - started))
        self.waited.append(1_000 * (time.perf_counter() - began))

    def __str__(self) -> str:
        worked, waited = statistics.median(self.worked), statistics.median(self.waited)
        return f"{worked:.3f} ms (9 of 10 within {statistics.quantiles(self.worked, n=10)[-1]:.3f}; clock {waited:.3f})"


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        workspace = company(Path(name) / "w")
        page = Page(workspace, workspace.session(Author("Bench", "bench")), FakeHost())
        page.account_id = "A0000"
        panel = RankingPanel(page, lambda _account: None)
        panel.refresh()
        button = Buttons(buttons=[{"id": "none", "label": "None"}], on_intent=page.guarded(lambda _intent: None))
        press: dict[str, Any] = {"type": "press", "id": "none"}
        floor, commit, ranking = Timed(), Timed(), Timed()
        for number in range(EDITS):
            floor(lambda: button._on_message(button, dict(press), []))  # noqa: SLF001 - as a browser would
            weight = 10 + number
            commit(lambda weight=weight: page.edit(edits.change_criterion, id="growth", weight=weight))
            ranking(panel.refresh)
        print(f"{len(panel.grid.rows):,} accounts × {CRITERIA} criteria, the median of {EDITS} weight edits:")
        for what, times in {"ranking": ranking, "its commit": commit, "an empty callback": floor}.items():
            print(f"  {what}: {times}")
        print(f"the ranking stands anew in {statistics.median(ranking.worked):.1f} ms (aim {TARGET:g} ms)")


if __name__ == "__main__":
    main()
