"""Importing the people of the open account from a file, such as a CRM's export of contacts, in one step (M10)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from kamwidgets.edits import differences, import_people
from kamwidgets.facts import FactsError
from kamwidgets.facts.importing import understood
from kamwidgets.facts.matching import match_columns
from kamwidgets.facts.reading import read_sheet
from kamwidgets.facts.tables import TABLES
from kamwidgets.model import PLAIN
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box, show
from kamwidgets.store import people_by_account, rules_of
from kamwidgets.widgets import Blocks, Buttons, Intent, Upload

__all__ = ["BringPanel"]

NOBODY = "Nobody of this account is in the file."
SHOWN = 12
"""People that are shown before they are imported."""

Records = list[dict[str, Any]]


class BringPanel:
    """An area for a file, who of this account is in it, and a button that imports them."""

    def __init__(self, page: Page, close: Callable[[], None]) -> None:
        self.page, self._close = page, close
        self._records: Records = []
        self._elsewhere: dict[str, int] = {}
        self._file = ""
        self.upload = Upload(
            label="Drop a file with people here",
            hint="CSV or Excel, such as the contacts of your CRM. Only people of this account are imported.",
            button="Choose a file",
            accept=".csv,.tsv,.txt,.xlsx,.xlsm,.xls,.ods,.parquet",
            multiple=False,
            on_file=page.guarded(self._on_file),
        )
        self.said = Blocks()
        self.buttons = Buttons(on_intent=page.guarded(self._on_button))
        self.widget = box(self.upload, self.said, self.buttons, look="kam-card kam-stack")

    def open(self) -> None:
        """Begin anew."""
        self._records, self._elsewhere, self._file = [], {}, ""
        self.upload.message = {}
        self.refresh()

    def refresh(self) -> None:
        """Show who of the file would be imported, and what a hand's entry keeps as it is."""
        show(self.said, bool(self._file))
        people, records = self.page.plan.people, self._records
        after = import_people(self.page.plan, records=records).people if records else people
        new = len(after.keys() - people.keys())
        people_in = PLAIN.count(len(records), "person", "people")
        said = [f"{people_in} of {self.page.account_name} in {self._file}: {new} new."]
        if self._elsewhere:
            rows_left = PLAIN.count(sum(self._elsewhere.values()), "row")
            others = PLAIN.count(len(self._elsewhere), "other account")
            said.append(f"{rows_left} of {others} left out: bring the file in under Start to import them.")
        kept = differences(people, records)
        columns = [{"title": "Name"}, {"title": "Title"}, {"title": "E-mail"}]
        rows = [[str(one.get(name, "")) for name in ("name", "title", "email")] for one in records[:SHOWN]]
        more = f"The first {SHOWN} of {len(records)}." if len(records) > SHOWN else ""
        blocks: list[dict[str, Any]] = [{"kind": "text", "text": " ".join([*said, *kept[:SHOWN]])}]
        if rows:
            blocks.append({"kind": "table", "columns": columns, "rows": rows, "caption": more})
        self.said.blocks = blocks
        label = f"Import {PLAIN.count(len(records), 'person', 'people')}" if records else "Import them"
        why = "" if records else NOBODY if self._file else "Choose a file first."
        self.buttons.buttons = [
            {"id": "import", "label": label, "primary": True, "disabled": why},
            {"id": "close", "label": "Close"},
        ]

    def _on_file(self, name: str, contents: bytes) -> None:
        self.open()
        try:
            by_account = self._read(name, contents)
        except FactsError as error:
            self.upload.message = {"level": "bad", "sentence": str(error)}
            return
        mine = {self.page.account_id.casefold(), self.page.account_name.casefold()}
        self._file = name
        self._records = [one for id, some in by_account.items() if id.strip().casefold() in mine for one in some]
        self._elsewhere = {id: len(some) for id, some in by_account.items() if id.strip().casefold() not in mine}
        self.refresh()

    def _read(self, name: str, contents: bytes) -> dict[str, Records]:
        """Read the people of a file by account; all are of this one where the file names none."""
        rules = rules_of(self.page.portfolio.settings)
        sheet = read_sheet(contents, name, locale=rules.locale)
        if "account_id" not in match_columns(TABLES["people"], sheet.headings).columns:
            here = [self.page.account_id] * len(sheet.numbers)
            sheet = replace(sheet, headings=(*sheet.headings, "account_id"), columns=(*sheet.columns, here))
        preview = understood("people", sheet, rules)
        if not preview.ready:
            places = [problem.sentence for problem in preview.problems[:3]]
            raise FactsError(" ".join([preview.sentence, *places]))
        return people_by_account(preview)

    def _on_button(self, intent: Intent) -> None:
        if intent["id"] == "import":
            self.page.edit(import_people, records=self._records)
            self.page.host.notify(
                f"{PLAIN.count(len(self._records), 'person', 'people')} imported from {self._file}.", "good"
            )
        self._close()
