"""Whether an account is a key account: decided with a reason, on the numbers of the day, or still open (M6)."""

from __future__ import annotations

from typing import Any

from kamwidgets.edits import Refused, decide, remove_decision
from kamwidgets.methods.frames import or_none
from kamwidgets.model import Decision
from kamwidgets.steps.page import Page
from kamwidgets.steps.select.ranking import DECIDED
from kamwidgets.steps.step import box, show
from kamwidgets.steps.words import word
from kamwidgets.widgets import Blocks, Buttons, Form, Intent

__all__ = ["DecisionPanel"]

FIELDS: list[dict[str, Any]] = [
    {
        "name": "status",
        "label": "Decision",
        "kind": "choice",
        "buttons": True,
        "options": [{"value": status, "label": label} for status, label in DECIDED.items()],
        "required": True,
        "width": "full",
    },
    {"name": "reason", "label": "Reason", "kind": "area", "required": True, "hint": "Others will ask why."},
]


class DecisionPanel:
    """The decision as it stands, and the form that makes or changes it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._changing = False
        self.said = Blocks()
        self.form = Form(fields=FIELDS, submit="Save the decision", on_intent=page.guarded(self._on_form))
        self.buttons = Buttons(on_intent=page.guarded(self._on_button))
        self._asking, self._beneath = box(self.form), box(self.buttons)
        self.widget = box(self.said, self._asking, self._beneath, look="kam-stack")

    def open(self) -> None:
        """Begin with another account."""
        self._changing = False
        self.form.reset()

    def refresh(self) -> None:
        """Show what is decided; the form where nothing is, or where it is being changed."""
        decision = self.page.plan.decision
        self.said.blocks = self._decided(decision)
        show(self._asking, decision is None or self._changing)
        self.form.cancel = "Leave it" if decision is not None else ""
        self.buttons.buttons = self._choices(decision)
        show(self._beneath, decision is not None and not self._changing)

    def _decided(self, decision: Decision | None) -> list[dict[str, Any]]:
        """Who decided what, when, why and on which numbers."""
        if decision is None:
            return [{"kind": "text", "text": f"Nothing is decided yet. {self._capacity()}"}]
        formats = self.page.formats
        pairs = [
            {"label": "Because", "value": decision.reason},
            {"label": "Decided", "value": formats.day(decision.on), "note": f"by {decision.by}" if decision.by else ""},
        ]
        if decision.revenue is not None:
            on_numbers = {"label": "Turnover then", "value": formats.money(decision.revenue), "note": decision.period}
            pairs.append(on_numbers)
        title = word("decision", decision.status)
        return [{"kind": "definition", "title": title, "pairs": pairs}, {"kind": "text", "text": self._capacity()}]

    def _capacity(self) -> str:
        chosen = sum(plan.is_key for plan in self.page.session.plans().values())
        capacity = self.page.formats.count(self.page.portfolio.settings.capacity, "key account")
        return f"{self.page.formats.number(chosen)} of {capacity} chosen."

    def _choices(self, decision: Decision | None) -> list[dict[str, Any]]:
        onwards = {"id": "map", "label": "Map its people", "primary": True}
        besides = [{"id": "change", "label": "Change"}, {"id": "withdraw", "label": "Withdraw"}]
        return [onwards, *besides] if decision is not None and decision.status == "key" else besides

    def _on_form(self, intent: Intent) -> None:
        if intent["type"] == "cancel":
            self.open()
            self.refresh()
            return
        values = intent["values"]
        changing, self._changing = self._changing, False
        try:
            self.page.edit(decide, status=values["status"], reason=values["reason"].strip(), **self._context())
        except Refused as refused:
            self._changing = changing
            self.form.errors = {"reason": str(refused)}
            return
        self.form.reset()

    def _context(self) -> dict[str, Any]:
        """Who decides, when, and on which numbers."""
        page = self.page
        scores = page.reading.scores
        score = or_none(scores.score.get(page.account_id, float("nan"))) if scores else None
        return {
            "by": page.session.author.name,
            "on": page.today,
            "score": score,
            **page.reading.basis(page.account_id),
        }

    def _on_button(self, intent: Intent) -> None:
        match intent["id"]:
            case "map":
                self.page.host.go("map", self.page.account_id)
            case "withdraw":
                self.page.edit(remove_decision, on=self.page.today)
            case "change":
                self._changing = True
                decision = self.page.plan.decision
                self.form.reset({"status": decision.status, "reason": decision.reason} if decision else {})
                self.refresh()
