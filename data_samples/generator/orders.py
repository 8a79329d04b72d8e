"""Orders and their lines: what was ordered, when it came, how it was invoiced and paid."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from .dates import LAST_ON, MONTHS, after, known, month_start, working_day, year_index
from .dice import Dice

if TYPE_CHECKING:
    from .customers import Customer
    from .demand import Demand
    from .products import Product

_CANCELLED, _CREDITED = 0.018, 0.012
_SMALL_ORDER = 4000  # euros; such orders have fewer lines
_COSTED_UNTIL = date(2025, 1, 1)  # older lines carry the cost they were booked with
_PACKS = ((8, 50), (30, 20), (90, 10), (300, 5), (700, 2))  # price up to: sold by so many


@dataclass(frozen=True)
class Line:
    """One order line; a credit note has a negative quantity."""

    product_id: str
    quantity: int
    unit_price: float
    discount: float
    quantity_delivered: int | None
    unit_cost: float | None

    @property
    def revenue(self) -> float:
        """What the line brings, in euros."""
        return self.quantity * self.unit_price * (1 - self.discount)


@dataclass(frozen=True)
class Order:
    """One order with its dates; a field is None where it had not happened by the last day of the sample."""

    account_id: str
    ordered_on: date
    requested_on: date | None = None
    promised_on: date | None = None
    shipped_on: date | None = None
    delivered_on: date | None = None
    status: str = "open"
    invoice_correct: bool | None = None
    invoiced_on: date | None = None
    due_on: date | None = None
    paid_on: date | None = None
    lines: tuple[Line, ...] = field(default=())

    def row(self, order_id: int) -> dict[str, Any]:
        """Return the fields the table has."""
        fields = {name: getattr(self, name) for name in self.__dataclass_fields__ if name != "lines"}
        return {"order_id": order_id, **fields}


def make_orders(customers: list[Customer], products: dict[str, Product]) -> list[Order]:
    """Return the orders of all customers, oldest first."""
    buyers = [
        _Buyer(customer.account_id, customer.demand, products, Dice("orders", customer.account_id))
        for customer in customers
        if customer.demand
    ]
    orders = [order for buyer in buyers for order in buyer.orders()]
    orders.append(_late_return(customers))
    return sorted(orders, key=lambda order: (order.ordered_on, order.account_id))


def _late_return(customers: list[Customer]) -> Order:
    """Return a credit note for something bought before the sample begins: its customer is net-negative."""
    dormant = next(each for each in customers if each.demand is None and each.relationship == "existing")
    on = date(2023, 11, 20)
    line = Line("H05", -4, 265.0, 0.03, None, 168.5)
    return Order(dormant.account_id, on, status="credit note", invoiced_on=on, lines=(line,))


@dataclass(frozen=True)
class _Buyer:
    """A customer who buys, with the dice of their orders."""

    account_id: str
    demand: Demand
    products: dict[str, Product]
    dice: Dice

    def orders(self) -> list[Order]:
        """Return all orders; a year's come to the turnover the demand says."""
        drafts = self._drafts()
        years = [sum(value for day, value in drafts if year_index(day) == year) for year in range(3)]
        scale = [wanted / drawn if drawn else 0.0 for wanted, drawn in zip(self.demand.yearly, years, strict=True)]
        return [order for day, value in drafts for order in self._order(day, value * scale[year_index(day)])]

    def _drafts(self) -> list[tuple[date, float]]:
        """Return when something was ordered, and how much in proportion to the year's other orders."""
        dice, demand, drafts = self.dice, self.demand, []
        usual = sum(demand.yearly) / 3
        for month in range(MONTHS):
            rate = demand.rate(month)
            expected = demand.orders_per_year / 12 * demand.season_of(month) ** 0.6 * (rate / usual) ** 0.5
            for _ in range(dice.count(expected)):
                day = dice.whole(0, (month_start(month + 1) - month_start(month)).days - 1)
                ordered_on = min(working_day(month_start(month) + timedelta(days=day)), LAST_ON)
                value = rate * demand.season_of(month) / expected * dice.factor(demand.steadiness)
                drafts.append((ordered_on, value))
        return drafts

    def _order(self, day: date, value: float) -> list[Order]:
        """Return an order, and the credit note that followed it, if one did."""
        dice, demand, year = self.dice, self.demand, year_index(day)
        lines = self._lines(day, value)
        if not lines:
            return []
        promised = after(day, dice.whole(8, 24))
        requested = promised if dice.happens(0.6) else after(day, 7)
        if dice.happens(_CANCELLED):
            return [Order(self.account_id, day, requested, promised, status="cancelled", lines=lines)]
        delivered = _delivery(dice, promised, demand.on_time[year])
        shipped = max(working_day(delivered - timedelta(days=dice.whole(2, 5))), day)
        order = Order(
            self.account_id,
            day,
            requested,
            promised,
            known(shipped),
            known(delivered),
            status="delivered" if known(delivered) else "shipped" if known(shipped) else "open",
            lines=_delivered(dice, lines, demand.short) if known(delivered) else lines,
        )
        order = self._invoiced(order, after(delivered, dice.whole(0, 2)))
        return [order, *_credit_note(dice, order)]

    def _lines(self, day: date, value: float) -> tuple[Line, ...]:
        dice, demand = self.dice, self.demand
        basket = {id_: weight for id_, weight in demand.basket.items() if self.products[id_].sold_on(day)}
        chosen = dice.some_of(basket, 1 + dice.count(1.2 if value < _SMALL_ORDER else 2.0))
        total = sum(basket[id_] ** 0.5 for id_ in chosen)
        usual = demand.discount[year_index(day)]
        lines = []
        for id_ in chosen:
            product = self.products[id_]
            price = product.price_on(day)
            discount = round(max(usual + dice.one_of((-0.01, 0, 0, 0, 0.01)), 0), 3)
            quantity = _quantity(value * basket[id_] ** 0.5 / total / (price * (1 - discount)), price)
            cost = product.cost_on(day) if day < _COSTED_UNTIL else None
            lines.append(Line(id_, quantity, price, discount, None, cost))
        return tuple(lines)

    def _invoiced(self, order: Order, on: date) -> Order:
        """Return the order with its invoice, where that was written by the end; a wrong one is paid later."""
        right = self.dice.happens(self.demand.invoices_right[year_index(order.ordered_on)])
        due = on + timedelta(days=self.demand.terms)
        paid = after(due, round(self.dice.normal(self.demand.pays_after_due, 6)) + (0 if right else 14))
        if not known(on):
            return order
        return replace(order, invoice_correct=right, invoiced_on=on, due_on=due, paid_on=known(max(paid, on)))


def _quantity(wanted: float, price: float) -> int:
    pack = next((pack for limit, pack in _PACKS if price <= limit), 1)
    return max(round(wanted / pack), 1) * pack


def _delivery(dice: Dice, promised: date, on_time: float) -> date:
    if dice.happens(on_time):
        return promised if dice.happens(0.55) else working_day(promised - timedelta(days=dice.whole(1, 3)))
    return after(promised, 1 + dice.count(5))


def _delivered(dice: Dice, lines: tuple[Line, ...], short: float) -> tuple[Line, ...]:
    """Return the lines with the quantities that came."""
    came = [round(line.quantity * dice.between(0.5, 0.9)) if dice.happens(short) else line.quantity for line in lines]
    return tuple(
        Line(line.product_id, line.quantity, line.unit_price, line.discount, quantity, line.unit_cost)
        for line, quantity in zip(lines, came, strict=True)
    )


def _credit_note(dice: Dice, order: Order) -> list[Order]:
    """Return the credit note for part of an order's first line, for the few orders that get one."""
    on = after(order.ordered_on, 40)
    if order.delivered_on is None or on > LAST_ON or not dice.happens(_CREDITED):
        return []
    first = order.lines[0]
    quantity = -max(round(first.quantity * dice.between(0.1, 0.5)), 1)
    line = Line(first.product_id, quantity, first.unit_price, first.discount, None, first.unit_cost)
    return [Order(order.account_id, on, status="credit note", invoiced_on=on, lines=(line,))]
