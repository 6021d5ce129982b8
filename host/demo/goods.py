"""What the demo shop sells: the catalogue's products with their stock, and the lines of an order.

Prices stand in euro cents in the catalogue and are carried over to the order's currency, with its own number of
decimals. A line takes its units from the stock only when the order is a sale.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from host.clock import rfc3339
from host.demo.chance import Chance, Weighted
from host.demo.people import load

MODULES = Weighted(
    [
        ("store", 62.0),
        ("events", 8.0),
        ("pricing_table", 5.0),
        ("restaurant_reservations", 8.0),
        ("schedule_booking", 9.0),
        ("online_courses", 5.0),
        ("donate", 3.0),
    ]
)

# The main currency first; then the factor from a euro cent to a minor unit, and the step that prices are rounded to.
CURRENCIES = Weighted(
    [
        (("EUR", 1.0, 1), 80.0),
        (("USD", 1.1, 5), 7.0),
        (("GBP", 0.86, 5), 4.0),
        (("CHF", 0.95, 5), 2.0),
        (("JPY", 1.6, 10), 2.5),
        (("ILS", 4.0, 10), 1.5),
        (("INR", 92.0, 100), 1.0),
        (("KWD", 3.4, 50), 1.0),
        (("BHD", 4.1, 50), 0.5),
        (("PLN", 4.3, 10), 0.5),
    ]
)

_BOOKED = ("events", "restaurant_reservations", "schedule_booking")
_DAY = 86_400


@dataclass(frozen=True)
class _Good:
    id: str
    name: str
    sku: str
    cents: int
    option: str
    values: tuple[str, ...]
    url: str


class Goods:
    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self._by_module: dict[str, list[_Good]] = {}
        for module, entries in load("catalogue.json").items():
            self._by_module[module] = [self._good(*entry) for entry in entries]

    def products(self) -> list[dict[str, Any]]:
        rows = []
        for module, goods in self._by_module.items():
            for good in goods:
                stock = self._stock() if module == "store" else None
                rows.append({"id": good.id, "name": good.name, "sku": good.sku, "url": good.url, "stock": stock})
        return rows

    def lines(self, module: str, created: int, factor: float, step: int, *, sold: bool) -> list[dict[str, Any]]:
        chance = self._chance
        count = 1
        if module == "store":
            count = 1 + (chance.random() < 0.45) + (chance.random() < 0.2) + 3 * (chance.random() < 0.03)
        goods = self._by_module[module]
        starts_at = self._starts_at(created) if module in _BOOKED else None
        lines = []
        for number in range(count):
            good = goods[int(chance.random() ** 1.4 * len(goods))]
            quantity = self._quantity(module)
            cents = good.cents or (chance.pick((500, 1000, 2000, 2500, 5000, 10000)) if module == "donate" else 0)
            price = round(cents * factor / step) * step
            options = [{"name": good.option, "value": chance.pick(good.values)}] if good.option else []
            lines.append(
                {
                    "id": f"l{number + 1}",
                    "product_id": good.id,
                    "name": good.name,
                    "sku": good.sku,
                    "quantity": quantity,
                    "unit_price": price,
                    "options": options,
                    "url": good.url,
                    "starts_at": starts_at,
                    "stock_taken": quantity if sold else 0,
                    "stock_returned": 0,
                }
            )
        return lines

    def _good(self, name: str, sku: str, cents: int, option: str) -> _Good:
        title, _, values = option.partition(":")
        url = f"https://shop.example/{sku.lower()}"
        return _Good("p-" + sku, name, sku, cents, title, tuple(values.split(",")), url)

    def _stock(self) -> int | None:
        draw = self._chance.random()
        if draw < 0.15:
            return None
        if draw < 0.22:
            return 0
        if draw < 0.28:
            return -self._chance.whole(1, 6)
        return self._chance.whole(1, 140)

    def _quantity(self, module: str) -> int:
        draw = self._chance.random()
        if module == "events":
            return 1 + int(draw * 4)
        if module != "store":
            return 1
        return 1 if draw < 0.7 else 2 if draw < 0.9 else self._chance.whole(3, 6) if draw < 0.995 else 24

    def _starts_at(self, created: int) -> str:
        day = (created // _DAY + self._chance.whole(1, 45)) * _DAY
        return rfc3339(day + self._chance.whole(16, 42) * 1800)
