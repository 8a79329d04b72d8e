"""What is missing in the map or the targets becomes an action where it is read, without leaving the page (M37)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kamwidgets.edits import add_action
from kamwidgets.findings import Finding, open_gaps
from kamwidgets.methods import summarise_actions
from kamwidgets.steps import Page

__all__ = ["Planning"]

STEPS = ("map", "targets")
"""Whose gaps an action can close."""


class Planning:
    """The gaps beside the work that can be planned, and those that are.

    Parameters
    ----------
    page : Page
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self._gaps: dict[str, Mapping[str, Any]] = {}
        self._planned: dict[str, str] = {}

    def verbs(self, step: str, missing: Iterable[Finding]) -> dict[str, str]:
        """Return what can be done about the gaps of a step beside mending them, by their ids."""
        self._gaps, self._planned = {}, {}
        if step in STEPS and self.page.account_id:
            summary = summarise_actions(self.page.plan.actions.values(), self.page.today)
            self._gaps = {gap.id: gap.target for gap in open_gaps(missing, summary)}
            self._planned = {gap.id: summary.closing[gap.id][0] for gap in missing if gap.id in summary.closing}
        return dict.fromkeys(self._gaps, "Plan an action") | dict.fromkeys(self._planned, "Open its action")

    def take(self, gap_id: str) -> None:
        """Plan an action that closes a gap, or open the one there is."""
        page = self.page
        if gap_id in self._planned:
            self._open(self._planned[gap_id])
        elif gap := self._gaps.get(gap_id):
            said = {name: gap[name] for name in ("title", "closes")}
            action_id = page.edit(add_action, **said, person_ids=tuple(gap["person_ids"])).created or ""
            then = page.guarded(lambda: self._open(action_id))
            page.host.notify(f"Planned: {gap['title']}.", "good", "Open it", then)

    def _open(self, action_id: str) -> None:
        self.page.host.go("act", focus={"place": "action", "action_id": action_id})
