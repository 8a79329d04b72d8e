"""Who is critical: what we would lose if each person, and each of us, left; worked out beside the page (M16)."""

from __future__ import annotations

from typing import Any

from kamwidgets.methods import Critical
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box
from kamwidgets.widgets import Blocks, Buttons

__all__ = ["CriticalPanel"]

SHOWN = 12
"""People that are listed."""

SIDES = {"theirs": "their side", "ours": "ours"}

COLUMNS = [
    {"title": "Who leaves"},
    {"title": "Of"},
    *({"title": title, "align": "right"} for title in ("Access lost", "Paths lost", "Coverage lost")),
]

WHAT = "Lets each person, and each of us, leave in turn, and counts what would be lost. Nothing is saved."


class CriticalPanel:
    """A button that has it worked out, and a table of those on whom most hangs."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._found: tuple[object, Critical] | None = None
        self.said = Blocks()
        self.buttons = Buttons(on_intent=page.guarded(lambda _intent: self._work_out()))
        self.widget = box(self.said, self.buttons, look="kam-stack")

    def refresh(self) -> None:
        """Show what was worked out, as long as nothing has changed since."""
        title = "Who is critical"
        found = self._found[1] if self._found and self._found[0] == self._state() else None
        if found is None:
            self.said.blocks = [{"kind": "text", "title": title, "text": WHAT}]
        else:
            text = found.explain(self.page.formats)
            self.said.blocks = [{"kind": "text", "title": title, "text": text}, *self._table(found)]
        why = "" if self.page.plan.people else "Nobody is on the map yet."
        work = {"id": "work", "label": "Work out who is critical", "disabled": why}
        self.buttons.buttons = [] if found else [work]

    def _state(self) -> object:
        return self.page.account_id, self.page.session.state, self.page.today

    def _work_out(self) -> None:
        state, read = self._state(), self.page.reading.mapped(self.page.account_id)

        def take(found: Critical) -> None:
            self._found = (state, found)
            self.refresh()

        self.page.work("Working out who is critical", read.critical, take)

    def _table(self, found: Critical) -> list[dict[str, Any]]:
        """Show on whom something hangs; nothing where it does on nobody."""
        formats = self.page.formats
        losing = found.people[(found.people[["access_lost", "unreached", "score_lost"]] > 0).any(axis=1)]
        rows = [
            [
                row["name"],
                SIDES[row["side"]],
                formats.share(row["access_lost"]),
                formats.number(row["unreached"]),
                formats.number(row["score_lost"], 2),
            ]
            for row in losing.head(SHOWN).to_dict(orient="records")
        ]
        more = f"The first {SHOWN} of {len(losing)}. " if len(losing) > SHOWN else ""
        caption = f"{more}Access: of ours to those who decide. Paths: to how many others. Coverage: points of 5."
        return [{"kind": "table", "columns": COLUMNS, "rows": rows, "caption": caption}] if rows else []
