"""Parcels of the demo: tracking numbers of the form that each carrier really uses.

Postal numbers (UPU S10) carry their true check digit. None of the numbers belongs to a parcel.
"""
from __future__ import annotations

from typing import Any

from host.clock import rfc3339
from host.demo.chance import Chance

# Carrier, pattern, address of its tracking page. `*` in a pattern is a check digit of postal numbers (UPU S10).
_CARRIERS = (
    ("La Poste / Colissimo", "6A###########", "https://www.laposte.fr/outils/suivre-vos-envois?code={n}"),
    ("UPS", "1ZA#A##########*", "https://www.ups.com/track?tracknum={n}"),
    ("FedEx", "7###########", "https://www.fedex.com/fedextrack/?tracknumbers={n}"),
    ("DHL Express", "##########", "https://www.dhl.com/en/express/tracking.html?AWB={n}"),
    ("Royal Mail", "RA########*GB", "https://www3.royalmail.com/track-your-item#/tracking-results/{n}"),
    ("USPS", "9400#######*##########", "https://tools.usps.com/go/TrackConfirmAction?tLabels={n}"),
    ("DPD (Germany)", "0###############", "https://tracking.dpd.de/parcelstatus?query={n}"),
    ("Deutsche Post DHL", "JJD00###############", "https://www.dhl.de/de/privatkunden/pakete-empfangen/verfolgen.html?idc={n}"),
    ("Evri", "H###A##########", "https://www.evri.com/track/parcel/{n}"),
    ("PostNL", "3SA#########", ""),
    ("Israel Post", "RR########*IL", ""),
    ("Courrier du village", "CV-###-###", ""),
)
_S10_WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)


def parcel(chance: Chance, number: int, added: int) -> dict[str, Any]:
    carrier, pattern, url = chance.pick(_CARRIERS)
    tracking = _checked(chance.fill(pattern.replace("*", "?")))
    return {
        "id": f"t{number}",
        "number": tracking,
        "carrier": carrier,
        "url": url.format(n=tracking),
        "added_at": rfc3339(added),
    }


def _checked(text: str) -> str:
    place = text.find("?")
    if place < 0:
        return text
    digits = [int(character) for character in text[:place] if character.isdigit()][-8:]
    check = 11 - sum(digit * weight for digit, weight in zip(digits, _S10_WEIGHTS)) % 11
    return text.replace("?", str({10: 0, 11: 5}.get(check, check)))
