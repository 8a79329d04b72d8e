"""Sentences about the work beside it, each with what one can do about it."""

from __future__ import annotations

import traitlets as t

from kamwidgets.widgets.base import STATIC, KamWidget

__all__ = ["Findings"]


class Findings(KamWidget):
    """What the work says: findings worst first, at most seven until the person asks for the rest.

    Parameters
    ----------
    title : str
        Stands above them.
    findings : list of dict
        ``{id, level, sentence, verb, also}`` in any order; ``level`` is ``bad``, ``warning`` or ``good``, ``verb`` the
        label of what can be done about it, ``also`` of how it is planned; both may be left out.
    notes : list of str
        Paragraphs on how the findings are worked out.

    Notes
    -----
    Intents: ``act-on-finding {id}``, ``plan-finding {id}``.

    Examples
    --------
    >>> said = {"id": "no-decider", "level": "bad", "sentence": "Nobody who decides is known.", "verb": "Add a person"}
    >>> beside = Findings(findings=[said])
    """

    INTENTS = frozenset({"act-on-finding", "plan-finding"})
    _esm = STATIC / "findings.js"

    title = t.Unicode("What this says").tag(sync=True)
    findings = t.List(t.Dict()).tag(sync=True)
    notes = t.List(t.Unicode()).tag(sync=True)
