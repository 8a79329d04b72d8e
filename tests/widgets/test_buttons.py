"""A row of buttons without a browser."""

from __future__ import annotations

import pytest
import traitlets as t

from kamwidgets.widgets.buttons import Buttons


def test_buttons__allow_one_primary() -> None:
    row = Buttons(buttons=[{"id": "add", "label": "Add", "primary": True}, {"id": "arrange", "label": "Arrange"}])
    with pytest.raises(t.TraitError, match="one primary button"):
        row.buttons = [{"id": "a", "label": "A", "primary": True}, {"id": "b", "label": "B", "primary": True}]
    assert row.buttons[0]["id"] == "add"
