"""What is known of the open account, whether it is on the short list, and what is corrected about it (M5)."""

from __future__ import annotations

from typing import Any

import pandas as pd

from kamwidgets.edits import (
    Refused,
    correct_account,
    keep_account,
    remove_correction,
    remove_override,
    take_out_account,
)
from kamwidgets.methods import fact_in_words
from kamwidgets.methods.frames import cells
from kamwidgets.model import ACCOUNT_FACTS, CORRECTABLE, Correction
from kamwidgets.steps.page import Page
from kamwidgets.steps.select.listed import STATUSES
from kamwidgets.steps.step import box, show
from kamwidgets.widgets import Blocks, Buttons, Form, Intent

__all__ = ["KnownPanel"]

LISTED: list[dict[str, Any]] = [
    {
        "name": "standing",
        "label": "On the short list",
        "kind": "choice",
        "buttons": True,
        "options": [
            {"value": "rules", "label": "By the rules"},
            {"value": "keep", "label": "Keep"},
            {"value": "out", "label": "Take out"},
        ],
        "required": True,
        "width": "full",
    },
    {"name": "reason", "label": "Reason", "kind": "area", "hint": "Others will ask why."},
]

TABLE = [{"title": "Fact"}, {"title": "Value"}]

CALLED = {
    "relationship": "Status",
    "parent_id": "Parent",
    "country": "Country",
    "region": "Region",
    "segment": "Segment",
}
HINT = "A status is existing, emerging or prospect; a parent its name or number. Empty: there is none."

CORRECTING: list[dict[str, Any]] = [
    {
        "name": "field",
        "label": "Correct",
        "kind": "choice",
        "options": [{"value": name, "label": CALLED[name]} for name in CORRECTABLE],
        "required": True,
        "width": "full",
    },
    {"name": "value", "label": "It should say", "kind": "text", "width": "full", "hint": HINT},
    {"name": "reason", "label": "Reason", "kind": "area", "required": True},
]


class KnownPanel:
    """Facts with their periods, and two forms that are opened by a button: one for the list, one for corrections."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._asking = ""
        self.said = Blocks()
        self.listed = Form(fields=LISTED, submit="Save", cancel="Leave it", on_intent=page.guarded(self._on_listed))
        self.correcting = Form(
            fields=CORRECTING, submit="Correct it", cancel="Leave it", on_intent=page.guarded(self._on_correcting)
        )
        self.buttons = Buttons(on_intent=page.guarded(self._on_button))
        self.widget = box(self.said, self.listed, self.correcting, self.buttons, look="kam-stack")

    def open(self) -> None:
        """Begin with another account."""
        self._asking = ""
        self.correcting.reset()

    def refresh(self) -> None:
        """Show what is known as it is now."""
        self.said.blocks = [
            {"kind": "definition", "title": "Short list", "pairs": self._standing()},
            {"kind": "table", "title": "Facts", "columns": TABLE, "rows": self._facts()},
            *([{"kind": "list", "title": "Corrected", "items": said}] if (said := self._corrected()) else []),
        ]
        show(self.listed, self._asking == "listed")
        show(self.correcting, self._asking == "correcting")
        back = [
            {"id": f"back:{each.field}", "label": f"{CALLED[each.field]} as imported"} for each in self._corrections()
        ]
        offers = [{"id": "listed", "label": "Keep or take out"}, {"id": "correcting", "label": "Correct a fact"}, *back]
        self.buttons.buttons = [] if self._asking else offers

    def _standing(self) -> list[dict[str, Any]]:
        reading, account = self.page.reading, self.page.account_id
        on_it = account in reading.short_list
        top = reading.groups.get(account, account)
        if reading.portfolio.settings.level == "parent" and top != account:
            return [{"label": "Counts with", "value": reading.name(top)}]
        why = reading.first_cut.why(account, reading.formats)
        return [{"label": "On it", "value": "✓ Yes" if on_it else "✕ No", "note": why}]

    def _facts(self) -> list[list[str]]:
        """Return every fact as title and value; what is covered only in part says so."""
        reading, account, formats = self.page.reading, self.page.account_id, self.page.formats
        if account not in reading.account_facts.index:
            return []
        line = cells(reading.account_facts, account)
        rows: list[list[str]] = []
        for fact in ACCOUNT_FACTS.values():
            title = f"{fact.title} (part)" if reading.figures.is_partial(fact.id) else fact.title
            value = line[fact.id]
            if fact.is_number:
                said = "unknown" if pd.isna(value) else fact_in_words(fact.id, float(value), formats)
            else:
                said = next((one["label"] for one in STATUSES if one["value"] == value), value) or "not said"
            rows.append([title, said])
        parent = reading.parents.get(account)
        return [*rows, ["Parent", reading.name(parent) if parent else "none"]]

    def _corrections(self) -> list[Correction]:
        account = self.page.account_id
        return [each for each in self.page.portfolio.corrections.values() if each.account_id == account]

    def _corrected(self) -> list[str]:
        """Say what was imported where something else stands now, and why."""
        imported = self.page.reading.figures.customers
        said: list[str] = []
        for each in self._corrections():
            known = imported[each.field].get(each.account_id) if each.account_id in imported.index else None
            before, now = (self._word(each.field, value) for value in (known, each.value))
            said.append(f"{CALLED[each.field]}: {now}; imported: {before}. {each.reason}")
        return said

    def _word(self, field: str, value: object) -> str:
        if not isinstance(value, str) or not value:
            return "nothing"
        return self.page.reading.name(value) if field == "parent_id" else value

    def _on_button(self, intent: Intent) -> None:
        action, _, field = intent["id"].partition(":")
        if action == "back":
            self.page.edit(remove_correction, account_id=self.page.account_id, field=field)
            return
        self._asking = action
        if action == "listed":
            override = self.page.portfolio.overrides.get(self.page.account_id)
            standing = "rules" if override is None else "keep" if override.on_list else "out"
            self.listed.reset({"standing": standing, "reason": override.reason if override else ""})
        else:
            self.correcting.reset()
        self.refresh()

    def _on_listed(self, intent: Intent) -> None:
        if intent["type"] == "cancel":
            self._done()
            return
        account, values = self.page.account_id, intent["values"]
        try:
            match values["standing"]:
                case "rules" if account in self.page.portfolio.overrides:
                    self.page.edit(remove_override, account_id=account)
                case "keep":
                    self.page.edit(keep_account, account_id=account, reason=values.get("reason", ""))
                case "out":
                    self.page.edit(take_out_account, account_id=account, reason=values.get("reason", ""))
        except Refused as refused:
            self.listed.errors = {"reason": str(refused)}
            return
        self._done()

    def _on_correcting(self, intent: Intent) -> None:
        if intent["type"] == "cancel":
            self._done()
            return
        page, values, place = self.page, intent["values"], "value"
        field, value, reason = values["field"], values.get("value", "").strip(), values.get("reason", "")
        if field == "relationship":
            value = value.lower()
        try:
            value = self._account(value) if field == "parent_id" else value
            place = "value" if reason.strip() else "reason"
            page.edit(
                correct_account,
                account_id=page.account_id,
                field=field,
                value=value,
                reason=reason,
                by=page.session.author.name,
                on=page.today,
            )
        except Refused as refused:
            self.correcting.errors = {place: str(refused)}
            return
        self._done()

    def _account(self, text: str) -> str:
        """Return the account that somebody means by its number or its name.

        Raises
        ------
        Refused
            If there is none, or several of this name.
        """
        names = self.page.reading.names
        if not text or text in names:
            return text
        found = [account for account, name in names.items() if name.casefold() == text.casefold()]
        if len(found) != 1:
            many = self.page.formats.count(len(found), "account is", "accounts are") if found else "No account is"
            raise Refused(f"{many} called {text}: write the account's number.")
        return found[0]

    def _done(self) -> None:
        self._asking = ""
        self.refresh()
