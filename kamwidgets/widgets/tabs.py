"""Several views of the same thing."""

from __future__ import annotations

import traitlets as t

from kamwidgets.widgets.base import STATIC, KamWidget

__all__ = ["Tabs"]


class Tabs(KamWidget):
    """A row of tabs; what they open is shown by whoever listens.

    Parameters
    ----------
    tabs : list of dict
        ``{id, label, count}``; ``count`` is text, or may be left out.
    active : str
        Id of the open one; the first where it is empty.
    label : str
        What the tabs are views of, for those who cannot see them; no two rows of tabs in a page have the same.

    Notes
    -----
    Intent: ``open-tab {id}``. The browser keeps which tab is open: a page that is loaded anew asks for it again, unless
    somebody was faster.

    Examples
    --------
    >>> views = Tabs(label="Actions", tabs=[{"id": "board", "label": "Board"}, {"id": "table", "label": "Table"}])
    """

    INTENTS = frozenset({"open-tab"})
    _esm = STATIC / "tabs.js"

    tabs = t.List(t.Dict()).tag(sync=True)
    active = t.Unicode().tag(sync=True)
    label = t.Unicode("Views").tag(sync=True)
