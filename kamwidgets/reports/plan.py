"""What a plan on a page holds, as text ready to be read: one gathering for every format and both audiences."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from kamwidgets.catalogue import load
from kamwidgets.charts import people_map, target_bars
from kamwidgets.findings import Finding, Reading
from kamwidgets.methods import cadence, summarise_actions
from kamwidgets.model import Review, UserError
from kamwidgets.reports.people import people_inside, people_outside

__all__ = ["Audience", "PlanReport", "plan_report"]

Audience = Literal["internal", "customer"]

CLOSED = ("done", "dropped")
SHARED = ("proposed", "agreed")
"""Targets the customer has heard of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanReport:
    """An account's plan in words and figures, for one audience.

    What the customer may see is listed, not what they may not: name, turnover, the targets they have heard of, and what
    may leave of the people we are in touch with: by default nothing. How people stand to us, gaps, internal targets,
    actions and reasons stay with us.

    Attributes
    ----------
    frozen : str
        In which review the plan was as it stands here; empty for the plan of today.
    figures : list of (label, value, note)
        The few numbers on top.
    targets, actions, contacts, people : list of dict
        Rows with their column titles as keys.
    said : tuple of Finding
        What the work says, worst first; empty for the customer.
    pictures : dict of str to dict
        Vega-Lite specifications by title.
    sources : list of str
        Where the numbers come from.
    """

    account_id: str
    title: str
    company: str
    made_on: str
    audience: Audience
    frozen: str = ""
    standing: str = ""
    figures: list[tuple[str, str, str]] = field(default_factory=list[tuple[str, str, str]])
    targets: list[dict[str, str]] = field(default_factory=list[dict[str, str]])
    actions: list[dict[str, str]] = field(default_factory=list[dict[str, str]])
    contacts: list[dict[str, str]] = field(default_factory=list[dict[str, str]])
    people: list[dict[str, str]] = field(default_factory=list[dict[str, str]])
    said: tuple[Finding, ...] = ()
    pictures: dict[str, dict[str, Any]] = field(default_factory=dict[str, dict[str, Any]])
    sources: list[str] = field(default_factory=list[str])


def plan_report(
    reading: Reading, account_id: str, audience: Audience = "internal", *, review: Review | None = None
) -> PlanReport:
    """Gather an account's plan for an audience.

    Parameters
    ----------
    reading : Reading
        Facts and documents; `Reading.as_in` gives those of a review.
    account_id : str
        Which account.
    audience : {"internal", "customer"}
        Who will read it.
    review : Review, optional
        In which the plan was like this.

    Raises
    ------
    UserError
        If there is no such account.
    """
    if account_id not in reading.names and account_id not in reading.plans:
        raise UserError(f"There is no account {account_id or 'without an id'}: name one with --account.")
    facts, formats = reading.figures.facts, reading.formats
    common = {
        "account_id": account_id,
        "title": reading.name(account_id),
        "company": reading.portfolio.settings.company,
        "made_on": formats.day(reading.today),
        "frozen": f"As frozen in “{review.title}”; turnover as the facts say now." if review else "",
        "audience": audience,
        "targets": _targets(reading, account_id, shared_only=audience == "customer"),
        "sources": [f"Turnover from the facts up to {formats.day(facts.last_on)} (version {facts.version})."]
        if facts.version
        else [],
    }
    if audience == "customer":
        figures = _turnover(reading, account_id)[:1]  # their share would tell our total
        return PlanReport(**common, figures=figures, people=people_outside(reading, account_id))
    plan = reading.plan(account_id)
    statuses = reading.statuses(account_id)
    return PlanReport(
        **common,
        standing=_standing(reading, account_id),
        figures=[*_turnover(reading, account_id), *_figures(reading, account_id)],
        actions=_actions(reading, account_id),
        contacts=_contacts(reading, account_id),
        people=people_inside(reading, account_id),
        said=(*statuses["map"].missing, *statuses["targets"].missing),
        pictures=_pictures(reading, account_id) if plan.people or plan.targets else {},
    )


def _standing(reading: Reading, account_id: str) -> str:
    """Say whether it is a key account, and why."""
    decision = reading.plan(account_id).decision
    if decision is None:
        return "It is not decided yet whether this is a key account."
    status = load().title("decision", decision.status)
    who = f" by {decision.by}" if decision.by else ""
    return f"{status}, decided on {reading.formats.day(decision.on)}{who}: {decision.reason}"


def _turnover(reading: Reading, account_id: str) -> list[tuple[str, str, str]]:
    accounts, formats = reading.figures.accounts, reading.formats
    if account_id not in accounts.index:
        return []
    revenue, growth = (float(accounts[name].loc[account_id]) for name in ("revenue", "growth"))
    total = float(accounts["revenue"].sum())
    note = f"as of {formats.day(reading.figures.facts.as_of)}"
    compared = f"{formats.share(growth, signed=True)} against the twelve months before" if growth == growth else ""  # noqa: PLR0124 - NaN
    share = formats.share(revenue / total, 1) if total else formats.share(None)
    return [
        ("Turnover, last 12 months", formats.money(revenue), compared or note),
        ("Share of our turnover", share, note),
    ]


def _figures(reading: Reading, account_id: str) -> list[tuple[str, str, str]]:
    plan, formats = reading.plan(account_id), reading.formats
    covered = reading.mapped(account_id).coverage
    actions = summarise_actions(plan.actions.values(), reading.today)
    return [
        (
            "Coverage of those who decide",
            f"{formats.number(covered.score, 2)} of 5",
            f"{formats.count(len(plan.people), 'person', 'people')} known",
        ),
        ("Open actions", formats.number(len(actions.live)), f"{len(actions.overdue)} overdue"),
    ]


def _targets(reading: Reading, account_id: str, *, shared_only: bool) -> list[dict[str, str]]:
    formats, products = reading.formats, reading.figures.products
    targets = sorted(reading.plan(account_id).targets.values(), key=lambda one: (one.period, -one.revenue))
    return [
        {
            "Product": products.get(target.product_id, target.product_id),
            "Period": target.period,
            "Last year": formats.money(target.last_revenue),
            "Target": formats.money(target.revenue),
            "Agreed": load().title("target-status", target.status),
            "With": target.with_whom,
        }
        for target in targets
        if target.status in SHARED or not shared_only
    ]


def _actions(reading: Reading, account_id: str) -> list[dict[str, str]]:
    plan, formats, team = reading.plan(account_id), reading.formats, reading.portfolio.team
    late = summarise_actions(plan.actions.values(), reading.today).overdue
    order = sorted(plan.actions.values(), key=lambda one: (one.status in CLOSED, one.due_on is None, one.due_on or 0))
    return [
        {
            "Action": action.title,
            "Owner": team[action.owner_id].name if action.owner_id in team else "nobody yet",
            "With": ", ".join(plan.people[person].name for person in action.person_ids),
            "Due": formats.day(action.due_on),
            "State": load().title("action-status", action.status)
            + (f", {formats.count(late[action.id], 'day')} overdue" if action.id in late else ""),
        }
        for action in order
    ]


def _contacts(reading: Reading, account_id: str) -> list[dict[str, str]]:
    plan, formats, team = reading.plan(account_id), reading.formats, reading.portfolio.team
    channels = {channel.id: channel.title for channel in load().channels}
    return [
        {
            "Person": plan.people[due.person_id].name,
            "How": channels.get(due.channel, due.channel),
            "Every": formats.count(due.every_days, "day"),
            "Last": formats.day(due.last_on),
            "Next": formats.day(due.next_on)
            + (f", {formats.count(due.overdue_days, 'day')} overdue" if due.overdue_days else ""),
            "Owner": team[due.owner_id].name if due.owner_id in team else "nobody yet",
        }
        for due in cadence(plan, reading.today)
    ]


def _pictures(reading: Reading, account_id: str) -> dict[str, dict[str, Any]]:
    plan, pictures = reading.plan(account_id), dict[str, dict[str, Any]]()
    if any(person.x is not None for person in plan.people.values()):
        pictures["Who decides"] = people_map(plan)
    table = reading.targets(account_id)
    aimed = [str(year) for year in table.targets if table.targets[year].notna().any()]
    if aimed:
        pictures["Targets"] = target_bars(table, reading.figures.products, aimed[0], formats=reading.formats)
    return pictures
