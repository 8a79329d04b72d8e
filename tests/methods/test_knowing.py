from __future__ import annotations

import pytest

from kamwidgets import edits
from kamwidgets.methods import who_knows
from kamwidgets.model import AccountPlan, TieLevel


@pytest.mark.parametrize(
    ("ours", "beaten"), [("supplier", ["ada"]), ("problem-solver", []), ("unknown", []), ("none", ["ada"])]
)
def test_who_knows__says_that_a_rival_is_closer_only_where_it_is_known_how_close_we_are(
    ours: TieLevel, beaten: list[str]
):
    plan = edits.add_person(AccountPlan(account_id="a"), id="ada", name="Ada")
    plan = edits.link_rival(plan, id="r", competitor_id="c", person_id="ada", level="credible-source")
    plan = edits.link_member(plan, id="l", member_id="m", person_id="ada", level=ours)
    assert who_knows(plan, {}).as_json()["outdone"] == beaten
