"""How today's key accounts differ from those of an earlier day, and why (M6)."""

from __future__ import annotations

from datetime import date
from typing import Any

from kamwidgets.methods import DecisionChange, compare_decisions, decision_days
from kamwidgets.model import Formats
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box, show
from kamwidgets.widgets import Blocks, Form, Intent

__all__ = ["ChangedPanel"]

TITLES = {"in": "Came in", "out": "Went", "other": "Decided otherwise", "stays": "Stayed"}

NOTHING = {
    "kind": "empty",
    "sentence": "Nothing is decided yet, so there is nothing to compare.",
    "hint": "Open an account's card and decide: next year this page says what changed, and why.",
}


class ChangedPanel:
    """A choice of days on which something was decided, and what is different since."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._day: date | None = None
        self.form = Form(live=True, on_intent=page.guarded(self._on_day))
        self.said = Blocks()
        self.widget = box(self.form, self.said, look="kam-stack")

    def refresh(self) -> None:
        """Compare with the chosen day; a year ago, or the first day, where none is chosen."""
        reading, formats = self.page.reading, self.page.formats
        days = decision_days(reading.plans)
        show(self.form, bool(days))
        if not days:
            self.said.blocks = [NOTHING]
            return
        day = self._day if self._day and self._day in days else _a_year_before(days, self.page.today)
        options = [{"value": each.isoformat(), "label": formats.day(each)} for each in days]
        field = {"name": "day", "label": "Compare with what was decided by", "kind": "choice", "options": options}
        with self.form.hold_sync():
            self.form.fields, self.form.values = [{**field, "required": True}], {"day": day.isoformat()}
        changes = compare_decisions(reading.plans, day, reading.today_of())
        self.said.blocks = [_head(changes, formats.day(day), formats), *self._groups(changes)]

    def _groups(self, changes: tuple[DecisionChange, ...]) -> list[dict[str, Any]]:
        reading, formats = self.page.reading, self.page.formats
        groups: list[dict[str, Any]] = []
        for kind, title in TITLES.items():
            said = [each.sentence(reading.name(each.account_id), formats) for each in changes if each.kind == kind]
            if said:
                groups.append({"kind": "list", "title": title, "items": said})
        return groups

    def _on_day(self, intent: Intent) -> None:
        self._day = date.fromisoformat(intent["value"])
        self.refresh()


def _a_year_before(days: list[date], today: date) -> date:
    """Return the latest of these days, the latest first, that is a year ago or more; else the earliest there is."""
    year_ago = today.replace(year=today.year - 1, day=min(today.day, 28))
    return next((day for day in days if day <= year_ago), days[-1])


def _head(changes: tuple[DecisionChange, ...], day: str, formats: Formats) -> dict[str, Any]:
    came, went = (sum(change.kind == kind for change in changes) for kind in ("in", "out"))
    stayed = sum(change.kind == "stays" for change in changes)
    moved = f"{formats.number(came)} came in, {formats.number(went)} went"
    said = f"Since {day}: {moved}, {formats.count(stayed, 'key account')} stayed."
    return {"kind": "text", "text": said}
