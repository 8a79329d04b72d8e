"""The relationship map: who decides, how they stand to us and how they are linked, drawn and edited in place."""

from __future__ import annotations

import traitlets as t

from kamwidgets.widgets.base import STATIC, KamWidget

__all__ = ["RelationshipMap"]


class RelationshipMap(KamWidget):
    """People and the links between them on a canvas (M10-M16); places are kept, nothing is laid out unasked.

    Parameters
    ----------
    people : list of dict
        Each with ``id``, ``name``, ``subtitle`` (title and function), ``roles`` (list of short labels), ``role`` (the
        main role's id, or ""), ``stance``, ``influence``, ``contact``, and ``x``, ``y`` in pixels at 100 %, both None
        for somebody without a place: they are shown in a free place, which is not sent until they are moved.
        May have ``presence`` ("named", "vacant" or "unknown"; default "named"), ``side`` ("" for the customer's people,
        "own" or "rival"; those are shown at the left and the right edge, and are not renamed, removed or regrouped from
        here) and ``groups`` (``unit``, ``function``, ``site``: what people can be grouped by, each the name of a group
        as it is shown, "" or missing for none).
    ties : list of dict
        Each with ``id``, ``source``, ``target`` (ids of people), ``kind``, ``strength`` (1 to 3) and ``label``. May
        have ``confidence`` (0 to 1, as faded by today; None where nobody knows), and ``level`` and ``wanted``, texts
        about the level of a contact. The kinds known to the drawing are reports-to, dotted, influences, at-odds,
        controls-access, ours (one of us to one of them) and rival. Reporting lines have one width, all others are the
        wider the stronger. A link from somebody to themselves is counted in the status and not drawn.
    kinds : list of dict
        The kinds of link to choose from between two of their people, each with ``value`` and ``label``; a label for
        "ours" or "rival" is used, too.
    selected : dict
        ``{"kind": "person" or "tie", "id": ...}``, or empty. What the person at the map chooses comes as an intent.
    highlight : dict
        A path drawn over the map: ``people``, ``ties`` (lists of ids) and ``label``; or empty.
    ghost : dict
        A what-if, drawn without changing anything: ``removed``, ``changed`` (lists of ids of people or ties) and
        ``label``; or empty. A band says that nothing is saved.
    menu : list of dict
        Items of the caller's in the menus: ``id``, ``label`` and ``for`` ("person", "tie" or "canvas").
    read_only : bool
        Whether the map can only be looked at.
    label, empty : str
        The accessible name, and the sentence shown while there is nobody.
    height : str
        A CSS length; never less than 420 px.

    Notes
    -----
    Intents: ``add-person`` (name, x, y), ``add-beside`` (id, relation: "boss", "report" or "influencer", name, x, y),
    ``copy-people`` (ids, dx, dy: pixels from each to the copy), ``move-people`` (positions: id to x and y),
    ``arrange-people`` (positions of all, on request), ``regroup`` (ids, by, value; after a drag its ``move-people``
    comes first), ``link-people`` (source, target, kind), ``change-tie`` (id, kind), ``rename-person`` (id, name),
    ``remove`` (people, ties: lists of ids), ``select`` (kind, id; both "" for none or several), ``open-person`` (id),
    ``menu`` (item, kind: "person", "tie" or "canvas", id: "" for several people or none), ``undo`` and ``redo`` (only
    where the page around the map does not take these keys itself).

    How people are grouped, which groups are folded and what is put away is the business of whoever looks: it is kept in
    the browser's tab, by ``label``.

    Examples
    --------
    >>> from kamwidgets.widgets.relationship_map import RelationshipMap
    >>> RelationshipMap(kinds=[{"value": "reports-to", "label": "reports to"}]).people
    []
    """

    INTENTS = frozenset(
        {
            "add-beside",
            "add-person",
            "arrange-people",
            "change-tie",
            "copy-people",
            "link-people",
            "menu",
            "move-people",
            "open-person",
            "redo",
            "regroup",
            "remove",
            "rename-person",
            "select",
            "undo",
        }
    )
    _esm = STATIC / "map.js"

    people = t.List(t.Dict()).tag(sync=True)
    ties = t.List(t.Dict()).tag(sync=True)
    kinds = t.List(t.Dict()).tag(sync=True)
    selected = t.Dict().tag(sync=True)
    highlight = t.Dict().tag(sync=True)
    ghost = t.Dict().tag(sync=True)
    menu = t.List(t.Dict()).tag(sync=True)
    read_only = t.Bool(False).tag(sync=True)
    label = t.Unicode("Relationship map").tag(sync=True)
    empty = t.Unicode("Nobody is on the map yet. Add the first person, or double-click here.").tag(sync=True)
    height = t.Unicode("calc(100vh - 260px)").tag(sync=True)
