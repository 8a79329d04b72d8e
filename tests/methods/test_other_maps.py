"""People and ties of another map: read as they were, and joined without saying anybody twice."""

from __future__ import annotations

from datetime import date
from typing import get_args

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from kamwidgets import edits
from kamwidgets.methods import contact_graph, other_map
from kamwidgets.model import AccountPlan, DmuRole, Link, Person, RivalLink, Stance, Tie, TieKind
from kamwidgets.reports.graph import graph_of, plain_graph

TODAY = date(2026, 11, 21)
BLANK = AccountPlan(account_id="b")

people = st.builds(
    Person,
    id=st.just("p"),
    name=st.text("ab<&\"' ÄöÉ中", min_size=1, max_size=8).filter(lambda name: bool(name.strip())),
    roles=st.lists(st.sampled_from(get_args(DmuRole)), unique=True).map(tuple),
    stance=st.sampled_from(get_args(Stance)),
    last_contact_on=st.none() | st.dates(),
)
ties = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 3), st.sampled_from(get_args(TieKind)), st.integers(1, 3)),
    unique_by=lambda tie: tie[:2],
    max_size=6,
)


def as_file(plan: AccountPlan) -> bytes:
    return "\n".join(nx.generate_graphml(plain_graph(contact_graph(plan, today=TODAY)), named_key_ids=True)).encode()


@given(st.lists(people, min_size=4, max_size=4), ties)
def test_other_map__out_of_a_file_is_the_map_that_was_saved(
    found: list[Person], linked: list[tuple[int, int, TieKind, int]]
) -> None:
    there = {f"p{at}": person.but(id=f"p{at}", name=person.name.strip()) for at, person in enumerate(found)}
    plan = AccountPlan(account_id="a", people=there)
    for at, (one, other, kind, strength) in enumerate(linked):
        if one != other:
            ends = {"source": f"p{one}", "target": f"p{other}"}
            plan = edits.link_people(plan, id=f"t{at}", kind=kind, strength=strength, **ends)
    plan = plan.but(links={"l": Link(id="l", member_id="m", person_id="p0", level="supplier")})
    plan = plan.but(rival_links={"r": RivalLink(id="r", competitor_id="c", person_id="p1", level="supplier")})
    other = other_map(graph_of(as_file(plan)))
    names = {each.id: f"p{at}" for at, each in enumerate(other.people)}
    assert [each.but(id=names[each.id]) for each in other.people] == list(there.values())
    read = {(names[tie.source], names[tie.target], tie.kind) for tie in other.ties}
    assert read == {(tie.source, tie.target, tie.kind) for tie in plan.ties.values()}


def test_other_map__of_another_program_names_people_by_their_label_and_leaves_nonsense_unknown():
    graph = nx.Graph()
    graph.add_node(1, label="Ada", stance="a fan", roles="buyer")
    graph.add_node(2, name="x" * 300)
    graph.add_node(3, function="finance")
    graph.add_edges_from([(1, 3), (1, 1), (1, 2)], strength="thick")
    other = other_map(graph)
    assert [(each.name, each.stance, each.roles, each.function) for each in other.people] == [
        ("Ada", "unknown", ("buyer",), "unknown"),
        ("3", "unknown", (), "finance"),
    ]
    assert [(tie.kind, tie.strength) for tie in other.ties] == [("influences", 2)]
    assert other.left_out == 1


def test_joining__leads_ties_to_who_is_there_already():
    source = AccountPlan(account_id="a", people={id: Person(id=id, name=id.upper()) for id in "abc"})
    for id, one, two in (("t", "b", "a"), ("u", "c", "b"), ("v", "a", "c")):
        source = edits.link_people(source, id=id, source=one, target=two, kind="reports-to")
    plan = edits.add_person(BLANK, id="mine", name="A")
    plan = edits.add_person(plan, id="close", name="C")
    joined = edits.add_people(plan, **other_map(source).joining(plan))
    ids = {person.name: person.id for person in joined.people.values()}
    assert len(joined.people) == 3
    assert {(tie.source, tie.target) for tie in joined.ties.values()} == {(ids["B"], "mine"), ("close", ids["B"])}
    again = other_map(source).joining(joined)
    assert (again["people"], again["ties"]) == ([], [])
    everybody = edits.add_people(plan, **other_map(source).joining(plan, without=()))
    assert (len(everybody.people), len(everybody.ties)) == (5, 3)


def test_joining__leaves_behind_what_was_said_at_the_other_account_unless_it_is_asked_for():
    ada = Person(id="p", name="Ada", title="CFO", stance="advocate", last_contact_on=TODAY, external_id="7", x=1, y=2)
    plan = AccountPlan(account_id="a", people={"p": ada, "q": Person(id="q", name="Ben")})
    plan = plan.but(ties={"t": Tie(id="t", source="p", target="q", kind="influences", strength=3, evidence="Heard")})
    bare, full = (other_map(plan).joining(BLANK, judged=judged) for judged in (False, True))
    (ada, _), (tie,) = bare["people"], bare["ties"]
    assert (ada["name"], ada["title"], tie["strength"]) == ("Ada", "CFO", 3)
    assert not {"stance", "last_contact_on", "external_id", "x"} & ada.keys()
    assert "evidence" not in tie
    assert (full["people"][0]["stance"], full["ties"][0]["evidence"]) == ("advocate", "Heard")
    assert not {"external_id", "x"} & full["people"][0].keys()
    assert edits.add_people(BLANK, **full).people.keys().isdisjoint(plan.people)
