"""Content to read: figures, sentences, lists and tables, all of it as text."""

from __future__ import annotations

from typing import Any

import traitlets as t

from kamwidgets.widgets.base import STATIC, KamWidget

__all__ = ["KINDS", "Blocks"]

KINDS = frozenset({"tiles", "text", "list", "table", "definition", "empty"})


class Blocks(KamWidget):
    """Blocks of read-only content, one under the other.

    Traits
    ------
    blocks : list of dict
        Each with a ``kind`` and, optionally, a ``title``:

        - tiles: ``tiles`` of ``label``, ``value``, optional ``note`` and ``explain`` (opens under
          "How this is worked out"; a line each)
        - text: ``text``; an empty line starts a new paragraph
        - list: ``items``, a text each
        - table: ``columns`` of ``title`` and optional ``align`` (left or right), ``rows`` of texts,
          optional ``caption``; the first column names the row
        - definition: ``pairs`` of ``label``, ``value`` and optional ``note``; ``stacked`` puts labels above values
        - empty: ``sentence``, optional ``hint``: what is not there yet and how to get it

    Examples
    --------
    >>> Blocks(blocks=[{"kind": "text", "text": "Two customers bring a third of turnover."}]).blocks[0]["kind"]
    'text'
    """

    _esm = STATIC / "blocks.js"

    blocks = t.List(t.Dict()).tag(sync=True)

    @t.validate("blocks")
    def _known_kinds(self, proposal: t.Bunch) -> list[dict[str, Any]]:
        for block in proposal.value:
            if block.get("kind") not in KINDS:
                raise t.TraitError(f"There are no blocks of the kind {block.get('kind')!r}.")
        return proposal.value
