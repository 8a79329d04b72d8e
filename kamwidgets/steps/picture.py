"""A picture to read: a Vega-Lite specification, drawn by what JupyterLab and Voilà already ship."""

from __future__ import annotations

from typing import Any

import ipywidgets as w

__all__ = ["Picture"]

MIME = "application/vnd.vegalite.v5+json"

OPTIONS = {"embed_options": {"actions": False, "renderer": "svg"}}
"""No menu on the picture; drawn as shapes, sharp at any size and with labels for screen readers."""

COPY = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
"""One pixel instead of the copy that the renderer would make of each picture: where the picture is hidden, it has no
width, the copy is empty, and the renderer would draw and copy again for ever."""


class Picture:
    """One picture that is drawn again only when what it shows has changed.

    It takes the width of its place at the moment it is drawn: show it while its place can be seen.

    Attributes
    ----------
    widget : ipywidgets.Output
        Holds the picture, and its text for hosts that cannot draw it.

    Examples
    --------
    >>> picture = Picture()
    >>> picture.show({"mark": "bar", "height": 320}, "Targets for 2027 keep 2026")
    >>> picture.widget.outputs[0]["data"]["text/plain"]
    'Targets for 2027 keep 2026'
    """

    def __init__(self) -> None:
        self.widget = w.Output(layout=w.Layout(width="100%"))
        self._shown: dict[str, Any] = {}

    def show(self, spec: dict[str, Any], text: str) -> None:
        """Draw a specification.

        Parameters
        ----------
        spec : dict
            Vega-Lite v5, out of `kamwidgets.charts`.
        text : str
            The same in a sentence.
        """
        if spec == self._shown:
            return
        self._shown = spec
        self.widget.layout.min_height = f"{spec.get('height', 0)}px"  # nothing below moves while it is drawn anew
        data = {MIME: spec, "image/png": COPY, "text/plain": text}
        output = {"output_type": "display_data", "data": data, "metadata": {MIME: OPTIONS}}
        self.widget.outputs = (output,)
