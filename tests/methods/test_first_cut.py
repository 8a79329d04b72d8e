from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from kamwidgets.methods import cut_rule_in_words, first_cut
from kamwidgets.model import CutRule, Formats, Override

FACTS = pd.DataFrame(
    {"revenue": [900.0, 500.0, 100.0, None], "growth": [0.1, -0.2, None, None], "country": ["DE", "de ", "FR", ""]},
    index=["a", "b", "c", "d"],
)


def cut(**fields: Any) -> tuple[str, ...]:
    return first_cut(FACTS, {"r": CutRule(id="r", **fields)}).short_list


@pytest.mark.parametrize(
    ("fields", "stay"),
    [
        ({"low": 500}, "abd"),
        ({"test": "at-most", "high": 500}, "bcd"),
        ({"test": "between", "low": 100, "high": 500}, "bcd"),
        ({"fact": "growth", "low": 0}, "acd"),
        ({"fact": "country", "test": "is", "words": ("De",)}, "abd"),
        ({"test": "at-most", "low": 500}, "abcd"),  # its bound is not there yet
        ({"fact": "country", "test": "is"}, "abcd"),
    ],
)
def test_first_cut__keeps_who_passes_and_whose_fact_is_unknown(fields: dict[str, Any], stay: str):
    assert cut(**fields) == tuple(stay)


def test_first_cut__says_which_rule_cut_whom_and_what_was_done_by_hand():
    rules = {"size": CutRule(id="size", low=500), "land": CutRule(id="land", fact="country", test="is", words=("FR",))}
    by_hand = {"a": Override(on_list=True, reason="Prestige."), "d": Override(on_list=False, reason="Bankrupt.")}
    found = first_cut(FACTS, rules, by_hand | {"gone": Override(on_list=True, reason="Not there any more.")})
    assert found.short_list == ("a",)
    assert found.by_rule == {"size": 1, "land": 2}
    assert (found.why("a"), found.why("d")) == ("Kept: Prestige.", "Taken out: Bankrupt.")
    assert (found.why("b"), found.why("c")) == ("Not country FR", "Not turnover at least €500")
    assert found.explain().startswith("1 of 4 accounts is on the short list. “turnover at least €500” cuts 1 and")
    assert found.as_json()["kept"] == {"a": "Prestige."}


def test_cut_rule_in_words__writes_amounts_as_the_company_does():
    rule = CutRule(id="r", fact="growth", test="between", low=0.05, high=0.5)
    assert cut_rule_in_words(rule) == "growth between 5 % and 50 %"
    assert cut_rule_in_words(CutRule(id="r", low=1e6), Formats("de_DE", "CHF")) == "turnover at least 1.000.000 CHF"


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=30), st.floats(-1e6, 1e6), st.floats(0, 1e6))
def test_first_cut__a_lower_bound_that_rises_never_lets_anybody_in(amounts: list[float], bound: float, more: float):
    facts = pd.DataFrame({"revenue": amounts}, [f"a{number}" for number in range(len(amounts))])
    lists = [first_cut(facts, {"r": CutRule(id="r", low=low)}).short_list for low in (bound, bound + more)]
    assert set(lists[1]) <= set(lists[0])


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"fact": "weather"}, "no fact of an account"),
        ({"test": "is"}, "Turnover can only be compared at least, at most or between"),
        ({"fact": "country"}, "Country can only be compared by what it is"),
        ({"test": "between", "low": 2, "high": 1}, "must not lie above"),
    ],
)
def test_cut_rule__refuses_what_makes_no_sense(fields: dict[str, Any], said: str):
    with pytest.raises(ValidationError, match=said):
        CutRule(id="r", **fields)
