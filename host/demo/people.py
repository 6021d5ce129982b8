"""Customers of the demo: names, addresses, phones and browsers of many countries and every script.

Some come back, some leave fields empty or fill them oddly, a few are hostile: as in a real book.
"""
from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

from host.demo.chance import Chance, Weighted

_DATA = Path(__file__).parent / "data"
_RETURNING = 0.28
_REMEMBERED = 4000


def load(name: str) -> Any:
    return json.loads((_DATA / name).read_text("utf-8"))


class _Culture:
    def __init__(self, entry: dict[str, Any]) -> None:
        self.code: str = entry["code"]
        self.country: str = entry["country"]
        self.locale: str = entry["locale"]
        self.phones: list[str] = [entry["phone"]] * 3 + entry["phones"]
        self.postcode: str = entry["postcode"]
        self.address: str = entry["address"]
        self.given: list[str] = entry["given"].split("|")
        self.family: list[str] = entry["family"].split("|")
        self.streets: list[str] = entry["streets"].split("|")
        self.cities: list[tuple[str, str | None]] = []
        for city in entry["cities"].split("|"):
            name, _, state = city.partition("/")
            self.cities.append((name, state or None))
        self.family_first: bool = entry.get("family_first", False)
        self.glue: str = entry.get("glue", " ")


class People:
    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self._cultures = Weighted([(_Culture(entry), entry["weight"]) for entry in load("cultures.json")])
        words = load("words.json")
        self._mail_hosts: list[str] = words["mail_hosts"]
        self._handles: list[str] = words["handles"]
        self._hostile: list[str] = words["hostile_names"]
        self._odd_phones: list[str] = words["odd_phones"]
        self._browsers: list[str] = words["browsers"]
        self._known: list[dict[str, Any]] = []

    def customer(self) -> dict[str, Any]:
        chance = self._chance
        if self._known and chance.happens(_RETURNING):
            # Regulars are those who came long ago as well as lately; each time from the browser of the day.
            return {**chance.pick(self._known), "ip": self._ip(), "browser": self._browser()}
        person = self._new_customer()
        if len(self._known) < _REMEMBERED:
            self._known.append(person)
        else:
            self._known[int(chance.random() * _REMEMBERED)] = person
        return person

    def _new_customer(self) -> dict[str, Any]:
        chance = self._chance
        culture = self._cultures.pick(chance)
        given, family = self._names(culture)
        name = culture.glue.join((family, given) if culture.family_first else (given, family))
        if chance.happens(0.0035):
            name = chance.pick(self._hostile)
        elif chance.happens(0.0008):
            name = " ".join(chance.pick(culture.family) for _ in range(40))
        city, state = chance.pick(culture.cities)
        street = culture.address.format(n=chance.whole(1, 148), street=chance.pick(culture.streets))
        postcode = chance.fill(culture.postcode)
        return {
            "name": name,
            "email": None if chance.happens(0.035) else self._email(given, family),
            "phone": self._phone(culture),
            "country": culture.country,
            "state": state,
            "city": city,
            "address": None if chance.happens(0.015) else street,
            "postcode": None if not postcode or chance.happens(0.05) else postcode,
            "ip": self._ip(),
            "browser": self._browser(),
            "locale": culture.locale,
        }

    def _names(self, culture: _Culture) -> tuple[str, str]:
        chance = self._chance
        given, family = chance.pick(culture.given), chance.pick(culture.family)
        if culture.code in ("fr", "es", "de", "it", "nl"):
            if chance.happens(0.10):
                given = f"{given}-{chance.pick(culture.given)}"
            if chance.happens(0.30 if culture.code == "es" else 0.05):
                family = f"{family} {chance.pick(culture.family)}"
        return given, family

    def _email(self, given: str, family: str) -> str:
        chance = self._chance
        first, last = _plain(given), _plain(family)
        if not first or not last or chance.happens(0.12):
            local = f"{chance.pick(self._handles)}{chance.whole(1, 9999)}"
        else:
            form = chance.whole(0, 5)
            local = (
                f"{first}.{last}",
                f"{first}{last}{chance.whole(1, 99)}",
                f"{first[0]}.{last}",
                f"{last}.{first}",
                f"{first}_{last}{chance.whole(60, 99)}",
                f"{first}.{last}{chance.whole(1, 999)}",
            )[form]
        return f"{local}@{chance.pick(self._mail_hosts)}"

    def _phone(self, culture: _Culture) -> str | None:
        chance = self._chance
        if chance.happens(0.06):
            return None
        if chance.happens(0.006):
            return chance.pick(self._odd_phones)
        return chance.fill(chance.pick(culture.phones))

    def _ip(self) -> str:
        chance = self._chance
        if chance.happens(0.18):
            groups = ":".join(f"{chance.whole(0, 65535):x}" for _ in range(4))
            return f"2001:db8:{chance.whole(0, 65535):x}:{chance.whole(0, 255):x}:{groups}"
        first = chance.pick((81, 82, 86, 90, 91, 109, 176, 185, 193, 212, 31, 37, 46, 62, 77))
        return f"{first}.{chance.whole(0, 255)}.{chance.whole(0, 255)}.{chance.whole(1, 254)}"

    def _browser(self) -> str:
        chance = self._chance
        return chance.pick(self._browsers).format(
            c=chance.whole(138, 156), s=chance.whole(17, 26), f=chance.whole(140, 153), b=chance.whole(22, 29)
        )


def _plain(name: str) -> str:
    """The name in the letters of an e-mail address; empty when it has none."""
    name = name.replace("ł", "l").replace("Ł", "L").replace("ø", "o").replace("ß", "ss").replace("ı", "i")
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "".join(character for character in plain if character.isalpha())
