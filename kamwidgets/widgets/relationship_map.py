"""The relationship map: who decides, how they stand to us and how they are linked, drawn and edited in place."""

from __future__ import annotations

import traitlets as t

from kamwidgets.widgets.base import STATIC, KamWidget

__all__ = ["RelationshipMap"]


class RelationshipMap(KamWidget):
    """People and the links between them on a canvas (M10-M12); places are kept, nothing is laid out unasked.

    Parameters
    ----------
    people : list of dict
        Each with ``id``, ``name``, ``subtitle`` (title and function), ``roles`` (list of short labels), ``role`` (the
        main role's id, or ""), ``stance``, ``influence``, ``contact``, and ``x``, ``y`` in pixels at 100 %, both None
        for somebody without a place: they are shown in a free place, which is not sent until they are moved.
    ties : list of dict
        Each with ``id``, ``source``, ``target`` (ids of people), ``kind``, ``strength`` (1 to 3) and ``label``.
    kinds : list of dict
        The kinds of link to choose from, each with ``value`` and ``label``.
    selected : dict
        ``{"kind": "person" or "tie", "id": ...}``, or empty. What the person at the map chooses comes as an intent.
    read_only : bool
        Whether the map can only be looked at.
    label, empty : str
        The accessible name, and the sentence shown while there is nobody.
    height : str
        A CSS length; never less than 420 px.

    Notes
    -----
    Intents: ``add-person`` (name, x, y), ``move-people`` (positions: id to x and y), ``arrange-people`` (positions of
    all, on request), ``link-people`` (source, target, kind), ``change-tie`` (id, kind), ``rename-person`` (id, name),
    ``remove`` (people, ties: lists of ids), ``select`` (kind, id; both "" for none or several), ``open-person`` (id).

    Examples
    --------
    >>> from kamwidgets.widgets.relationship_map import RelationshipMap
    >>> RelationshipMap(kinds=[{"value": "reports-to", "label": "reports to"}]).people
    []
    """

    INTENTS = frozenset(
        {
            "add-person",
            "arrange-people",
            "change-tie",
            "link-people",
            "move-people",
            "open-person",
            "remove",
            "rename-person",
            "select",
        }
    )
    _esm = STATIC / "map.js"

    people = t.List(t.Dict()).tag(sync=True)
    ties = t.List(t.Dict()).tag(sync=True)
    kinds = t.List(t.Dict()).tag(sync=True)
    selected = t.Dict().tag(sync=True)
    read_only = t.Bool(False).tag(sync=True)
    label = t.Unicode("Relationship map").tag(sync=True)
    empty = t.Unicode("Nobody is on the map yet. Add the first person, or double-click here.").tag(sync=True)
    height = t.Unicode("calc(100vh - 260px)").tag(sync=True)
