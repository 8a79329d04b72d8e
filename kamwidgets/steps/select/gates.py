"""The three gates of one account: yes, no, or not known yet, each with its reason (M3)."""

from __future__ import annotations

from typing import Any

from kamwidgets.catalogue import load
from kamwidgets.edits import Refused, answer_gate
from kamwidgets.methods import gate_status
from kamwidgets.model import Gate
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box, show
from kamwidgets.widgets import Blocks, Buttons, Form, Intent

__all__ = ["GatesPanel"]

ANSWERS = [
    {"value": "yes", "label": "Yes"},
    {"value": "no", "label": "No"},
    {"value": "unknown", "label": "Unknown"},
]

REASON = ":reason"
"""Marks the field of a gate's reason beside that of its answer."""


class GatesPanel:
    """A form that saves answer by answer, and what is suggested; no score makes up for a gate that is not passed."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.said = Blocks()
        self.form = Form(live=True, fields=_fields(), on_intent=page.guarded(self._on_form))
        self.suggested = Blocks()
        self.take = Buttons(on_intent=page.guarded(self._on_take))
        self._suggesting = box(self.suggested, self.take, look="kam-stack")
        self.widget = box(self.said, self.form, self._suggesting, look="kam-stack")

    def open(self) -> None:
        """Begin with another account."""
        self.form.reset(self._values())

    def refresh(self) -> None:
        """Show what is answered."""
        self.said.blocks = [{"kind": "text", "text": gate_status(self.page.plan).explain()}]
        self.form.values = self._values()
        self._suggest()

    def _suggest(self) -> None:
        """Show what the map and the facts suggest; a button takes an answer where nobody has given that one."""
        suggestions, gates = self.page.reading.gate_suggestions(self.page.account_id), self.page.plan.gates
        titles = {gate.id: gate.title for gate in load().gates}
        pairs = [{"label": titles[id], "value": each.explain()} for id, each in suggestions.items()]
        suggested = {"kind": "definition", "title": "What map and facts suggest", "pairs": pairs, "stacked": True}
        self.suggested.blocks = [suggested]
        self.take.buttons = [
            {"id": id, "label": f"Take this answer: {titles[id].lower()}, {each.answer}"}
            for id, each in suggestions.items()
            if each.answer not in ("unknown", gates.get(id, Gate()).answer)
        ]
        show(self.take, bool(self.take.buttons))

    def _on_take(self, intent: Intent) -> None:
        taken = self.page.reading.gate_suggestions(self.page.account_id)[intent["id"]]
        self.page.edit(answer_gate, gate_id=intent["id"], answer=taken.answer, reason=taken.reason)

    def _values(self) -> dict[str, str]:
        values: dict[str, str] = {}
        for entry in load().gates:
            gate = self.page.plan.gates.get(entry.id, Gate())
            values |= {entry.id: gate.answer, entry.id + REASON: gate.reason}
        return values

    def _on_form(self, intent: Intent) -> None:
        name, value = intent["name"], intent["value"]
        gate_id = name.removesuffix(REASON)
        answer = self.page.plan.gates.get(gate_id, Gate()).answer
        said = {"answer": answer, "reason": value} if name.endswith(REASON) else {"answer": value}
        try:
            self.page.edit(answer_gate, gate_id=gate_id, **said)
        except Refused as refused:
            self.form.errors = {**self.form.errors, name: str(refused)}


def _fields() -> list[dict[str, Any]]:
    fields: list[dict[str, Any]] = []
    for gate in load().gates:
        answer = {"name": gate.id, "label": gate.title, "hint": gate.recognise, "options": ANSWERS}
        fields.append({**answer, "kind": "choice", "buttons": True, "width": "full"})
        fields.append({"name": gate.id + REASON, "label": "Because", "kind": "area"})
    return fields
