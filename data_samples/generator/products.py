"""What the company sells: eight categories, sixty products, and their prices and costs over time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from .dice import Dice

# category: letter, unit cost as a share of the list price, yearly price rise, products with today's list price
_RANGE: dict[str, tuple[str, float, float, list[tuple[str, float]]]] = {
    "Bearings": ("B", 0.60, 0.035, [
        ("Deep groove ball bearing 6204", 9.4), ("Deep groove ball bearing 6308", 21.5),
        ("Angular contact bearing 7210", 48.0), ("Spherical roller bearing 22218", 186.0),
        ("Tapered roller bearing 32014", 64.0), ("Main shaft roller bearing MS-440", 1840.0),
        ("Needle roller bearing NK 30", 13.8), ("Bearing housing SN 512", 92.0), ("Insulated bearing IB-65", 238.0),
    ]),
    "Seals": ("S", 0.55, 0.030, [
        ("Radial shaft seal RS-40", 4.6), ("Radial shaft seal RS-80", 9.9), ("Mechanical seal MS-25", 118.0),
        ("Cartridge seal CX-50", 342.0), ("Hydraulic rod seal kit", 27.5), ("Food-grade seal kit FG-3", 58.0),
        ("High-temperature gasket HT-9", 14.2), ("Slurry seal SL-75", 415.0),
    ]),
    "Couplings": ("C", 0.58, 0.025, [
        ("Jaw coupling JC-28", 31.0), ("Jaw coupling JC-55", 88.0), ("Disc coupling DC-90", 395.0),
        ("Torque limiter TL-4", 268.0), ("Shaft coupling, stainless", 142.0), ("Universal joint UJ-32", 76.0),
        ("PTO shaft coupling PT-6", 124.0),
    ]),
    "Linear motion": ("L", 0.61, 0.020, [
        ("Linear guide LG-15", 54.0), ("Linear guide LG-25", 97.0), ("Ball screw BS-20", 212.0),
        ("Ball screw BS-32", 365.0), ("Linear actuator LA-300", 540.0), ("Compact linear module CM-2", 890.0),
        ("Guide carriage, low noise", 83.0), ("Rack and pinion set RP-2", 176.0),
    ]),
    "Hydraulics": ("H", 0.63, 0.030, [
        ("Hydraulic hose assembly 1/2 in", 38.0), ("Hydraulic hose assembly 3/4 in", 56.0),
        ("Quick-release coupling QR-12", 19.5), ("Directional valve DV-6", 154.0), ("Gear pump GP-16", 286.0),
        ("Piston pump PP-45", 1270.0), ("Cylinder 63/36 x 400", 328.0), ("Filter element F-10", 33.0),
        ("Accumulator AC-4", 412.0),
    ]),
    "Pneumatics": ("P", 0.56, 0.020, [
        ("Compact cylinder CC-32", 62.0), ("Valve terminal VT-8", 585.0), ("Air preparation unit AP-2", 134.0),
        ("Push-in fitting set", 11.2), ("Vacuum gripper VG-40", 47.0), ("Soft gripper SG-1", 315.0),
    ]),
    "Sensors": ("N", 0.55, -0.025, [
        ("Inductive sensor IS-12", 29.0), ("Photoelectric sensor PX-3", 68.0), ("Pressure transmitter PT-250", 145.0),
        ("Vibration sensor VS-1", 196.0), ("Condition monitoring gateway CG-2", 940.0),
        ("Absolute encoder AE-58", 226.0), ("Wireless vibration node WV-5", 274.0),
    ]),
    "Lubrication": ("U", 0.56, 0.040, [
        ("Bearing grease 18 kg", 165.0), ("Chain oil 20 l", 98.0), ("Automatic lubricator AL-120", 86.0),
        ("Central lubrication unit CL-8", 1380.0), ("Food-grade grease 5 kg", 112.0), ("Gear oil 200 l drum", 720.0),
    ]),
}  # fmt: skip

# what came on the market, or left it, within the three years
_LAUNCHED = {
    "P06": date(2024, 9, 16), "N05": date(2024, 3, 4), "N07": date(2025, 5, 12), "L06": date(2024, 6, 3),
    "S08": date(2025, 2, 3), "B09": date(2025, 10, 6), "U04": date(2024, 1, 15),
}  # fmt: skip
_WITHDRAWN = {"C06": date(2025, 4, 30), "P03": date(2025, 12, 31)}
_COST_UNKNOWN = {"N07", "B09"}  # sold before anybody has worked out what they cost
_STEEP = {"B04": 0.11, "H02": 0.09, "U06": 0.10}  # what raw materials did to the list price in 2025
_COST_RISE = 0.030


@dataclass(frozen=True)
class Product:
    """One product with its list price and unit cost, both as of 2026."""

    id: str
    name: str
    category: str
    list_price: float
    unit_cost: float | None
    launched_on: date
    withdrawn_on: date | None
    yearly_rise: float

    def row(self) -> dict[str, Any]:
        """Return the fields the table has."""
        return {
            "product_id": self.id,
            "name": self.name,
            "category": self.category,
            "list_price": self.list_price,
            "unit_cost": self.unit_cost,
            "launched_on": self.launched_on,
        }

    def price_on(self, day: date) -> float:
        """Return the list price on a day; price lists change on the first of January."""
        price = self.list_price
        for year in range(day.year, 2026):
            price /= 1 + (_STEEP.get(self.id, self.yearly_rise) if year == 2024 else self.yearly_rise)  # noqa: PLR2004
        return round(price, 2)

    def cost_on(self, day: date) -> float | None:
        """Return the unit cost on a day, as far as it is known."""
        return None if self.unit_cost is None else round(self.unit_cost / (1 + _COST_RISE) ** (2026 - day.year), 2)

    def sold_on(self, day: date) -> bool:
        """Tell whether it could be ordered that day."""
        return self.launched_on <= day and (self.withdrawn_on is None or day <= self.withdrawn_on)


def make_products() -> dict[str, Product]:
    """Return the range, keyed by product id."""
    products = {}
    for category, (letter, cost_share, rise, entries) in _RANGE.items():
        for number, (name, price) in enumerate(entries, start=1):
            id_ = f"{letter}{number:02}"
            dice = Dice("product", id_)
            cost = round(price * (cost_share + dice.between(-0.05, 0.05)), 2)
            launched = date(dice.whole(2004, 2022), dice.whole(1, 12), dice.whole(1, 28))
            products[id_] = Product(
                id=id_,
                name=name,
                category=category,
                list_price=price,
                unit_cost=None if id_ in _COST_UNKNOWN else cost,
                launched_on=_LAUNCHED.get(id_, launched),
                withdrawn_on=_WITHDRAWN.get(id_),
                yearly_rise=round(rise + dice.between(-0.01, 0.01), 4),
            )
    return products
