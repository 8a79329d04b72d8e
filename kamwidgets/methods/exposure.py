"""Where we are exposed at an account: what could go wrong because of who we know and who we do not (M15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamwidgets.methods import exposed_people as people
from kamwidgets.methods import exposed_ties as ties
from kamwidgets.methods.exposed import Exposure, Looked
from kamwidgets.model import PLAIN, AccountPlan, Formats, MapSettings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from kamwidgets.model import Competitor, Member

__all__ = ["exposures"]

_RULES = (
    people.threads,
    people.nobody_there,
    people.opponents,
    ties.owned_by_rival,
    ties.one_of_us,
    people.gatekeepers,
    people.seniority,
    ties.our_seniority,
    ties.choice_criteria,
    ties.owners,
    ties.outdone,
    ties.levels,
    people.stale,
)
"""In the order they are said: what is graver first."""


def exposures(  # noqa: PLR0913 - what a map is read by
    plan: AccountPlan,
    *,
    today: date,
    settings: MapSettings | None = None,
    team: Mapping[str, Member] | None = None,
    competitors: Mapping[str, Competitor] | None = None,
    formats: Formats = PLAIN,
) -> tuple[Exposure, ...]:
    """Find where we are exposed; nothing is found where nobody is on the map.

    Parameters
    ----------
    plan : AccountPlan
        The account's people, ties, links, choice criteria and contacts. What is unknown about a person never counts
        against us here; nor do ties of ours where none are noted at all.
    today : datetime.date
        From when contacts are judged.
    settings : MapSettings, optional
        The company's: after how many days a contact is stale.
    team, competitors : mapping, optional
        The Portfolio's, for names and seniority.
    formats : Formats, optional
        How dates are written in the sentences.

    Returns
    -------
    tuple of Exposure
        Rules about people: no-decider, one-thread, no-thread, vacant, unnamed, opponent, gatekeeper, nobody-senior,
        stale-contact. Rules about ties: rival-owns, one-of-us, no-senior-tie, unowned, outdone, below-wanted. About
        choice criteria: behind, standing-unknown.

    Examples
    --------
    >>> from datetime import date
    >>> from kamwidgets.model import AccountPlan, Person
    >>> eve = Person(id="7", name="Eve", stance="opponent", influence="decisive")
    >>> [found.id for found in exposures(AccountPlan(account_id="a", people={"7": eve}), today=date(2026, 11, 21))]
    ['no-decider', 'no-thread', 'opponent:7', 'nobody-senior']
    """
    if not plan.people:
        return ()
    at = Looked(plan, today, settings or MapSettings(), team or {}, competitors or {}, formats)
    return tuple(found for rule in _RULES for found in rule(at))
