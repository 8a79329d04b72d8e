"""What ``kam show`` prints: plain data with the names of the results' own attributes; unknown is null."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kamwidgets.catalogue import load
from kamwidgets.findings import Asked, Candidates, Reading, score_parts
from kamwidgets.methods import gate_status, whale_curve
from kamwidgets.methods.frames import or_none
from kamwidgets.reports.dependence import NoAnswer, concentration_of, loss_of
from kamwidgets.reports.mapped import map_of

__all__ = ["ANSWERS", "NoAnswer", "chosen"]


def _facts(reading: Reading, _account_id: str) -> dict[str, Any]:
    facts = reading.figures.facts
    waiting = facts.waiting() if facts.tables else None
    return {
        "version": facts.version or None,
        "tables": facts.tables,
        "first_on": _iso(facts.first_on),
        "last_on": _iso(facts.last_on),
        "as_of": _iso(facts.as_of),
        "revenue": float(reading.figures.revenue.sum()),
        "waiting_orders": 0 if waiting is None else len(waiting),
        "waiting": []
        if waiting is None
        else [
            {"order_id": order, "lines": int(lines)}
            for order, lines in zip(waiting["order_id"], waiting["lines"], strict=True)
        ],
    }


def _selection(reading: Reading, account_id: str) -> list[dict[str, Any]]:
    revenues = reading.accounts["revenue"].sort_values(ascending=False)
    if account_id:
        revenues = revenues.reindex([chosen(reading, account_id)])
    scores = reading.scores
    ranks, short = scores.rank if scores else None, {*reading.short_list}
    rows: list[dict[str, Any]] = []
    for account, revenue in revenues.items():
        decision = reading.plan(str(account)).decision
        gates = gate_status(reading.plans.get(str(account)))
        rows.append(
            {
                "account_id": account,
                "name": reading.name(str(account)),
                "revenue": or_none(revenue),
                "score": or_none(scores.score.get(account)) if scores else None,
                "known": or_none(scores.known.get(account)) if scores else None,
                "decision": decision.status if decision else None,
                "reason": decision.reason if decision else None,
                "rank": or_none(ranks.get(account)) if ranks is not None else None,
                "short_list": str(account) in short,
                "why": reading.first_cut.why(str(account)) or None,
                "criteria": [part.as_json() for part in score_parts(reading, str(account))],
                "gates": gates.as_json(),
            }
        )
    return rows


def _portfolio(reading: Reading, _account_id: str) -> dict[str, Any]:
    plain = reading.placed.as_json()
    rows = [{"account_id": id, "name": reading.name(id), **line} for id, line in plain["accounts"].items()]
    return {**plain, "accounts": rows}


def _robustness(reading: Reading, _account_id: str) -> dict[str, Any]:
    among = _among(reading)
    found = among.sureness()
    plain = found.robustness.as_json()
    return {
        **plain,
        "sentence": found.robustness.says(reading.names, reading.formats),
        "varied_in_words": found.varied_in_words(),
        "accounts": {id: {"name": reading.name(id), **line} for id, line in plain["accounts"].items()},
        "flips": [flip.as_json() for flip in found.flips.values()],
        "not_scored": list(among.not_scored),
        "failing": list(among.failing),
    }


def _opinions(reading: Reading, _account_id: str) -> dict[str, Any]:
    found, weights = _among(reading).opinions(), reading.pairs.ahp
    return {
        "second": found.second.as_json(),
        "ahp": found.ahp.as_json() if found.ahp else None,
        "ahp_weights": weights.as_json() if weights else None,
        "dropped": [each.as_json() for each in found.dropped],
    }


def _among(reading: Reading) -> Candidates:
    among = reading.eligible
    if among is None or among.empty:
        raise NoAnswer("No account is scored yet: give criteria their weights and rate accounts first.")
    return among


def _targets(reading: Reading, account_id: str) -> list[dict[str, Any]]:
    plan = reading.plan(chosen(reading, account_id))
    return [target.model_dump(mode="json") for target in plan.targets.values()]


def _actions(reading: Reading, account_id: str) -> list[dict[str, Any]]:
    team = reading.portfolio.team
    accounts = [chosen(reading, account_id)] if account_id else sorted(reading.plans)
    return [
        {
            "account_id": account,
            **action.model_dump(mode="json"),
            "owner": team[action.owner_id].name if action.owner_id in team else None,
        }
        for account in accounts
        for action in reading.plan(account).actions.values()
    ]


def _status(reading: Reading, account_id: str) -> dict[str, Any]:
    accounts = (
        [chosen(reading, account_id)] if account_id else [id for id, plan in reading.plans.items() if plan.is_key]
    )
    return {
        account: {step: status.as_json() for step, status in reading.statuses(account).items()} for account in accounts
    }


def _catalogue(_reading: Reading, _account_id: str) -> dict[str, Any]:
    return load().as_json()


ANSWERS: dict[str, Callable[[Reading, str], Any]] = {
    "facts": _facts,
    "concentration": lambda reading, _account_id: concentration_of(reading, Asked()),
    "loss": lambda reading, account_id: loss_of(reading, [account_id] if account_id else [], Asked()),
    "whale": lambda reading, _account_id: whale_curve(reading.figures.totals()["contribution"]).as_json(),
    "long-list": lambda reading, _account_id: reading.first_cut.as_json(),
    "selection": _selection,
    "portfolio": _portfolio,
    "robustness": _robustness,
    "opinions": _opinions,
    "map": lambda reading, account_id: map_of(reading, chosen(reading, account_id)),
    "targets": _targets,
    "actions": _actions,
    "status": _status,
    "catalogue": _catalogue,
}
"""What can be asked, and how it is answered for a reading and an account's id."""


def chosen(reading: Reading, account_id: str) -> str:
    """Return the id of an account that was asked for.

    Raises
    ------
    NoAnswer
        If none was, or there is no such account.
    """
    if not account_id:
        raise NoAnswer("Say which account: --account ID.")
    if account_id not in reading.names and account_id not in reading.plans:
        raise NoAnswer(f"There is no account {account_id}.")
    return account_id


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
