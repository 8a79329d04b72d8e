"""The customers: six with a story of their own, and everybody else."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from .demand import Demand, sizes, usual_demand
from .dice import Dice
from .names import CITIES, INDUSTRIES, SEGMENTS, STEMS, region_of

NUMBER = 160
_PROSPECTS = 9
_DORMANT = 3  # existing on paper, never bought in the three years
_EMERGING = 16
_GROUPS, _SITES = 11, 26
_FAR = ("India", "Brazil", "Singapore", "South Africa")  # no groups have their head there
_NEAR = 15  # the first countries of the list, where sites of groups are
_MEDIAN, _SPREAD = 33_000, 1.38

_KEPT_BACK = {"N07", "S08"}  # new products that only accounts with a story buy

# small stories beside the six: account, what is different, and for trainers: why (see README.md)
_SMALL_STORIES: dict[str, dict[str, Any]] = {
    "C016": {"short": 0.16},  # a good customer who gets part deliveries
    "C091": {"pays_after_due": 48.0, "terms": 60},  # pays late, every time
    "C066": {"discount": (0.3, 0.36, 0.42)},  # small and bought at a loss
    "C101": {"discount": (0.38, 0.38, 0.44)},  # the same
}


@dataclass(frozen=True)
class Customer:
    """A row of the customers table, and how the account buys (None: it never has)."""

    account_id: str
    name: str
    parent_id: str
    country: str
    city: str
    industry: str
    segment: str
    relationship: str
    category_spend: int | None
    owner_id: str
    demand: Demand | None

    def row(self) -> dict[str, Any]:
        """Return the fields the table has."""
        return {
            "account_id": self.account_id,
            "name": self.name,
            "parent_id": self.parent_id,
            "country": self.country,
            "region": region_of(self.country),
            "city": self.city,
            "industry": self.industry,
            "segment": self.segment,
            "relationship": self.relationship,
            "category_spend": self.category_spend,
            "owner_id": self.owner_id,
        }


def make_customers(stories: list[dict[str, Any]], range_: list[str]) -> list[Customer]:
    """Return all customers in the order of their ids.

    Parameters
    ----------
    stories : list of dict
        What stands in ``stories/C*.toml``.
    range_ : list of str
        The product ids.
    """
    told = [customer for story in stories for customer in _told(story)]
    taken = {customer.account_id for customer in told}
    free = [f"C{number:03}" for number in range(1, NUMBER + 1) if f"C{number:03}" not in taken]
    others = _others(free, [product for product in range_ if product not in _KEPT_BACK])
    return sorted([*told, *others], key=lambda customer: customer.account_id)


def _told(story: dict[str, Any]) -> list[Customer]:
    """Return the account of a story and its sites; a site buys as the account does, unless it says otherwise."""
    account, usual = story["account"], story["demand"]
    rows = [{**account, "parent_id": "", "demand": {}}]
    rows += [{**account, "parent_id": account["id"], "category_spend": None, **site} for site in story.get("sites", ())]
    return [_customer(row, _demand({**usual, **row["demand"]})) for row in rows]


def _customer(row: dict[str, Any], demand: Demand) -> Customer:
    known = {name: row[name] for name in Customer.__dataclass_fields__ if name in row and name != "demand"}
    return Customer(account_id=row["id"], demand=demand, **{"category_spend": None, **known})


def _demand(told: dict[str, Any]) -> Demand:
    fields: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in told.items()}
    return Demand(**fields)


class _Slot(NamedTuple):
    """What is settled about a customer before the rest is drawn."""

    id: str
    country: str
    stem: str
    member: int  # how-manieth of its group; 0 is the head
    kind: str  # existing, emerging, prospect or dormant
    size: float  # yearly turnover


def _others(ids: list[str], range_: list[str]) -> list[Customer]:
    dice = Dice("customers")
    places = _places(dice, len(ids))
    kinds = dice.shuffled(["prospect"] * _PROSPECTS + ["dormant"] * _DORMANT + ["emerging"] * _EMERGING)
    kinds = dice.shuffled([*kinds, *["existing"] * (len(ids) - len(kinds))])
    turnovers = iter(dice.shuffled(sizes(sum(kind in ("existing", "emerging") for kind in kinds), _MEDIAN, _SPREAD)))
    customers: list[Customer] = []
    groups: dict[str, list[Customer]] = defaultdict(list)
    for id_, place, kind in zip(ids, places, kinds, strict=True):
        slot = _Slot(id_, *place, kind, next(turnovers) if kind in ("existing", "emerging") else 0.0)
        customer = _other(slot, groups[slot.stem], range_)
        groups[slot.stem].append(customer)
        customers.append(customer)
    return customers


def _places(dice: Dice, number: int) -> list[tuple[str, str, int]]:
    """Return country, stem and how-manieth of its group for each customer; groups cross borders."""
    stems = dice.shuffled([(country, stem) for country, those in STEMS.items() for stem in those])[: number - _SITES]
    places = [(country, stem, 0) for country, stem in stems]
    groups = [place for place in stems if place[0] not in _FAR][:_GROUPS]
    while len(places) < number:
        group = groups[len(places) % len(groups)]
        country = group[0] if dice.happens(0.4) else dice.one_of(list(STEMS)[:_NEAR])
        member = sum(stem == group[1] for _, stem, _ in places)
        at = max(place for place, (_, stem, _) in enumerate(places) if stem == group[1])
        places.insert(at + 1, (country, group[1], member))
    return places


def _other(slot: _Slot, group: list[Customer], range_: list[str]) -> Customer:
    """Return a customer; one of a group is like its head, at another place."""
    dice = Dice("customer", slot.id)
    head = group[0] if group else None
    industry = head.industry if head else dice.one_of(list(INDUSTRIES))
    city = dice.one_of([city for city in CITIES[slot.country] if city not in {each.city for each in group}])
    demand = usual_demand(slot.id, slot.size, industry, slot.kind, range_) if slot.size else None
    if demand and slot.id in _SMALL_STORIES:
        demand = replace(demand, **_SMALL_STORIES[slot.id])
    return Customer(
        account_id=slot.id,
        name=f"{slot.stem} {INDUSTRIES[industry]}" + (f" {city}" if slot.member else ""),
        parent_id=head.account_id if head else "",
        country=slot.country,
        city=city,
        industry=industry,
        segment=head.segment if head else dice.weighted(SEGMENTS),
        relationship="existing" if slot.kind == "dormant" else slot.kind,
        category_spend=_spend(dice, slot.size, slot.kind),
        owner_id=dice.weighted({"T02": 3, "T03": 3, "T04": 4}),
        demand=demand,
    )


def _spend(dice: Dice, size: float, kind: str) -> int | None:
    """Return the customer's yearly spend from all suppliers, where somebody has asked: for about half."""
    if kind == "prospect":
        return int(round(dice.between(80_000, 1_400_000), -4))
    if not size or not dice.happens(0.5):
        return None
    return max(int(round(1.3 * size / dice.between(0.15, 0.9), -3)), 5000)
