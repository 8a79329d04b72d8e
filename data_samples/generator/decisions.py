"""What people of the sample company know, judge and decided: a list of edits, in the order they were made."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .dates import FISCAL_YEARS, fiscal_year
from .edit import Edit, edit
from .knowing import known
from .layout import places
from .units import read_unit

if TYPE_CHECKING:
    from .orders import Order
    from .units import Someone

_LAST, _NEXT = str(FISCAL_YEARS[-1]), str(FISCAL_YEARS[-1] + 1)


@dataclass(frozen=True)
class Turnover:
    """Turnover of the last fiscal year per account and product, cancelled orders left out."""

    by_product: dict[tuple[str, str], float]

    @classmethod
    def of(cls, orders: list[Order]) -> Turnover:
        """Add up the orders."""
        found: dict[tuple[str, str], float] = defaultdict(float)
        for order in orders:
            if fiscal_year(order.ordered_on) == FISCAL_YEARS[-1] and order.status != "cancelled":
                for line in order.lines:
                    found[order.account_id, line.product_id] += line.revenue
        return cls(dict(found))

    def with_product(self, account_id: str, product_id: str) -> float:
        """Return the turnover with one product, to the cent."""
        return round(self.by_product.get((account_id, product_id), 0.0), 2)

    def with_account(self, account_id: str) -> float:
        """Return the turnover with an account, to the cent."""
        return round(sum(value for (account, _), value in self.by_product.items() if account == account_id), 2)


def make_decisions(company: dict[str, Any], stories: list[dict[str, Any]], orders: list[Order]) -> list[Edit]:
    """Return all edits: first the portfolio's, then the candidates', then each key account's."""
    turnover = Turnover.of(orders)
    team = {member["member_id"]: member["name"] for member in company["team"]}
    directors = company["team"][0]["name"]
    edits = _portfolio(company)
    rivals = [each["id"] for each in company["competitors"]]
    for candidate in company["candidates"]:
        edits += _judged(candidate["id"], candidate, directors, turnover)
        edits += _standing(candidate["id"], candidate, rivals)
    for story in stories:
        edits += _plan(story, directors, turnover, team)
        edits += _standing(story["account"]["id"], story, rivals)
    return edits


def _portfolio(company: dict[str, Any]) -> list[Edit]:
    """Return the edits of the portfolio; criteria are added, then set: a workspace may have the catalogue's already."""
    criteria = company["criteria"]
    anchors = [
        {"id": each["id"], **{name: each[name] for name in ("unit", "worst", "best", "weight")}} for each in criteria
    ]
    return [
        edit("portfolio", "change_settings", **company["settings"]),
        edit("portfolio", "add_criteria", criteria=criteria),
        *(edit("portfolio", "change_criterion", **each) for each in anchors),
        *(edit("portfolio", "add_competitor", **each) for each in company["competitors"]),
        edit("portfolio", "import_team", records=[_member(member) for member in company["team"]]),
    ]


def _member(member: dict[str, Any]) -> dict[str, Any]:
    return {"id": member["member_id"], "external_id": member["member_id"]} | {
        name: value for name, value in member.items() if name != "member_id"
    }


def _judged(account_id: str, told: dict[str, Any], by: str, turnover: Turnover) -> list[Edit]:
    """Return ratings, gates and, where there is one, the decision."""
    edits = [
        edit(account_id, "rate", criterion_id=criterion, value=value, evidence=evidence)
        for criterion, (value, evidence) in told.get("ratings", {}).items()
    ]
    edits += [
        edit(account_id, "answer_gate", gate_id=gate, answer=answer, reason=reason)
        for gate, (answer, reason) in told.get("gates", {}).items()
    ]
    if decision := told.get("decision"):
        numbers = {"revenue": turnover.with_account(account_id), "period": _LAST}
        edits.append(edit(account_id, "decide", **decision, by=by, **numbers))
    return edits


def _standing(account_id: str, told: dict[str, Any], rivals: list[str]) -> list[Edit]:
    """Return success factors (weight, our points, each competitor's, evidence; "" = unknown), spend and outlook."""
    edits: list[Edit] = []
    for number, (title, (weight, ours, *others, evidence)) in enumerate(told.get("success_factors", {}).items(), 1):
        rated = {rival: points for rival, points in zip(rivals, others, strict=True) if points != ""}
        fields = {"weight": weight, "ours": ours if ours != "" else None, "rivals": rated, "evidence": evidence}
        id_ = f"{account_id}-factor-{number}"
        edits.append(edit(account_id, "add_success_factor", id=id_, title=title, **fields))
    if "spend" in told:
        edits.append(edit(account_id, "set_spend", **told["spend"]))
    if "outlook" in told:
        edits.append(edit(account_id, "expect", **told["outlook"]))
    return edits


def _plan(story: dict[str, Any], by: str, turnover: Turnover, team: dict[str, str]) -> list[Edit]:
    account_id, people = story["account"]["id"], read_unit(story)
    ids = {someone.said["name"]: someone.id for someone in people}
    return [
        *_judged(account_id, story, by, turnover),
        edit(account_id, "import_people", records=[_record(someone) for someone in people]),
        *(edit(account_id, "change_person", id=each.id, **each.judgement()) for each in people if each.judgement()),
        edit(account_id, "move_people", positions=places(people[0])),
        *(_tie(account_id, number, tie, ids) for number, tie in enumerate(story["ties"], start=1)),
        *known(story, people, team),
        *(_target(account_id, target, turnover) for target in story["targets"]),
        *(_action(account_id, number, action, ids) for number, action in enumerate(story["actions"], start=1)),
        *(_contact(account_id, number, contact, ids) for number, contact in enumerate(story["contacts"], start=1)),
    ]


def _record(someone: Someone) -> dict[str, Any]:
    """Return a person as the import of ``people.csv`` does, so that importing that file again finds them."""
    row = someone.row("")
    record = {"id": someone.id, "external_id": someone.id}
    record |= {name: row[name] for name in row if name not in ("person_id", "account_id", "roles") and row[name]}
    roles = [role.strip() for role in row["roles"].split(",") if role.strip()]
    return record | ({"roles": roles} if roles else {})


def _tie(account_id: str, number: int, tie: dict[str, Any], ids: dict[str, str]) -> Edit:
    ends = {"source": ids[tie["source"]], "target": ids[tie["target"]]}
    return edit(account_id, "link_people", id=f"{account_id}-tie-{number}", **{**tie, **ends})


def _target(account_id: str, told: dict[str, Any], turnover: Turnover) -> Edit:
    """Return a target: last year's turnover with the product times the ``change``, in round thousands."""
    last = turnover.with_product(account_id, told["product_id"])
    rest = {name: value for name, value in told.items() if name not in ("change", "product_id", "period")}
    return edit(
        account_id,
        "set_target",
        product_id=told["product_id"],
        period=told.get("period", _NEXT),
        revenue=round(last * told["change"], -3),
        **rest,
        last_revenue=last,
    )


def _action(account_id: str, number: int, told: dict[str, Any], ids: dict[str, str]) -> Edit:
    rest = {name: value for name, value in told.items() if name != "people"}
    people = [ids[name] for name in told.get("people", ())]
    return edit(account_id, "add_action", id=f"{account_id}-action-{number}", **rest, person_ids=people)


def _contact(account_id: str, number: int, told: dict[str, Any], ids: dict[str, str]) -> Edit:
    rest = {name: value for name, value in told.items() if name != "person"}
    id_ = f"{account_id}-contact-{number}"
    return edit(account_id, "add_contact", id=id_, person_id=ids[told["person"]], **rest)
