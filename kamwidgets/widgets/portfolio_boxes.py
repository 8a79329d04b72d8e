"""Accounts by how attractive they are and how strong we are with them, in four or nine boxes."""

from __future__ import annotations

import traitlets as t

from kamwidgets.widgets.base import STATIC, Intent, KamWidget

__all__ = ["PortfolioBoxes"]


class PortfolioBoxes(KamWidget):
    """A portfolio picture to act on: up to 400 accounts, read by pointing or keys, opened by a click or Enter.

    Traits
    ------
    accounts : list of dict
        ``id``, ``label``, ``x`` (attractiveness, 0-1), ``y`` (strength, points), ``text`` (what is read out),
        ``size`` (turnover: the bubble's area; None or not above zero is a small dashed one), ``ring`` (what it can
        spend, on the same scale; may be None), ``to`` (``{x, y}``: where it is expected to stand; may be None) and
        ``key`` (bool). The most important first: they are named before the others.
    names : list of list of str
        What the boxes are called, by row from high strength to low, in each from low attractiveness to high.
    cuts : dict
        ``x`` and ``y``: where the boxes are divided, a number fewer than there are boxes in a row.
    high : {"right", "left"}
        Where high attractiveness is.
    title : str
        The finding, as a sentence.
    selected : str
        The id of the account shown as open, or empty.
    texts : dict
        ``x`` and ``y`` (what the axes measure), ``key``, ``size``, ``ring``, ``to`` (what the marks mean), ``list``
        (what the accounts are, for those who cannot see them), ``empty``; each has a default.

    Intent: ``select {id}``.

    Examples
    --------
    >>> acme = {"id": "a", "label": "Acme", "x": 0.8, "y": 1.5, "text": "Strategic", "size": 90_000}
    >>> names = [["Status", "Strategic"], ["Streamline", "Star"]]
    >>> PortfolioBoxes(accounts=[acme], names=names, cuts={"x": [0.5], "y": [0]}).high
    'right'
    """

    INTENTS = frozenset({"select"})
    _esm = STATIC / "boxes.js"

    accounts = t.List(t.Dict(), maxlen=400).tag(sync=True)
    names = t.List(t.List(t.Unicode())).tag(sync=True)
    cuts = t.Dict().tag(sync=True)
    high = t.Enum(["right", "left"], default_value="right").tag(sync=True)
    title = t.Unicode("").tag(sync=True)
    selected = t.Unicode("").tag(sync=True)
    texts = t.Dict().tag(sync=True)

    def _receive(self, intent: Intent, buffers: list[memoryview]) -> None:
        if not any(account["id"] == intent["id"] for account in self.accounts):
            raise ValueError(f"There is no account {intent['id']!r} in the picture.")
        super()._receive(intent, buffers)
