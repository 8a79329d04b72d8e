"""Bringing a file in: drop it, see how it is understood, correct that, take it in whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kamwidgets.facts import TABLES, FactsError, Preview, read_table
from kamwidgets.facts.guessing import guess_table
from kamwidgets.model import new_id
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box
from kamwidgets.store import bring_in, rules_of
from kamwidgets.widgets import Blocks, Buttons, Form, Intent, Upload

__all__ = ["ImportPanel"]

SAMPLE = 5
"""How many rows are shown before a file is taken in."""

SHOWN_PROBLEMS = 12


@dataclass
class _Dropped:
    """A file that waits to be looked at: its contents, as which table it is read, and what a person said of columns."""

    name: str
    contents: bytes
    table: str
    mapping: dict[str, str] = field(default_factory=dict)
    id: str = field(default_factory=new_id)


class ImportPanel:
    """An area to drop files on, and the preview of the file that is next."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._waiting: list[_Dropped] = []
        self._preview: Preview | None = None
        self.upload = Upload(
            label="Drop your tables here",
            hint="CSV or Excel: customers, products, orders, order lines, people, team, service events.",
            button="Choose files",
            accept=".csv,.tsv,.txt,.xlsx,.xlsm,.xls,.ods",
            on_file=page.guarded(self._on_file),
        )
        self.said = Blocks()
        self.columns = Form(legend="How the file is understood", live=True, on_intent=page.guarded(self._on_columns))
        self.sample = Blocks()
        self.buttons = Buttons(on_intent=page.guarded(self._on_button))
        self.card = box(self.said, self.columns, self.sample, self.buttons, look="kam-card kam-hidden kam-import")
        self.widget = box(self.upload, self.card)

    def refresh(self) -> None:
        """Read the waiting file anew: what is known, and how numbers are written, may have changed."""
        if self._waiting:
            self._show()

    def _on_file(self, name: str, contents: bytes) -> None:
        """Put a file in the queue, read as the table it looks like."""
        try:
            self._waiting.append(_Dropped(name, contents, guess_table(contents, name)))
        except FactsError as error:
            self.upload.message = {"level": "bad", "sentence": str(error)}
            return
        self.upload.message = {}
        self._show()

    def _show(self) -> None:
        """Show how the first waiting file is understood, or nothing when none waits."""
        (self.card.remove_class if self._waiting else self.card.add_class)("kam-hidden")
        if not self._waiting:
            return
        file = self._waiting[0]
        preview = self._preview = self._read(file)
        more = f" {len(self._waiting) - 1} more files wait." if len(self._waiting) > 1 else ""
        self.said.blocks = [{"kind": "text", "text": preview.sentence + more}, *self._problems(preview)]
        self.columns.fields = self._fields(preview)
        self.columns.values = {"table": file.table, **preview.match.columns}
        self.sample.blocks = self._rows(preview)
        why = "" if preview.ready else "Correct the file or the columns first: a file is taken in whole or not at all."
        self.buttons.buttons = [
            {"id": f"import:{file.id}", "label": f"Bring in {preview.rows:,} rows", "primary": True, "disabled": why},
            {"id": f"leave:{file.id}", "label": "Leave this file out"},
        ]

    def _read(self, file: _Dropped) -> Preview:
        return read_table(
            file.table,
            file.contents,
            rules_of(self.page.portfolio.settings),
            name=file.name,
            mapping=file.mapping,
            remembered=self.page.facts.remembered(file.table),
        )

    def _fields(self, preview: Preview) -> list[dict[str, Any]]:
        """One choice for the table, and one of the file's columns for each of its fields."""
        tables = [{"value": name, "label": table.many.capitalize()} for name, table in TABLES.items()]
        columns = [
            {"value": "", "label": "not in this file"},
            *({"value": one, "label": one} for one in preview.headings),
        ]
        fields = [
            {
                "name": one.name,
                "label": one.title + (" (needed)" if one.required else ""),
                "kind": "choice",
                "options": columns,
                "width": "short",
            }
            for one in TABLES[preview.table].readable
        ]
        return [{"name": "table", "label": f"{preview.file} holds", "kind": "choice", "options": tables}, *fields]

    def _problems(self, preview: Preview) -> list[dict[str, Any]]:
        if not preview.problems:
            return []
        columns = [{"title": title} for title in ("Row", "Column", "Value", "What to do")]
        rows = [[str(each.row), each.column, each.value, each.what] for each in preview.problems[:SHOWN_PROBLEMS]]
        more = len(preview.problems) - len(rows)
        caption = f"and {more:,} more places" if more > 0 else ""
        return [{"kind": "table", "title": "Places to correct", "columns": columns, "rows": rows, "caption": caption}]

    def _rows(self, preview: Preview) -> list[dict[str, Any]]:
        rows = preview.records(SAMPLE)
        if not rows:
            return []
        columns = [{"title": TABLES[preview.table].field(name).title} for name in rows[0]]
        cells = [[self._text(value) for value in row.values()] for row in rows]
        return [{"kind": "table", "title": "The first rows, as they would be read", "columns": columns, "rows": cells}]

    def _text(self, value: object) -> str:
        match value:
            case None:
                return ""
            case date():
                return self.page.formats.day(value)
            case float():
                return self.page.formats.number(value, 0 if value.is_integer() else 2)
            case _:
                return str(value)

    def _on_columns(self, intent: Intent) -> None:
        file = self._waiting[0]
        before = (file.table, dict(file.mapping))
        if intent["name"] == "table":
            file.table, file.mapping = intent["value"], {}
        else:
            file.mapping[intent["name"]] = intent["value"]
        try:
            self._show()
        except FactsError as error:  # one column for two fields, say: what was understood before still stands
            file.table, file.mapping = before
            self._show()
            self.columns.errors = {intent["name"]: str(error)}

    def _on_button(self, intent: Intent) -> None:
        verb, _, which = intent["id"].partition(":")
        if not self._waiting or self._waiting[0].id != which:
            return  # pressed twice: that file is dealt with, and the next one has not been looked at
        if verb == "leave":
            self._waiting.pop(0)
            self._show()
        elif self._preview is not None and self._preview.ready:
            done = bring_in(self.page.workspace, self._preview, self.page.session.author)
            self._waiting.pop(0)
            self._show()
            self.page.session.poll()
            self.page.host.refresh()
            sentence = " ".join((done.sentence, *done.warnings[:3]))
            self.page.host.notify(sentence, "warning" if done.warnings else "good")
