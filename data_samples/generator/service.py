"""Enquiries, requests, complaints and after-sales calls, and how fast somebody answered."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from .dates import FIRST_ON, LAST_ON, after, working_day
from .dice import Dice

if TYPE_CHECKING:
    from .customers import Customer
    from .orders import Order

_KINDS = {"enquiry": 0.6, "request": 0.45, "after-sales": 0.3}  # a year, for an account of average size
_HOURS_TO_ANSWER = {"enquiry": 9, "request": 14, "complaint": 6, "after-sales": 20}
_DAYS_TO_SOLVE = {"enquiry": 2, "request": 6, "complaint": 9, "after-sales": 7}
_END = datetime.combine(LAST_ON, time(18))
_ASKED_HOW_IT_WAS = 0.45


def make_service_events(customers: list[Customer], orders: list[Order]) -> list[dict[str, Any]]:
    """Return the rows of the table, oldest first; satisfaction runs from 1 to 5."""
    late: dict[str, list[Order]] = {}
    for order in orders:
        if order.delivered_on and order.promised_on and (order.delivered_on - order.promised_on).days > 4:  # noqa: PLR2004
            late.setdefault(order.account_id, []).append(order)
    events = [
        event
        for customer in customers
        for event in (*_usual(customer), *_complaints_about(late.get(customer.account_id, []), customer.account_id))
    ]
    events.sort(key=lambda event: (event["opened_at"], event["account_id"]))
    return [{"event_id": f"E{number:04}", **event} for number, event in enumerate(events, start=1)]


def _usual(customer: Customer) -> list[dict[str, Any]]:
    dice = Dice("service", customer.account_id)
    if customer.demand is None:
        return []
    size = (max(customer.demand.yearly) / 60_000) ** 0.5
    rates = {**{kind: rate * size for kind, rate in _KINDS.items()}, "complaint": customer.demand.complaints_per_year}
    days = (LAST_ON - FIRST_ON).days
    return [
        _event(dice, customer.account_id, kind, FIRST_ON + timedelta(days=dice.whole(0, days - 3)))
        for kind, rate in rates.items()
        for _ in range(dice.count(3 * rate))
    ]


def _complaints_about(late: list[Order], account_id: str) -> list[dict[str, Any]]:
    """Return the complaints that late deliveries led to: of three, two are heard about."""
    dice = Dice("complaints", account_id)
    days = [after(order.promised_on, 2) for order in late if dice.happens(0.6)]  # type: ignore[arg-type]
    return [_event(dice, account_id, "complaint", day) for day in days if day <= LAST_ON]


def _event(dice: Dice, account_id: str, kind: str, day: Any) -> dict[str, Any]:
    opened = datetime.combine(working_day(day), time(dice.whole(8, 16), dice.whole(0, 59)))
    answered = _in_office(opened + timedelta(hours=_HOURS_TO_ANSWER[kind] * dice.factor(0.9)))
    solved = _in_office(answered + timedelta(days=_DAYS_TO_SOLVE[kind] * dice.factor(0.8)))
    asked = dice.happens(_ASKED_HOW_IT_WAS) and solved <= _END
    slow = (solved - opened).days > 2 * _DAYS_TO_SOLVE[kind]
    mark = 4.1 - 0.7 * (kind == "complaint") - 1.2 * slow + dice.normal(0, 0.8)
    return {
        "account_id": account_id,
        "kind": kind,
        "opened_at": _minute(opened),
        "answered_at": _minute(answered),
        "solved_at": _minute(solved) if not dice.happens(0.02) else None,
        "satisfaction": min(max(round(mark), 1), 5) if asked else None,
    }


def _in_office(moment: datetime) -> datetime:
    """Return the moment, or the next one at which somebody is at work."""
    day, opens, closes = moment.date(), time(8, moment.minute), time(18)
    if moment.time() > closes:
        day, moment = day + timedelta(days=1), datetime.combine(day + timedelta(days=1), opens)
    if moment.time() < time(8):
        moment = datetime.combine(day, opens)
    return moment if working_day(day) == day else datetime.combine(working_day(day), opens)


def _minute(moment: datetime) -> str | None:
    """Return the moment as text, or nothing where it had not come by the last day of the sample."""
    return moment.strftime("%Y-%m-%d %H:%M") if moment <= _END else None
