"""Bringing files in: drop them, see how each is understood, correct that, take it in whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from kamwidgets.facts import FactsError, Rules
from kamwidgets.facts.wording import shortened
from kamwidgets.model import PLAIN, UserError
from kamwidgets.model.progress import Progress, Stopped, unwatched
from kamwidgets.reports.lists import PLACES, list_xlsx, places
from kamwidgets.steps.page import Page
from kamwidgets.steps.start.arrivals import Arrival, corrected, in_turn, is_large, looked_at
from kamwidgets.steps.start.understanding import (
    column_fields,
    layout_fields,
    mode_fields,
    problem_blocks,
    question_fields,
    said,
    sample_blocks,
)
from kamwidgets.steps.step import box, show
from kamwidgets.store import Brought, bring_in, rules_of
from kamwidgets.widgets import Blocks, Buttons, Form, Intent, Upload

__all__ = ["ImportPanel"]

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NOT_READY = "Correct the file or the columns first: a file is taken in whole or not at all."
BUSY = "Something is still being read or brought in: wait for it, or stop it first."
UNANSWERED = "Say first what is meant."

PATH = {
    "name": "path",
    "label": "Or the path of a file on this machine",
    "placeholder": "/data/order-lines.parquet",
    "hint": "Press Enter to read it. For files too large to send through the browser.",
    "width": "full",
}

LONGEST_PATH = 300
"""Letters of a path that are shown where there is no such file."""

T = TypeVar("T")


class ImportPanel:
    """An area to drop files on, and the preview of the file that is next."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._arrivals: list[Arrival] = []
        self._working = ""  # the id of the file that is worked on beside the page
        self._shown = ""  # the id of the file that the forms are about
        self._every_field = False
        self.upload = Upload(
            label="Drop your tables here",
            hint="CSV, Excel or Parquet: customers, products, orders, order lines, people, team, service events.",
            button="Choose files",
            accept=".csv,.tsv,.tab,.txt,.xlsx,.xlsm,.xlsb,.xls,.ods,.parquet",
            on_file=page.guarded(self._on_file),
        )
        self.path = Form(fields=[PATH], live=True, on_intent=page.guarded(self._on_path))
        self.said, self.problems, self.sample = Blocks(), Blocks(), Blocks()
        correct = page.guarded(self._on_correction)
        self.questions = Form(legend="What is meant?", live=True, on_intent=correct)
        self.layout = Form(legend="How the file is read", live=True, on_intent=correct)
        self.columns = Form(legend="Which column is which", live=True, on_intent=correct)
        self.mode = Form(legend="What will happen", live=True, on_intent=correct)
        self.buttons = Buttons(on_intent=page.guarded(self._on_button))
        self.fields = Buttons(on_intent=page.guarded(self._on_fields))
        understood = box(self.layout, self.columns, self.fields, look="kam-import-fields")
        parts = (self.said, self.questions, self.problems, understood, self.sample, self.mode)
        self.card = box(*parts, self.buttons, look="kam-card kam-hidden kam-import")
        self.widget = box(self.upload, self.path.add_class("kam-by-path"), self.card, look="kam-stack")

    def refresh(self) -> None:
        """Look at the next file anew where what is known, or how numbers are written, has changed."""
        self._go_on()

    # --- files arrive ---------------------------------------------------------------------------------------------

    def _on_file(self, name: str, contents: bytes) -> None:
        self._arrivals.append(Arrival(name, contents))
        self.upload.message = {}
        self._go_on()

    def _on_path(self, intent: Intent) -> None:
        path = Path(os.path.expanduser(intent["value"].strip().strip('"')))  # noqa: PTH111 - Path's own may raise
        if path == Path():
            return
        if not os.path.isfile(path):  # noqa: PTH113 - Path's own raises where a text is too long to be a path
            self.path.errors = {"path": f"There is no file {shortened(str(path), LONGEST_PATH)}."}
            return
        self.path.reset()
        self._arrivals.append(Arrival(path.name, path))
        self._go_on()

    def _go_on(self) -> None:
        """Show the first file in turn, and look at one that nobody has looked at, or not as things are now."""
        self._arrivals = in_turn(self._arrivals)
        self._show()
        now = (self.page.facts.version, self._rules)
        stale = [replace(each, preview=None) for each in self._arrivals[:1] if each.seen and each.read_by != now]
        unseen = [each for each in self._arrivals if not each.seen]
        if (stale or unseen) and not self._working:
            self._look((stale or unseen)[0])

    def _look(self, arrival: Arrival) -> None:
        """Look at a file; one that cannot be read leaves the queue."""

        def failed(error: Exception) -> None:
            if isinstance(error, UserError):
                self.upload.message = {"level": "bad", "sentence": str(error)}
            self._put(arrival, None)

        self._read(arrival, failed)

    def _read(self, arrival: Arrival, failed: Callable[[Exception], None]) -> None:
        """Look at a file, and put what was found in its place."""
        workspace, rules = self.page.workspace, self._rules

        def look(progress: Progress) -> Arrival:
            return looked_at(arrival, workspace, rules, progress)

        self._do(f"Reading {arrival.name}", arrival, look, lambda seen: self._put(arrival, seen), failed)

    @property
    def _rules(self) -> Rules:
        return rules_of(self.page.portfolio.settings)

    def _put(self, arrival: Arrival, found: Arrival | None) -> None:
        """Put a file in its own place again, as it is now, or take it out."""
        now = [found if each.id == arrival.id else each for each in self._arrivals]
        self._arrivals = [each for each in now if each is not None]
        self._go_on()

    # --- what people do -------------------------------------------------------------------------------------------

    def _on_correction(self, intent: Intent) -> None:
        """Look at the file again with what was said; should that make no sense, what was understood before stands."""
        if not self._arrivals:
            return  # the last file is dealt with
        arrival, name = self._arrivals[0], intent["name"]
        form = next(form for form in self._forms() if name in (field["name"] for field in form.fields))
        try:
            changed = self._corrected(arrival, name, intent["value"])
        except FactsError as error:
            form.errors = {name: str(error)}
            return

        def failed(error: Exception) -> None:
            self._show()
            if self._shown == arrival.id and isinstance(error, UserError):
                form.errors = {name: str(error)}

        self._read(changed, failed)

    def _corrected(self, arrival: Arrival, name: str, value: str) -> Arrival:
        """Return a file with what was said of it, unless that has to wait for what is done beside the page."""
        changed = corrected(arrival, name, value)
        if self._working == arrival.id or (self._working and is_large(changed)):
            raise FactsError(BUSY)
        return changed

    def _on_fields(self, _intent: Intent) -> None:
        self._every_field = not self._every_field
        self._show()

    def _on_button(self, intent: Intent) -> None:
        verb, _, which = intent["id"].partition(":")
        if not self._arrivals or self._arrivals[0].id != which:
            return  # pressed twice: that file is dealt with, and the next one has not been looked at
        arrival = self._arrivals[0]
        if self._working and verb != "places":
            raise FactsError(BUSY)
        if verb == "leave":
            self._put(arrival, None)
        elif verb == "places" and arrival.preview is not None:
            name = f"{Path(arrival.name).stem}, places to correct.xlsx"
            self.page.host.download(name, XLSX, list_xlsx(PLACES, places(arrival.preview.problems)))
        elif verb == "import" and arrival.foreseen is not None:
            self._bring_in(arrival)

    def _bring_in(self, arrival: Arrival) -> None:
        workspace, author, preview = self.page.workspace, self.page.session.author, arrival.preview
        if preview is None:
            return

        def bring(progress: Progress) -> Brought:
            return bring_in(workspace, preview, author, mode=arrival.mode, progress=progress)

        def done(brought: Brought) -> None:
            self._arrivals = [each for each in self._arrivals if each.id != arrival.id]
            self.page.session.poll()
            self.page.host.refresh()
            sentence = " ".join((brought.sentence, *brought.warnings[:3]))
            self.page.host.notify(sentence, "warning" if brought.warnings else "good")
            self._go_on()

        self._do(f"Bringing {arrival.name} in", arrival, bring, done)

    def _do(
        self,
        sentence: str,
        arrival: Arrival,
        task: Callable[[Progress], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do something with a file, beside the page where it is large, and afterwards what follows from it."""

        def attempt(progress: Progress) -> T | Exception:
            try:
                return task(progress)
            except Exception as error:  # noqa: BLE001 - raised again below, back among the page's callbacks
                return error

        def rested(outcome: T | Exception) -> None:
            self._working, self.upload.busy = "", ""
            self._follow(outcome, then, failed)

        if not is_large(arrival):
            self._follow(attempt(unwatched), then, failed)
            return
        self._working, self.upload.busy = arrival.id, f"{sentence} …"
        try:
            self.page.work(sentence, attempt, rested)
        except UserError:  # something else is going on
            self._working, self.upload.busy = "", ""
            raise

    def _follow(
        self, outcome: T | Exception, then: Callable[[T], None], failed: Callable[[Exception], None] | None
    ) -> None:
        """Do what follows from what came of something; what nobody deals with is raised among the callbacks."""
        if not isinstance(outcome, Exception):
            then(outcome)
            return
        if failed is not None:
            failed(outcome)
        if isinstance(outcome, Stopped):
            self.page.host.notify("Stopped; nothing was changed.")
        elif failed is None or not isinstance(outcome, UserError):
            raise outcome

    # --- what is shown --------------------------------------------------------------------------------------------

    def _forms(self) -> tuple[Form, ...]:
        return self.questions, self.layout, self.columns, self.mode

    def _show(self) -> None:
        """Show how the first file is understood, or nothing when none waits."""
        seen = bool(self._arrivals) and self._arrivals[0].seen
        show(self.card, seen)
        if not seen:
            return
        arrival, *behind = self._arrivals
        if arrival.id != self._shown:
            self._shown = arrival.id
            for form in self._forms():
                form.reset()
        preview, formats = arrival.preview, self.page.formats
        self.said.blocks = said(arrival, behind)
        self.problems.blocks = problem_blocks(preview) if preview else []
        self.sample.blocks = sample_blocks(preview, formats) if preview else []
        nothing: tuple[list[dict[str, Any]], dict[str, str]] = ([], {})
        self._fill(self.questions, question_fields(preview, formats) if preview else nothing)
        self._fill(self.layout, layout_fields(arrival))
        self._fill(self.columns, column_fields(preview, every=self._every_field) if preview else nothing)
        every = {"id": "every", "label": "Fewer fields" if self._every_field else "Show every field"}
        self.fields.buttons = [every] if preview else []
        self._fill(self.mode, mode_fields(arrival, self.page.facts.tables.get(arrival.table, 0)))
        for blocks in (self.problems, self.sample):
            show(blocks, bool(blocks.blocks))
        self.buttons.buttons = self._choices(arrival)

    @staticmethod
    def _fill(form: Form, fields_and_values: tuple[list[dict[str, Any]], dict[str, str]]) -> None:
        fields, values = fields_and_values
        show(form, bool(fields))
        with form.hold_sync():
            form.fields, form.values, form.errors = fields, values, {}

    @staticmethod
    def _choices(arrival: Arrival) -> list[dict[str, Any]]:
        preview = arrival.preview
        rows = PLAIN.count(preview.rows, "row") if preview else "the file"
        verb = "Replace the table with" if arrival.mode == "replace" else "Bring in"
        why = "" if arrival.foreseen else UNANSWERED if preview and preview.questions else NOT_READY
        choices = [{"id": f"import:{arrival.id}", "label": f"{verb} {rows}", "primary": True, "disabled": why}]
        if preview and preview.problems:
            label = f"Save {PLAIN.count(len(preview.problems), 'place')} to correct"
            choices.append({"id": f"places:{arrival.id}", "label": label})
        return [*choices, {"id": f"leave:{arrival.id}", "label": "Leave this file out"}]
