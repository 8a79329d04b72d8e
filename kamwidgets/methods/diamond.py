"""From bow-tie to diamond: on how many shoulders the relationship rests, on both sides (M13)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

from kamwidgets.methods.people import is_senior, is_senior_member
from kamwidgets.model import PLAIN, Formats, Member

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamwidgets.model import AccountPlan

__all__ = ["BowTie", "bow_tie"]

Shape = Literal["none", "bow-tie", "between", "diamond"]

DIAMOND_SHARE, BOW_TIE_SHARE, MANY_FUNCTIONS = 0.5, 0.8, 3
"""A diamond: at most half of all ties through one of ours, three functions on each side. A bow-tie: four fifths."""

HEURISTIC = "A heuristic of ours: look whether you agree."


@dataclass(frozen=True, slots=True)
class BowTie:
    """How the ties between the two companies are spread.

    Attributes
    ----------
    ties : int
        Pairs of one of us and one of them who know each other.
    busiest_id, busiest : str
        Whoever of us has most of them, by id and by name; empty without ties.
    share : float, optional
        The share of all ties that run through them, 0-1; None without ties.
    our_functions, their_functions : int
        Functions on each side that somebody linked belongs to.
    our_levels, their_levels : int
        1 where only senior people, or only others, are linked; 2 where both are; 0 without ties.
    shape : {"none", "bow-tie", "between", "diamond"}
        Which of the two pictures it comes near.
    """

    ties: int
    busiest_id: str
    busiest: str
    share: float | None
    our_functions: int
    their_functions: int
    our_levels: int
    their_levels: int
    shape: Shape

    def explain(self, formats: Formats = PLAIN) -> str:
        """Say how the ties are spread, and that the picture is a heuristic."""
        if self.share is None:
            return "No tie between one of us and one of them is noted yet."
        said = {
            "bow-tie": "Nearly a bow-tie: the two companies touch in one point.",
            "between": "Between bow-tie and diamond.",
            "diamond": "Nearly a diamond: people of the same field meet, side by side.",
            "none": "",
        }[self.shape]
        through = f"{formats.share(self.share)} of {formats.number(self.ties)} ties run through {self.busiest}"
        if self.ties == 1:
            through = f"The only tie runs through {self.busiest}"
        ours = formats.count(self.our_functions, "function")
        linked = f"{ours} of ours and {self.their_functions} of theirs are linked"
        return f"{said} {through}; {linked}. {HEURISTIC}"

    def as_json(self) -> dict[str, Any]:
        """Return the result as plain data."""
        return {**asdict(self), "heuristic": True}


def bow_tie(plan: AccountPlan, team: Mapping[str, Member] | None = None) -> BowTie:
    """Work out how the ties between us and an account are spread over people, functions and levels.

    A tie counts unless its level is noted as none. Whoever is not in the team counts as a person without function.

    Parameters
    ----------
    plan : AccountPlan
        Of the account.
    team : mapping of str to Member, optional
        The Portfolio's.

    Examples
    --------
    >>> from kamwidgets.model import AccountPlan, Link, Person
    >>> people = {id: Person(id=id, name=id.title()) for id in ("ada", "ben", "cem")}
    >>> pairs = [("ana", "ada"), ("ana", "ben"), ("ana", "cem"), ("bo", "cem")]
    >>> links = {f"{m}{p}": Link(id=f"{m}{p}", member_id=m, person_id=p) for m, p in pairs}
    >>> bow_tie(AccountPlan(account_id="a", people=people, links=links)).share
    0.75
    """
    team = team or {}
    pairs = {(link.member_id, link.person_id) for link in plan.links.values() if link.level != "none"}
    if not pairs:
        return BowTie(0, "", "", None, 0, 0, 0, 0, "none")
    through: dict[str, int] = {}
    for member, _ in sorted(pairs):
        through[member] = through.get(member, 0) + 1
    busiest = max(through, key=lambda member: through[member])
    ours = [team.get(member) or Member(id=member, name=member or "?") for member in through]
    theirs = [plan.people[person] for person in sorted({person for _, person in pairs})]
    share = through[busiest] / len(pairs)
    functions = [len({each.function for each in side} - {"unknown"}) for side in (ours, theirs)]
    shape: Shape = "between"
    if share <= DIAMOND_SHARE and min(functions) >= MANY_FUNCTIONS:
        shape = "diamond"
    elif share >= BOW_TIE_SHARE:
        shape = "bow-tie"
    return BowTie(
        ties=len(pairs),
        busiest_id=busiest,
        busiest=team[busiest].name if busiest in team else busiest,
        share=share,
        our_functions=functions[0],
        their_functions=functions[1],
        our_levels=len({bool(is_senior_member(member)) for member in ours}),
        their_levels=len({is_senior(person) for person in theirs}),
        shape=shape,
    )
