"""How much turnover hangs on how few customers, as bars and figures that say what they rest on (M1)."""

from __future__ import annotations

from typing import Any

from kamwidgets.findings import Reading
from kamwidgets.methods.words import listing

__all__ = ["bars", "figures", "left_out", "texts", "title"]

MOST_BARS = 200
"""More bars than this would be too thin to tell apart."""

NAMED, ALL = 3, 40
"""How many of the customers left out are named under the figures, and how many where the figure is explained."""


def title(reading: Reading) -> str:
    """Say what the picture shows, with the real pair of numbers."""
    found, formats = reading.concentration, reading.formats
    if found is None:
        return ""
    top, customers = found.top(0.2), found.customers
    pair = f"{formats.number(top)} of {formats.number(customers)} customer{'' if customers == 1 else 's'}"
    verb = "brings" if top == 1 else "bring"
    return f"{pair} ({formats.share(top / customers)}) {verb} {formats.share(found.top_share(0.2))} of turnover"


def bars(reading: Reading) -> list[dict[str, Any]]:
    """Return the customers with turnover, largest first, key accounts marked."""
    concentration, formats, plans = reading.concentration, reading.formats, reading.plans
    if concentration is None:
        return []
    return [
        {
            "id": account,
            "label": reading.name(account),
            "value": round(row["revenue"], 2),
            "text": f"{formats.money(row['revenue'])} · {formats.share(row['share'], 1)}",
            "cumulative": row["cumulative_share"],
            "chosen": account in plans and plans[account].is_key,
        }
        for account, row in zip(
            map(str, concentration.shares.index),
            concentration.curve().head(MOST_BARS).to_dict("records"),
            strict=False,
        )
    ]


def texts(reading: Reading) -> dict[str, str]:
    """Return the words of the picture: what it measures over which time."""
    customers = reading.concentration.customers if reading.concentration else 0
    shown = f", the {MOST_BARS} largest of {reading.formats.number(customers)} customers"
    return {
        "values": f"Turnover in {reading.formats.currency}, {_time(reading)}{shown if customers > MOST_BARS else ''}",
        "chosen": "key account",
        "locale": reading.formats.tag,
    }


def figures(reading: Reading) -> list[dict[str, Any]]:
    """Return four figures of concentration, each with its formula and what went into it."""
    found, formats = reading.concentration, reading.formats
    if found is None:
        return []
    largest = float(found.shares.iloc[0])
    total = formats.money(found.revenue)
    inputs = f"Turnover {_time(reading)}: {total} from {formats.number(found.customers)} customers."
    if out := len(found.left_out):
        inputs += f" {formats.number(out)} more {'is' if out == 1 else 'are'} not counted."
    return [
        {
            "label": "Largest 20 % of customers",
            "value": formats.share(found.top_share(0.2)),
            "note": f"of turnover, from {formats.number(found.top(0.2))} customers",
            "explain": "Turnover of the largest fifth of the customers, rounded up to a whole customer, "
            f"divided by all turnover.\n{inputs}\n{left_out(reading, ALL)}",
        },
        {
            "label": "80 % of turnover",
            "value": formats.number(found.n80),
            "note": f"of {formats.number(found.customers)} customers bring it",
            "explain": f"The fewest customers whose turnover adds up to 80 %, counted from the largest.\n{inputs}",
        },
        {
            "label": "Largest customer",
            "value": formats.share(largest, 1),
            "note": reading.name(str(found.shares.index[0])),
            "explain": f"Its turnover, {formats.money(largest * found.revenue)}, divided by all turnover.\n{inputs}",
        },
        {
            "label": "Effective number",
            "value": formats.number(found.effective_number, 1),
            "note": "as if from so many equal customers",
            "explain": "1 ÷ HHI. The HHI adds up the squared share of every customer: "
            f"{formats.number(found.hhi, 4)} here, 1 for a single customer.\n{inputs}",
        },
    ]


def left_out(reading: Reading, named: int = NAMED) -> str:
    """Name the customers that are not counted, and why; empty where all are."""
    found, revenue = reading.concentration, reading.figures.revenue
    if found is None:
        return ""
    out = [account for account in found.left_out if account not in found.unknown]
    groups = {
        "they brought no turnover": [account for account in out if revenue[account] == 0],
        "they returned more than they bought": [account for account in out if revenue[account] < 0],
        "their turnover is unknown": list(found.unknown),
    }
    said = [
        f"{listing([reading.name(account) for account in accounts], named)}, because {why}"
        for why, accounts in groups.items()
        if accounts
    ]
    return f"Not counted: {'; '.join(said)}." if said else ""


def _time(reading: Reading) -> str:
    facts = reading.figures.facts
    return f"{reading.formats.day(facts.first_on)} to {reading.formats.day(facts.last_on)}"
