"""How much turnover hangs on how few customers, as bars and figures that say what they rest on (M1)."""

from __future__ import annotations

from typing import Any

from kamwidgets.findings import Asked, Reading, amounts, over_in_words
from kamwidgets.methods import Concentration
from kamwidgets.methods.words import listing

__all__ = ["bars", "figures", "left_out", "texts", "title"]

MOST_BARS = 200
"""More bars than this would be too thin to tell apart."""

NAMED, ALL = 3, 40
"""How many of the customers left out are named under the figures, and how many where the figure is explained."""

BELOW_ZERO = {"revenue": "they returned more than they bought", "contribution": "they cost more than they brought"}


def title(reading: Reading, found: Concentration) -> str:
    """Say what the picture shows, with the real pair of numbers."""
    formats, top, customers = reading.formats, found.top(0.2), found.customers
    pair = f"{formats.number(top)} of {formats.count(customers, 'customer')}"
    verb = "brings" if top == 1 else "bring"
    share = formats.share(found.top_share(0.2))
    return f"{pair} ({formats.share(top / customers)}) {verb} {share} of {found.measured}"


def bars(reading: Reading, found: Concentration) -> list[dict[str, Any]]:
    """Return the customers that bring something, largest first, key accounts marked."""
    formats, plans = reading.formats, reading.plans
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
            map(str, found.shares.index),
            found.curve().head(MOST_BARS).to_dict("records"),
            strict=False,
        )
    ]


def texts(reading: Reading, found: Concentration, asked: Asked) -> dict[str, str]:
    """Return the words of the picture: what it measures over which time."""
    customers, formats = found.customers, reading.formats
    shown = f", the {MOST_BARS} largest of {formats.number(customers)} customers"
    measured = f"{found.measured.capitalize()} in {formats.currency}, {over_in_words(reading, asked.over)}"
    return {
        "values": measured + (shown if customers > MOST_BARS else ""),
        "chosen": "key account",
        "locale": formats.tag,
    }


def figures(reading: Reading, found: Concentration, asked: Asked) -> list[dict[str, Any]]:
    """Return the figures of concentration, each with its formula and what went into it."""
    formats, what = reading.formats, found.measured
    largest = float(found.shares.iloc[0])
    total = formats.money(found.revenue)
    over = over_in_words(reading, asked.over)
    customers = formats.count(found.customers, "customer")
    inputs = f"{what.capitalize()}, {over}: {total} from {customers}."
    if out := len(found.left_out):
        inputs += f" {formats.count(out, 'more is', 'more are')} not counted."
    return [
        {
            "label": "Largest 20 % of customers",
            "value": formats.share(found.top_share(0.2)),
            "note": f"of {what}, from {formats.count(found.top(0.2), 'customer')}",
            "explain": f"{what.capitalize()} of the largest fifth of the customers, rounded up to a whole customer, "
            f"divided by all {what}.\n{inputs}\n{left_out(reading, found, asked, ALL)}",
        },
        {
            "label": f"80 % of {what}",
            "value": formats.number(found.n80),
            "note": f"of {customers} {'brings' if found.n80 == 1 else 'bring'} it",
            "explain": f"The fewest customers whose {what} adds up to 80 %, counted from the largest.\n{inputs}",
        },
        {
            "label": "Largest customer",
            "value": formats.share(largest, 1),
            "note": reading.name(str(found.shares.index[0])),
            "explain": f"Its {what}, {formats.money(largest * found.revenue)}, divided by all {what}.\n{inputs}",
        },
        {
            "label": "Largest five",
            "value": formats.share(found.top5_share, 1),
            "note": listing([reading.name(str(account)) for account in found.shares.index[:5]], 2),
            "explain": f"{what.capitalize()} of the five largest customers, divided by all {what}.\n{inputs}",
        },
        {
            "label": "Effective number",
            "value": formats.number(found.effective_number, 1),
            "note": "as if from so many equal customers",
            "explain": "1 ÷ HHI. The HHI adds up the squared share of every customer: "
            f"{formats.number(found.hhi, 4)} here, 1 for a single customer.\n{inputs}",
        },
        {
            "label": "HHI",
            "value": formats.number(found.hhi, 4),
            "note": "1 for a single customer",
            "explain": "The Herfindahl-Hirschman index adds up the squared share of every customer. Thresholds of "
            f"competition law are about suppliers of a market, not about customers.\n{inputs}",
        },
        {
            "label": "Gini",
            "value": formats.number(found.gini, 2),
            "note": "0 = all alike, 1 = all from one",
            "explain": "How far customers are from being alike: 2·Σ i·xᵢ ÷ (n·Σx) − (n + 1) ÷ n, x ascending, "
            f"without a correction for few customers; with it {formats.number(found.gini_corrected, 2)}.\n{inputs}",
        },
        _large(reading, found, inputs),
    ]


def left_out(reading: Reading, found: Concentration, asked: Asked, named: int = NAMED) -> str:
    """Name the customers that are not counted, and why; empty where all are."""
    brought = amounts(reading, asked)[asked.measure]
    groups = {
        f"they brought no {found.measured}": [each for each in found.left_out if brought[each] == 0],
        BELOW_ZERO[asked.measure]: [each for each in found.left_out if brought[each] < 0],
        f"their {found.measured} is unknown": list(found.unknown),
    }
    said = [
        f"{listing([reading.name(account) for account in accounts], named, reading.formats)}, because {why}"
        for why, accounts in groups.items()
        if accounts
    ]
    return f"Not counted: {'; '.join(said)}." if said else ""


def _large(reading: Reading, found: Concentration, inputs: str) -> dict[str, Any]:
    """Name the customers that bring a tenth or more alone."""
    formats, large = reading.formats, found.over_ten_percent
    said = [f"{reading.name(account)} {formats.share(float(found.shares.loc[account]), 1)}" for account in large]
    return {
        "label": "Customers of 10 % or more",
        "value": formats.number(len(large)),
        "note": listing(said, NAMED) or "nobody brings that much alone",
        "explain": "A customer that brings a tenth of turnover alone is what companies usually have to disclose "
        f"(IFRS 8.34).\n{listing(said, ALL)}\n{inputs}",
    }
