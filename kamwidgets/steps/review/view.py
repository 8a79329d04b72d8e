"""The last step: the plan on a page, for us or for the customer, and its exports (M54, M55)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import ipywidgets as w

from kamwidgets.reports import exported, page_html, plan_report
from kamwidgets.reports.plan import Audience
from kamwidgets.steps.step import Step, box
from kamwidgets.widgets import Blocks, Buttons, Intent, Preview, Tabs

__all__ = ["ReviewStep"]

MIMES = {
    "html": "text/html",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}

CHANGES_SHOWN = 12


class ReviewStep(Step):
    """What can be sent, and how it came about."""

    id = "review"
    name = "Review"
    title = "The plan on a page"
    sentence = "As it will print: for your director, or for the customer."
    folder = Path(__file__).parent

    def build(self) -> list[w.Widget]:
        """Make the step's widgets, once."""
        self.audience = Tabs(
            label="Who will read it",
            tabs=[{"id": "internal", "label": "For us"}, {"id": "customer", "label": "For the customer"}],
            active="internal",
            on_intent=self.page.guarded(self._on_audience),
        )
        self.buttons = Buttons(
            buttons=[
                {"id": "html", "label": "Save as a page", "primary": True},
                {"id": "xlsx", "label": "Save as a spreadsheet"},
                {"id": "json", "label": "Save as data"},
            ],
            on_intent=self.page.guarded(self._on_save),
        )
        self.preview = Preview(title="Plan on a page", height="75vh")
        self.history = Blocks()
        return [self.audience, self.buttons, self.preview, box(self.history, look="kam-card")]

    def refresh(self) -> None:
        """Show what the plan now says."""
        report = plan_report(self.page.reading, self.page.account_id, cast("Audience", self.audience.active))
        self.preview.html = page_html(report)
        self.history.blocks = [self._changes()]

    def focus(self, target: Mapping[str, Any]) -> None:
        """Open the step a finding leads to: here nothing is mended."""

    def _changes(self) -> dict[str, Any]:
        """Show the latest changes of the plan, newest first."""
        entries = self.page.workspace.history(self.page.account_id, limit=CHANGES_SHOWN)
        if not entries:
            return {
                "kind": "text",
                "title": "What was changed",
                "text": "Nothing has been entered for this account yet.",
            }
        formats = self.page.formats
        columns = [{"title": "When"}, {"title": "Who"}, {"title": "What"}]
        rows = [
            [f"{formats.day(local.date())}, {local:%H:%M}", entry.by, entry.sentence]
            for entry in reversed(entries)
            for local in [entry.at.astimezone()]
        ]
        more = entries[-1].revision - len(rows)
        caption = f"and {formats.number(more)} earlier changes" if more else ""
        return {"kind": "table", "title": "What was changed", "columns": columns, "rows": rows, "caption": caption}

    def _on_audience(self, intent: Intent) -> None:
        self.audience.active = intent["id"]
        self.refresh()

    def _on_save(self, intent: Intent) -> None:
        format, account = intent["id"], self.page.account_id
        data = exported(self.page.reading, account, format, self.audience.active)
        self.page.host.download(f"{_file_name(self.page.account_name)}.{format}", MIMES[format], data)


def _file_name(name: str) -> str:
    """Return a name every file system takes."""
    return "account plan " + (re.sub(r"[^\w .-]+", "", name).strip(" .")[:60] or "account")
