"""Write the sample company's files: ``python data_samples/make_sample.py [FOLDER]``, by default beside this script."""
# ruff: noqa: INP001 - a script; what it runs is the package beside it

from __future__ import annotations

import sys
from pathlib import Path

from generator.customers import make_customers
from generator.decisions import make_decisions
from generator.files import read_stories, write_edits, write_table
from generator.orders import make_orders
from generator.products import make_products
from generator.service import make_service_events
from generator.units import read_unit

HERE = Path(__file__).resolve().parent
_FIRST_ORDER = 100_001


def write_sample(folder: Path) -> None:
    """Write the seven tables and the decisions into a folder."""
    company, stories = read_stories(HERE / "stories")
    products = make_products()
    customers = make_customers(stories, list(products))
    orders = make_orders(customers, products)
    numbered = list(enumerate(orders, start=_FIRST_ORDER))

    write_table(folder / "customers.csv", (customer.row() for customer in customers))
    write_table(folder / "products.csv", (product.row() for product in products.values()))
    write_table(folder / "orders.csv", (order.row(number) for number, order in numbered))
    write_table(
        folder / "order-lines.csv",
        (
            {"order_id": number, "line_no": place, **vars(line)}
            for number, order in numbered
            for place, line in enumerate(order.lines, start=1)
        ),
    )
    write_table(folder / "service-events.csv", make_service_events(customers, orders))
    write_table(folder / "team.csv", company["team"])
    write_table(
        folder / "people.csv", (one.row(story["account"]["id"]) for story in stories for one in read_unit(story))
    )
    write_edits(folder / "decisions.json", make_decisions(company, stories, orders))


if __name__ == "__main__":
    write_sample(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
