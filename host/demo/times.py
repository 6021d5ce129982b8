"""When orders of the demo were placed: three years up to now, more of late, by day rather than by night.

A few always lie within the last hours, the newest within the last minute, so that a new book has orders of today.
"""
from __future__ import annotations

from host.demo.chance import Chance, Weighted

_DAY = 86_400
_YEARS_OF_DAYS = 3 * 365

# Orders per hour of the day (UTC), of a shop in Europe.
_HOURS = Weighted(list(enumerate((2, 1, 1, 1, 1, 2, 5, 9, 12, 14, 15, 15, 16, 14, 13, 13, 14, 15, 17, 20, 21, 16, 9, 4))))
_WEEKDAYS = (1.0, 0.95, 0.95, 1.0, 1.1, 1.25, 1.3)  # Thursday to Wednesday: 1970 began on a Thursday.
_SEASONS = (0.8, 0.85, 0.9, 0.95, 1.0, 0.9, 0.75, 0.7, 0.95, 1.05, 1.4, 1.75)


def order_times(chance: Chance, count: int, now: int) -> list[int]:
    """`count` times up to `now`, oldest first; the newest lie within the last hours."""
    today = now // _DAY
    days = Weighted([(today - age, _weight(today - age, age)) for age in range(_YEARS_OF_DAYS)])
    times = []
    for number in range(count):
        if number < max(3, count // 700):
            # Whatever the day's hour is: a shop that is open has orders of today, and of the last minutes.
            times.append(now - 20 - int(chance.random() ** 2 * 9 * 3600))
            continue
        time = days.pick(chance) * _DAY + _HOURS.pick(chance) * 3600 + int(chance.random() * 3600)
        times.append(time if time < now else now - int(chance.random() * _DAY) - 60)
    times.sort()
    return times


def _weight(day: int, age: int) -> float:
    month = int(day % 365.25 / 30.44)
    growth = 1.0 - 0.72 * age / _YEARS_OF_DAYS
    return growth * _WEEKDAYS[day % 7] * _SEASONS[min(month, 11)]
