"""Two accounts side by side, in words: which criteria speak for whom, and by how many points (M4)."""

from __future__ import annotations

from typing import Any

from kamwidgets.findings import Reading, score_parts
from kamwidgets.methods import Comparison, compare_accounts, gate_status
from kamwidgets.methods.words import listing
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box, show
from kamwidgets.widgets import Blocks, Form, Intent

__all__ = ["ComparingPanel"]

MOST_OFFERED = 300
"""Accounts to choose from, the best ones: a longer list helps nobody."""

TOO_FEW = {
    "kind": "empty",
    "sentence": "Two scored accounts are needed to compare.",
    "hint": "Give criteria their weights and rate accounts: see the card of an account, under Score.",
}


class ComparingPanel:
    """A choice of two accounts, what speaks for each, and their values in a table."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._chosen: dict[str, str] = {}
        self.form = Form(live=True, on_intent=page.guarded(self._on_choice))
        self.said = Blocks()
        self.widget = box(self.form, self.said, look="kam-stack")

    def refresh(self) -> None:
        """Compare the chosen two; the open account with its neighbour in the ranking where none were chosen."""
        reading = self.page.reading
        offered = _offered(reading, [self.page.account_id, *self._chosen.values()])
        show(self.form, len(offered) > 1)
        if len(offered) < 2:  # noqa: PLR2004 - two are compared
            self.said.blocks = [TOO_FEW]
            return
        first, second = self._pair(offered)
        options = [{"value": account, "label": reading.name(account)} for account in offered]
        choice = {"kind": "choice", "options": options, "required": True, "width": "half"}
        with self.form.hold_sync():
            self.form.fields = [{**choice, "name": "a", "label": "Compare"}, {**choice, "name": "b", "label": "With"}]
            self.form.values = {"a": first, "b": second}
        self.said.blocks = _blocks(reading, first, second)

    def _pair(self, offered: list[str]) -> tuple[str, str]:
        open_one = self.page.account_id if self.page.account_id in offered else offered[0]
        first = self._chosen.get("a", open_one)
        first = first if first in offered else offered[0]
        place = offered.index(first)
        neighbour = offered[place - 1] if place else offered[1]
        second = self._chosen.get("b", neighbour)
        return first, second if second in offered and second != first else neighbour

    def _on_choice(self, intent: Intent) -> None:
        other = {"a": "b", "b": "a"}[intent["name"]]
        if intent["value"] == self.form.values[other]:  # the same account twice: they change places
            self._chosen[other] = self.form.values[intent["name"]]
        self._chosen[intent["name"]] = intent["value"]
        self.refresh()


def _offered(reading: Reading, wanted: list[str]) -> list[str]:
    """Return the scored accounts by rank, the best of them and those that are wanted."""
    if reading.scores is None:
        return []
    by_score = reading.scores.score.dropna().sort_values(ascending=False, kind="stable")
    ranked = list(map(str, by_score.index))
    return [account for place, account in enumerate(ranked) if place < MOST_OFFERED or account in wanted]


def _blocks(reading: Reading, a: str, b: str) -> list[dict[str, Any]]:
    scores, formats = reading.scores, reading.formats
    if scores is None:
        return []
    found = compare_accounts(scores.values, scores.weights, a, b)
    names = {account: reading.name(account) for account in (a, b)}
    titles = {id: criterion.title for id, criterion in reading.portfolio.criteria.items()}
    failing = [names[account] for account in (a, b) if gate_status(reading.plans.get(account)).failed]
    beside = (
        f" Whatever the points: {listing(failing)} fail{'s' if len(failing) == 1 else ''} a gate." if failing else ""
    )
    columns = [
        {"title": "Criterion"},
        {"title": "Weight", "align": "right"},
        *({"title": name, "align": "right"} for name in names.values()),
        {"title": "Speaks for"},
    ]
    rows = [
        [
            one.criterion.title,
            formats.share(one.weight),
            one.stands_at(formats),
            other.stands_at(formats),
            _speaks(found.points.get(one.criterion.id), names[a], names[b], reading),
        ]
        for one, other in zip(score_parts(reading, a), score_parts(reading, b), strict=True)
    ]
    text = {"kind": "text", "text": f"{found.explain(names, titles, formats)}{_by_score(reading, found)}{beside}"}
    return [text, {"kind": "table", "caption": f"{names[a]} and {names[b]}", "columns": columns, "rows": rows}]


def _by_score(reading: Reading, found: Comparison) -> str:
    """Say the two scores where they rest on more than what is known of both."""
    if found.common > 1 - 1e-9 or reading.scores is None:
        return ""
    first, second = (reading.formats.number(100 * reading.scores.score[each]) for each in (found.a, found.b))
    return f" By all that is known of each they score {first} and {second}."


def _speaks(points: float | None, first: str, second: str, reading: Reading) -> str:
    if points is None:
        return "no weight"
    if points != points:  # noqa: PLR0124 - NaN is not itself
        return "unknown"
    said = reading.formats.number(abs(points), 1)
    if said == reading.formats.number(0, 1):
        return "alike"
    return f"{first if points > 0 else second}, {said} points"
