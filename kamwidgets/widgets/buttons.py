"""A row of what can be done now."""

from __future__ import annotations

from typing import Any

import traitlets as t

from kamwidgets.widgets.base import STATIC, KamWidget

__all__ = ["Buttons"]


class Buttons(KamWidget):
    """Buttons in a row, at most one of them primary.

    Parameters
    ----------
    buttons : list of dict
        ``{id, label, primary, disabled}``; ``disabled`` is the sentence that says why it cannot be pressed yet, and
        empty or left out where it can.
    label : str
        What the row is about, before its buttons; empty = they speak for themselves.
    about : str
        What is asked, for the program: it comes back with the answer, as the next question may be on its way already.

    Raises
    ------
    traitlets.TraitError
        If more than one button is primary.

    Notes
    -----
    Intent: ``press {id, about}``, the latter where there is one. That a button is disabled protects nothing: rights are
    checked where edits are applied.

    Examples
    --------
    >>> row = Buttons(buttons=[{"id": "add", "label": "Add a person", "primary": True}])
    """

    INTENTS = frozenset({"press"})
    _esm = STATIC / "buttons.js"

    buttons = t.List(t.Dict()).tag(sync=True)
    label = t.Unicode("").tag(sync=True)
    about = t.Unicode("").tag(sync=True)

    @t.validate("buttons")
    def _at_most_one_primary(self, proposal: dict[str, Any]) -> list[dict[str, Any]]:
        buttons: list[dict[str, Any]] = proposal["value"]
        if sum(bool(button.get("primary")) for button in buttons) > 1:
            raise t.TraitError("A row has one primary button at most.")
        return buttons
