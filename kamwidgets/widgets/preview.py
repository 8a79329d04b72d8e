"""A report as it will print, shown on a sheet inside the page."""

from __future__ import annotations

import traitlets as t

from kamwidgets.widgets.base import STATIC, KamWidget

__all__ = ["Preview"]


class Preview(KamWidget):
    """A complete HTML page in a frame of its own, where no script runs and nothing reaches the workbook.

    Traits
    ------
    html : str
        The page, as a report renders it; empty shows that there is nothing yet.
    title : str
        What the frame holds, read out by screen readers.
    height : str
        A CSS length.

    Examples
    --------
    >>> Preview(html="<h1>Plan</h1>", title="Plan on a page").height
    '70vh'
    """

    _esm = STATIC / "preview.js"

    html = t.Unicode("").tag(sync=True)
    title = t.Unicode("Preview").tag(sync=True)
    height = t.Unicode("70vh").tag(sync=True)
