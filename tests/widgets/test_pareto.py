"""The Pareto picture's Python half."""

from __future__ import annotations

import pytest
import traitlets as t

from kamwidgets.widgets.pareto import Pareto

BAR = {"id": "QUICK", "label": "QUICK-Stop", "value": 110277.0, "text": "110,277", "cumulative": 0.087, "chosen": True}


def test_select__reaches_the_listener() -> None:
    heard = []
    pareto = Pareto(bars=[BAR], on_intent=heard.append)
    pareto._on_message(pareto, {"type": "select", "id": "QUICK"}, [])
    assert heard == [{"type": "select", "id": "QUICK"}]


@pytest.mark.parametrize("identity", ["", "nobody"])
def test_select__of_what_is_not_shown_is_refused(identity: str) -> None:
    pareto = Pareto(bars=[BAR, {**BAR, "id": "", "label": "All others"}])
    with pytest.raises(ValueError, match="no bar"):
        pareto._on_message(pareto, {"type": "select", "id": identity}, [])


def test_bars__beyond_what_can_be_read_are_refused() -> None:
    with pytest.raises(t.TraitError):
        Pareto(bars=[BAR] * 402)
