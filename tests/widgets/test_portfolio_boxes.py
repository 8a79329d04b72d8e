"""The portfolio picture's Python half."""

from __future__ import annotations

from typing import Any

import pytest
import traitlets as t

from kamwidgets.widgets import PortfolioBoxes

ACME: dict[str, Any] = {"id": "acme", "label": "Acme", "x": 0.8, "y": 1.5, "text": "Strategic", "size": 9.0}


def test_select__reaches_the_listener() -> None:
    heard: list[dict[str, Any]] = []
    picture = PortfolioBoxes(accounts=[ACME], on_intent=heard.append)
    picture._on_message(picture, {"type": "select", "id": "acme"}, [])
    assert heard == [{"type": "select", "id": "acme"}]


def test_select__of_what_is_not_shown_is_refused() -> None:
    picture = PortfolioBoxes(accounts=[ACME])
    with pytest.raises(ValueError, match="no account 'bolt'"):
        picture._on_message(picture, {"type": "select", "id": "bolt"}, [])


@pytest.mark.parametrize("traits", [{"accounts": [ACME] * 401}, {"high": "top"}, {"names": [[1]]}])
def test_traits__that_cannot_be_drawn_are_refused(traits: dict[str, Any]) -> None:
    with pytest.raises(t.TraitError):
        PortfolioBoxes(**traits)
