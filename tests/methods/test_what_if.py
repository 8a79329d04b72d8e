"""What happens if somebody leaves, comes or changes sides."""

from __future__ import annotations

import json
from datetime import date

import pytest

from kamwidgets.methods import Joins, Leaves, MemberLeaves, RivalWins, Turns, WhatIf, critical_people, what_if
from kamwidgets.methods.changes import Change
from kamwidgets.methods.what_if import ACCESS
from kamwidgets.model import AccountPlan, Competitor, CoverageRule, Link, Person, Tie, UserError
from kamwidgets.model.progress import Stopped

TODAY = date(2026, 11, 21)
ADA = Person(id="ada", name="Ada", roles=("user",), stance="advocate", contact="in-depth")
BEN = Person(id="ben", name="Ben", roles=("approver",), contact="brief")
CEM = Person(id="cem", name="Cem", roles=("decider",), influence="decisive")


def unit() -> AccountPlan:
    """Ana knows Ada, who influences Ben, who influences Cem; Bo knows Ben a little."""
    ties = {
        "1": Tie(id="1", source="ada", target="ben", kind="influences", strength=3, confidence="high"),
        "2": Tie(id="2", source="ben", target="cem", kind="influences", strength=3, confidence="high"),
    }
    links = {
        "a": Link(id="a", member_id="ana", person_id="ada", strength=3, confidence="high"),
        "b": Link(id="b", member_id="bo", person_id="ben", strength=1, confidence="high"),
    }
    return AccountPlan(account_id="a", people={one.id: one for one in (ADA, BEN, CEM)}, ties=ties, links=links)


def thought(*changes: Change, revenue: float | None = 1_000) -> WhatIf:
    return what_if(unit(), changes, today=TODAY, revenue=revenue)


def chances(found: WhatIf, person: str) -> list[float]:
    return [found.paths[moment].to_dict()[person] for moment in ("before", "after")]


def test_what_if__nothing_changes_nothing_is_different():
    same = thought()
    assert (same.rules_lost, same.rules_gained, same.unreached, same.access_lost) == ((), (), (), 0)
    assert same.revenue_exposed == 0


def test_leaving__costs_rules_paths_and_the_turnover_on_them():
    gone = thought(Leaves("ada"))
    assert {rule.id for rule in gone.rules_lost} == {
        f"{level}:user-influencer" for level in ("identified", "reached", "in-depth", "supports")
    }
    assert chances(gone, "cem") == pytest.approx([0.729, 0.27])
    before, after = 1 * 0.81 + 3 * 0.729, 1 * 0.3 + 3 * 0.27
    assert gone.access_lost == pytest.approx(1 - after / before)
    assert gone.revenue_exposed == pytest.approx(1_000 * (1 - after / before))
    assert gone.unreached == ()
    assert ACCESS in gone.explain()


def test_leaving__of_who_stands_between_leaves_others_unreached():
    gone = thought(Leaves("ben"))
    assert gone.unreached == ("cem",)
    assert gone.access_lost == 1
    assert "No path of ours would lead to 1 person: Cem." in gone.explain()
    assert gone.before.cut_persons == ("ben",)
    assert gone.after.cut_persons == ()


def test_leaving__of_one_of_ours_takes_their_ties():
    gone = thought(MemberLeaves("ana"))
    assert gone.rules_lost == ()
    assert chances(gone, "ben") == pytest.approx([0.81, 0.3])
    assert gone.unreached == ("ada",)


def test_rival__who_wins_the_champion_silences_them():
    won = what_if(unit(), [RivalWins("ada", "rex")], today=TODAY, competitors={"rex": Competitor(id="rex", name="Rex")})
    assert won.said == ("Rex wins Ada",)
    assert [rule.id for rule in won.rules_lost] == ["supports:user-influencer"]
    assert chances(won, "ada") == pytest.approx([0.9, 0.9])
    assert chances(won, "cem") == pytest.approx([0.729, 0.27])
    settled = [state.spread.stances["settled_low"].to_dict()["ada"] for state in (won.before, won.after)]
    assert settled == [1, -1]


def test_turning__and_joining_change_coverage():
    buyer = Person(id="dia", name="Dia", roles=("buyer",))
    both = thought(Turns("ben", "supporter"), Joins(buyer))
    assert {rule.id for rule in both.rules_gained} == {"supports:approver", "identified:buyer"}
    assert "If Ben becomes supporter and Dia joins: coverage goes from" in both.explain()


def test_what_if__counts_by_the_companys_rules():
    sole = CoverageRule(id="own", title="A user knows us", roles=("user",), level="reached")
    assert what_if(unit(), [Leaves("ada")], today=TODAY, rules=[sole]).rules_lost == (sole,)


def test_what_if__says_unknown_where_it_is():
    assert thought(Leaves("ada"), revenue=None).revenue_exposed is None
    assert "what turnover rests on it is unknown" in thought(Leaves("ada"), revenue=None).explain()
    unlinked = what_if(unit().but(links={}), [Leaves("ada")], today=TODAY, revenue=10)
    assert (unlinked.access_lost, unlinked.revenue_exposed) == (None, None)
    assert "No tie of ours is noted" in unlinked.explain()
    json.dumps(unlinked.as_json(), allow_nan=False)


def test_what_if__refuses_who_is_not_there():
    for change in (Leaves("zoe"), Turns("zoe", "neutral"), RivalWins("zoe", "rex"), Joins(ADA)):
        with pytest.raises(UserError, match="on the map"):
            thought(change)


def test_critical__agrees_with_letting_each_leave_by_themselves():
    table = critical_people(unit(), today=TODAY).people
    for id, row in table.iterrows():
        alone = thought(Leaves(str(id)) if row["side"] == "theirs" else MemberLeaves(str(id)))
        assert row["access_lost"] == pytest.approx(alone.access_lost)
        assert row["unreached"] == len(alone.unreached)
        lost = alone.before.coverage.score - alone.after.coverage.score
        assert row["score_lost"] == pytest.approx(lost)
    assert table.index[0] == "ben"


def test_critical__says_who_and_takes_a_map_without_ties_of_ours():
    assert critical_people(unit(), today=TODAY).explain().startswith("Most critical is Ben: without them we would lose")
    alone = critical_people(AccountPlan(account_id="a", people={"q": BEN.but(id="q", roles=())}), today=TODAY)
    assert alone.explain() == "Nobody's leaving alone would cost coverage or a path."
    assert alone.as_json()[0]["access_lost"] is None
    assert critical_people(AccountPlan(account_id="a"), today=TODAY).as_json() == []


def test_critical__tells_how_far_it_is_and_can_be_stopped():
    shares: list[float | None] = []
    critical_people(unit(), today=TODAY, progress=shares.append)
    assert shares == sorted(shares, key=lambda share: share or 0)

    def stop(_share: float | None) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        critical_people(unit(), today=TODAY, progress=stop)
