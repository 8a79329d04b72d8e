"""The title of a task, what it is for, and its help."""

from __future__ import annotations

import traitlets as t

from kamwidgets.widgets.base import STATIC, KamWidget

__all__ = ["Heading"]


class Heading(KamWidget):
    """The one ``h1`` of a step, a sentence below it, and a button that unfolds the help.

    Parameters
    ----------
    title, sentence : str
        What the task is, and what it is for.
    help : list of dict
        Blocks out of `kamwidgets.widgets.markdown.markdown_blocks`; without any there is no button.

    Examples
    --------
    >>> from kamwidgets.widgets.markdown import markdown_blocks
    >>> top = Heading(title="Who decides", help=markdown_blocks("Begin with the people you *know*."))
    """

    _esm = STATIC / "heading.js"

    title = t.Unicode().tag(sync=True)
    sentence = t.Unicode().tag(sync=True)
    help = t.List(t.Dict()).tag(sync=True)
