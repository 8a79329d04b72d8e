"""Erasing the selected person for good: what it would reach is shown first, and the name typed to confirm."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kamwidgets.model import PLAIN
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box, show
from kamwidgets.store import Erased, Traces
from kamwidgets.widgets import Blocks, Buttons, Form, Intent

__all__ = ["ErasingPanel"]

SHOWN = 20
"""Matches that are listed; all are rewritten."""

WHAT = (
    "This takes them out of everything the workbook holds: this plan and its history, other plans, reviews, "
    "sealed ratings and the facts. It cannot be undone."
)


class ErasingPanel:
    """Traces of a person, the question, and what came of it.

    Parameters
    ----------
    page : Page
    changed : callable
        Called when this panel opens or closes.
    """

    def __init__(self, page: Page, changed: Callable[[], None]) -> None:
        self.page = page
        self._changed = changed
        self._traces: Traces | None = None
        self.said = Blocks()
        self.form = Form(submit="Erase for good", cancel="Leave it", on_intent=page.guarded(self._on_form))
        close = [{"id": "close", "label": "Close"}]
        self.buttons = Buttons(buttons=close, on_intent=page.guarded(lambda _intent: self.close()))
        self.widget = box(self.said, self.form, self.buttons, look="kam-stack")

    @property
    def is_open(self) -> bool:
        """Whether there is a question or a result to read."""
        return bool(self.said.blocks)

    def ask(self, person_id: str) -> None:
        """Look for what would be erased, and ask."""
        page, names = self.page, self.page.reading.names
        page.work(
            "Looking for all traces of this person",
            lambda _progress: page.workspace.traces(page.account_id, person_id, names),
            self._show_traces,
        )

    def close(self) -> None:
        """Forget the question, or the result."""
        self._traces, self.said.blocks = None, []
        self.form.reset()
        self._changed()

    def _show_traces(self, found: Traces) -> None:
        self._traces = found
        self.said.blocks = [
            {"kind": "text", "title": f"Erase {found.name} for good", "text": WHAT},
            *_listed("What goes", [f"{text[:1].upper()}{text[1:]}" for text in found.goes]),
            *_listed(
                "Where “a person” takes the place of the name",
                [f"{match.excerpt} ({'; '.join(match.places)})" for match in found.sure],
            ),
            *_stays(found.backups),
        ]
        self.form.fields = [*_possible(found), _confirmation(found.name)]
        self.form.reset({"meant": []})
        show(self.form, shown=True)
        show(self.buttons, shown=False)
        self._changed()

    def _on_form(self, intent: Intent) -> None:
        found = self._traces
        if intent["type"] == "cancel" or found is None:
            self.close()
            return
        typed = intent["values"].get("name", "")
        if " ".join(typed.split()).casefold() != " ".join(found.name.split()).casefold():
            self.form.errors = {"name": f"Type {found.name} to erase them."}
            return
        meant = [found.possible[int(each)] for each in intent["values"].get("meant", [])]
        page, author = self.page, self.page.session.author
        page.work(
            "Erasing a person",
            lambda _progress: page.workspace.erase(found, meant=meant, author=author),
            self._show_result,
        )

    def _show_result(self, done: Erased) -> None:
        self._traces = None
        documents = PLAIN.count(len(done.documents), "document was", "documents were")
        text = f"The person was erased; {documents} rewritten, history included."
        self.said.blocks = [
            {"kind": "text", "title": "Erased", "text": text},
            *_listed("What could not be cleaned", list(done.left)),
            *_stays(done.backups),
        ]
        self.form.reset()
        show(self.form, shown=False)
        show(self.buttons, shown=True)
        self.page.session.poll()
        self.page.host.refresh()
        self._changed()


def _possible(found: Traces) -> list[dict[str, Any]]:
    """Return the field for what may mean somebody else: nothing of it is touched unless it is ticked."""
    if not found.possible:
        return []
    options = [
        {"value": str(number), "label": f"{match.excerpt} ({'; '.join(match.places)})"}
        for number, match in enumerate(found.possible)
    ]
    return [
        {
            "name": "meant",
            "label": "May mean somebody else",
            "kind": "choices",
            "options": options,
            "hint": "Tick what means this person: it is rewritten too.",
            "width": "full",
        }
    ]


def _confirmation(name: str) -> dict[str, Any]:
    return {"name": "name", "label": "Name to confirm", "hint": f"Type {name}.", "required": True, "width": "full"}


def _stays(backups: tuple[str, ...]) -> list[dict[str, Any]]:
    """Say which copies still hold the name."""
    if not backups:
        text = "No backup of this workspace is known. Copies and exports made by hand are not reached."
        return [{"kind": "text", "title": "What stays", "text": text}]
    said = [*backups, "and copies and exports made by hand"]
    return _listed("What stays: these still hold the name", said)


def _listed(title: str, items: list[str]) -> list[dict[str, Any]]:
    if not items:
        return []
    more = [f"and {len(items) - SHOWN} more"] if len(items) > SHOWN else []
    return [{"kind": "list", "title": title, "items": [*items[:SHOWN], *more]}]
