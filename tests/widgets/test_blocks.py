"""The blocks' Python half."""

from __future__ import annotations

import pytest
import traitlets as t

from kamwidgets.widgets.blocks import Blocks


def test_blocks__of_an_unknown_kind_are_refused() -> None:
    with pytest.raises(t.TraitError, match="html"):
        Blocks(blocks=[{"kind": "html", "html": "<b>"}])
    blocks = Blocks(blocks=[{"kind": "list", "items": ["one"]}])
    with pytest.raises(t.TraitError, match="None"):
        blocks.blocks = [{"items": []}]
    assert blocks.blocks == [{"kind": "list", "items": ["one"]}]


def test_blocks__answer_with_nothing() -> None:
    blocks = Blocks()
    with pytest.raises(ValueError, match="press"):
        blocks._on_message(blocks, {"type": "press"}, [])
