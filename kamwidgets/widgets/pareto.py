"""Bars from the largest to the smallest, and the line of what they bring together."""

from __future__ import annotations

import traitlets as t

from kamwidgets.widgets.base import STATIC, Intent, KamWidget

__all__ = ["Pareto"]


class Pareto(KamWidget):
    """A Pareto picture to act on: up to 400 bars, read by pointing, opened by a click or Enter.

    Traits
    ------
    bars : list of dict
        Largest first: ``id``, ``label``, ``value`` (number), ``text`` (the value in words, as "110,277 · 8.7 %"),
        ``cumulative`` (fraction of all up to and with this bar), ``chosen`` (bool). A bar with an empty id
        (all the others together) can be read but not opened.
    title : str
        The finding, as a sentence.
    selected : str
        The id of the bar shown as open, or empty.
    texts : dict
        ``values`` (what the bars measure, with its unit), ``together`` (label of the line), ``chosen`` (what the star
        means), ``locale`` (a language tag such as de-DE, for the axis); each has a default.

    Intent: ``select {id}``.

    Examples
    --------
    >>> bar = {"id": "QUICK", "label": "QUICK-Stop", "value": 110277, "text": "110,277", "cumulative": 0.087}
    >>> Pareto(title="One customer brings 8.7 % of turnover", bars=[bar]).selected
    ''
    """

    INTENTS = frozenset({"select"})
    _esm = STATIC / "pareto.js"

    bars = t.List(t.Dict(), maxlen=401).tag(sync=True)
    title = t.Unicode("").tag(sync=True)
    selected = t.Unicode("").tag(sync=True)
    texts = t.Dict().tag(sync=True)

    def _receive(self, intent: Intent, buffers: list[memoryview]) -> None:
        if not any(bar["id"] == intent["id"] for bar in self.bars if bar["id"]):
            raise ValueError(f"There is no bar {intent['id']!r}.")
        super()._receive(intent, buffers)
