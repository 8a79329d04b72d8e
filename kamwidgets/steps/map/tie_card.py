"""The card of the tie that is selected: between two of them, of one of us, or of a competitor (M11, M13)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kamwidgets.edits import (
    Edit,
    Refused,
    change_link,
    change_rival_link,
    change_tie,
    remove_link,
    remove_rival_link,
    remove_tie,
)
from kamwidgets.model import AccountPlan, Link, RivalLink, Tie
from kamwidgets.steps.entries import Step
from kamwidgets.steps.map.drawing import in_words
from kamwidgets.steps.map.fields import HELP, day, known, rests_on, scale, text
from kamwidgets.steps.map.helping import HelpPanel
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box, show
from kamwidgets.widgets import Buttons, Form, Intent

__all__ = ["TieCard", "removing"]

AnyTie = Tie | Link | RivalLink

AGES = ("kind", "level", "strength", "evidence", "confidence")
"""What is known of a tie: noting it where no day is noted yet means as of today."""


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of tie: how it is changed and taken away, and what its card asks beside what it rests on."""

    change: Edit[AccountPlan]
    remove: Edit[AccountPlan]
    fields: tuple[dict[str, Any], ...]


STRENGTH = scale("strength", "Strength", "tie-strength")

SORTS: dict[type[AnyTie], Sort] = {
    Tie: Sort(change_tie, remove_tie, (scale("kind", "What links them", "tie"), STRENGTH)),
    Link: Sort(
        change_link,
        remove_link,
        (
            scale("level", "What they see in our colleague now", "tie-level", help=HELP),
            scale("wanted", "What they should see", "tie-level"),
            text("owns", "Answers for the relationship", kind="check"),
            STRENGTH,
        ),
    ),
    RivalLink: Sort(
        change_rival_link,
        remove_rival_link,
        (scale("level", "What they see in the competitor", "tie-level", help=HELP), STRENGTH),
    ),
}


def find_tie(plan: AccountPlan, id: str) -> AnyTie | None:
    """Return a tie of any sort by its id."""
    return plan.ties.get(id) or plan.links.get(id) or plan.rival_links.get(id)


def removing(plan: AccountPlan, id: str) -> Step:
    """Return the edit that takes a tie of any sort away.

    Raises
    ------
    Refused
        If it is no longer there.
    """
    tie = find_tie(plan, id)
    if tie is None:
        raise Refused("This tie is no longer there.")
    return SORTS[type(tie)].remove, {"id": id}


class TieCard:
    """A form that saves field by field.

    Parameters
    ----------
    page : Page
    close : callable
        Called when the person closes the card.
    """

    def __init__(self, page: Page, close: Callable[[], None]) -> None:
        self.page, self._close = page, close
        self.tie_id = ""
        self.form = Form(live=True, on_intent=page.guarded(self._on_form))
        self.buttons = Buttons(on_intent=page.guarded(self._on_button))
        self.help = HelpPanel(page, self._show_parts)
        self._known = box(self.form, self.buttons, look="kam-stack")
        self.widget = box(self.help.widget, self._known, look="kam-card kam-tie-card")

    def open(self, tie_id: str) -> None:
        """Show a tie, or none."""
        if tie_id != self.tie_id:
            self.tie_id = tie_id
            with self.form.hold_sync():
                self._fill()
                self.form.reset(self.form.values)
            self.help.close()
        self.refresh()

    def refresh(self) -> None:
        """Show the tie as it is saved; close when it is gone."""
        tie = find_tie(self.page.plan, self.tie_id)
        show(self.widget, tie is not None)
        self._show_parts()
        if tie is None:
            self.tie_id = ""
            return
        with self.form.hold_sync():
            self._fill()
        swap = [{"id": "swap", "label": "Swap the direction"}] if isinstance(tie, Tie) else []
        self.buttons.buttons = [
            {"id": "close", "label": "Close"},
            *swap,
            {"id": "remove", "label": "Remove this tie"},
        ]

    def _show_parts(self) -> None:
        show(self._known, not self.help.is_open)

    def _fill(self) -> None:
        tie = find_tie(self.page.plan, self.tie_id)
        if tie is None:
            self.form.values = {}
            return
        said = known(self.page, on=tie.on, confidence=tie.confidence)
        self.form.legend = in_words(self.page.plan, self.page.portfolio, tie)
        self.form.fields = [*SORTS[type(tie)].fields, *rests_on(section="grounds")]
        note = said or "nobody has noted it"
        self.form.sections = [{"id": "grounds", "title": "What it rests on", "note": note, "folded": True}]
        self.form.values = {**tie.model_dump(mode="json"), "strength": str(tie.strength), "on": day(tie.on)}

    def _on_form(self, intent: Intent) -> None:
        name = intent["name"]
        if intent["type"] == "help":
            tie_id = self.tie_id
            self.help.ask("tie-level", lambda step, reason: self._accept(tie_id, step, reason))
            return
        try:
            self._save(name, intent["value"])
        except Refused as refused:
            self.form.errors = {**self.form.errors, name: str(refused)}

    def _save(self, name: str, value: Any) -> None:
        tie = find_tie(self.page.plan, self.tie_id)
        if tie is None:
            raise Refused("This tie is no longer there.")
        said = {name: _read(name, value)}
        if name in AGES and tie.on is None:
            said["on"] = self.page.today
        self.page.edit(SORTS[type(tie)].change, id=tie.id, **said)

    def _accept(self, tie_id: str, step: str, reason: str) -> None:
        """Take the level that the questions suggest; their reason is noted where nothing is yet."""
        tie = find_tie(self.page.plan, tie_id)
        if tie is None:
            raise Refused("This tie is no longer there.")
        said = {"level": step, "evidence": tie.evidence or reason, "on": self.page.today}
        self.page.edit(SORTS[type(tie)].change, id=tie.id, **said)

    def _on_button(self, intent: Intent) -> None:
        tie = find_tie(self.page.plan, self.tie_id)
        if intent["id"] == "close" or tie is None:
            self._close()
        elif intent["id"] == "swap" and isinstance(tie, Tie):
            self.page.edit(change_tie, id=tie.id, source=tie.target, target=tie.source)
        elif intent["id"] == "remove":
            edit, said = removing(self.page.plan, tie.id)
            self.page.edit(edit, **said)
            self._close()


def _read(name: str, value: Any) -> Any:
    if name == "strength":
        return int(value)
    return (value or None) if name == "on" else value
