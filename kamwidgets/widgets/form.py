"""A form: labelled fields that keep what was typed, and answer with what was meant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import traitlets as t

from kamwidgets.widgets.base import STATIC, Intent, KamWidget

__all__ = ["KINDS", "Form"]

KINDS = frozenset({"text", "area", "number", "date", "choice", "choices", "check"})


class Form(KamWidget):
    """Fields with their labels, hints and errors; sent as a whole, or one by one while working (``live``).

    Traits
    ------
    fields : list of dict
        ``name``, ``label``; optional ``kind`` (one of ``KINDS``, default text), ``options``
        (``[{"value", "label"}]`` of choice and choices; with a ``note``, what buttons and choices mean stands beneath
        them), ``buttons`` (a choice shown as labelled buttons), ``required``, ``hint``, ``placeholder``, ``width``
        (short, half, wide, full), ``leads`` (it says, as the legend does, what the form is about), ``help`` (label of a
        button beside the field's), ``section``, ``rows`` (height of
        an area), ``eager`` (an area of a live form that is sent whenever the person pauses).
    sections : list of dict
        ``id``, ``title``; optional ``note`` (what there is to know of it while it is closed) and ``folded`` (closed at
        first).
    values : dict
        By field name: text; a list of texts for choices; a bool for check. Numbers and dates are text too:
        numbers as the person writes them in their locale, dates as 2026-11-21.
    errors : dict
        By field name, a sentence. A field's error lasts until the field is sent again.
    submit, cancel, legend, disabled : str
        Labels of the two buttons (no cancel button without a label), what the form is about,
        and the sentence why it cannot be sent.
    live : bool
        Send each field by itself as soon as the person is done with it; there is no submit button.
    version : int
        Counts resets; see `reset`.
    since : int
        The version since which only what was sent in this form has reset it: what is typed meanwhile is meant for
        what it shows then. What was typed before something else reset it belongs to what was shown before; it is not
        handed on, and the page shows it as not saved.

    Intents: ``submit {values}``, ``change {name, value}`` (live only), ``cancel``, ``help {name}``.

    Examples
    --------
    >>> form = Form(fields=[{"name": "name", "label": "Name", "required": True}], submit="Add person")
    >>> form.reset({"name": "Ada"})
    >>> form.values, form.version
    ({'name': 'Ada'}, 1)
    """

    INTENTS = frozenset({"submit", "change", "cancel", "help"})
    _esm = STATIC / "form.js"

    fields = t.List(t.Dict()).tag(sync=True)
    sections = t.List(t.Dict()).tag(sync=True)
    values = t.Dict().tag(sync=True)
    errors = t.Dict().tag(sync=True)
    legend = t.Unicode("").tag(sync=True)
    submit = t.Unicode("Save").tag(sync=True)
    cancel = t.Unicode("").tag(sync=True)
    disabled = t.Unicode("").tag(sync=True)
    live = t.Bool(default_value=False).tag(sync=True)
    version = t.Int(0).tag(sync=True)
    since = t.Int(0).tag(sync=True)

    _hearing = False
    """Whether something that was sent in this form is being dealt with."""

    def reset(self, values: Mapping[str, Any] | None = None) -> None:
        """Show these values and forget what was typed, even where the values are the same as before.

        Parameters
        ----------
        values : mapping, optional
            By field name; empty fields without it.
        """
        with self.hold_sync():
            self.values = dict(values or {})
            self.errors = {}
            self.version += 1
            if not self._hearing:
                self.since = self.version

    @t.validate("fields")
    def _known_kinds(self, proposal: t.Bunch) -> list[dict[str, Any]]:
        for field in proposal.value:
            if field.get("kind", "text") not in KINDS:
                raise t.TraitError(f"A form has no fields of the kind {field['kind']!r}.")
        return proposal.value

    def _receive(self, intent: Intent, buffers: list[memoryview]) -> None:
        """Let the errors of what is sent go first: the same error again is news, and takes the person back to it."""
        values = {"submit": intent.get("values"), "change": {intent.get("name"): intent.get("value")}}
        sent: dict[str, Any] = values.get(intent["type"]) or {}
        version = intent.pop("version", self.version)
        unknown = sorted(sent.keys() - {field["name"] for field in self.fields})
        if version < self.since or (unknown and version < self.version):
            self.send({"type": "left", "version": version, "values": sent})
            return
        if unknown:
            raise ValueError(f"This form has no field {', '.join(unknown)}.")
        self.errors = {name: error for name, error in self.errors.items() if name not in sent}
        self._hearing = True
        try:
            super()._receive(intent, buffers)
        finally:
            self._hearing = False
