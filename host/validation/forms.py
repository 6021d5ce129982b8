"""A small vocabulary for checking JSON from outside: is it of the form, and if not, what is wrong, in words.

A form is a function of a value that raises `Invalid`, or returns. Where the value stands is added on the way out,
so that a good row costs no text. Forms say nothing about unknown fields: those are kept, as the protocol asks.
They never change a value.
"""
from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any
from urllib.parse import urlsplit

from host import ids
from host.clock import parse_rfc3339
from host.jsontext import MAX_INTEGER

Form = Callable[[Any], None]


class Invalid(ValueError):
    """The value is not of the form; as text, a sentence that names the field and says why."""

    def __init__(self, what: str, where: str = "") -> None:
        super().__init__(what, where)
        self._what = what
        self._where = where

    def within(self, name: str) -> Invalid:
        """The same, seen from the object or list that holds the value under `name`."""
        joint = "." if self._where and not self._where.startswith("[") else ""
        return Invalid(self._what, name + joint + self._where)

    def __str__(self) -> str:
        return f"{self._where} {self._what}".strip()


def text(maximum: int, *, minimum: int = 0) -> Form:
    """A text of at most `maximum` bytes in UTF-8; with a `minimum`, one that has something to read."""

    def check(value: Any) -> None:
        if not isinstance(value, str):
            raise Invalid("is not a text")
        if len(value) * 4 > maximum and (size := len(value.encode("utf-8", "replace"))) > maximum:
            raise Invalid(f"has {size} bytes, more than {maximum}")
        if minimum and (len(value) < minimum or not value.strip()):
            raise Invalid("is empty")

    return check


def identifier(value: Any) -> None:
    if not ids.is_id(value):
        raise Invalid("is not an id (1 to 64 of A-Z a-z 0-9 _ -)")


def whole(minimum: int = -MAX_INTEGER, maximum: int = MAX_INTEGER) -> Form:
    def check(value: Any) -> None:
        if type(value) is not int:  # True and False are ints of a kind.
            raise Invalid("is not a whole number")
        if not minimum <= value <= maximum:
            raise Invalid(f"is {value}, not between {minimum} and {maximum}")

    return check


def truth(value: Any) -> None:
    if not isinstance(value, bool):
        raise Invalid("is not true or false")


def moment(value: Any) -> None:
    if not isinstance(value, str) or parse_rfc3339(value) is None:
        raise Invalid("is not a time like 2026-11-23T14:05:00Z")


def one_of(values: Collection[str]) -> Form:
    known = frozenset(values)

    def check(value: Any) -> None:
        if not isinstance(value, str) or value not in known:
            raise Invalid(f"is not one of {', '.join(values)}")

    return check


def web_address(value: Any) -> None:
    """http or https, or nothing: an address that a browser will open must not be able to run anything."""
    _ADDRESS_LENGTH(value)
    try:
        parts = urlsplit(value)
        usable = value == "" or (parts.scheme in ("http", "https") and bool(parts.hostname))
    except ValueError:
        usable = False
    if not usable or _UNSEEN.search(value):
        raise Invalid("is not an http or https address")


_ADDRESS_LENGTH = text(2048)
_UNSEEN = re.compile("[\x00-\x20\x7f]")


def nullable(form: Form) -> Form:
    def check(value: Any) -> None:
        if value is not None:
            form(value)

    return check


def array(form: Form, maximum: int) -> Form:
    def check(value: Any) -> None:
        if not isinstance(value, list):
            raise Invalid("is not a list")
        if len(value) > maximum:
            raise Invalid(f"has {len(value)} entries, more than {maximum}")
        index = 0
        try:
            for index, item in enumerate(value):
                form(item)
        except Invalid as invalid:
            raise invalid.within(f"[{index}]") from None

    return check


def any_object(value: Any) -> None:
    if not isinstance(value, dict):
        raise Invalid("is not an object")


def record(needed: Mapping[str, Form], optional: Mapping[str, Form] | None = None) -> Form:
    """An object with these fields; further ones are let through."""
    further = optional or {}

    def check(value: Any) -> None:
        any_object(value)
        name = ""
        try:
            for name, form in needed.items():
                if name not in value:
                    raise Invalid("is missing")
                form(value[name])
            for name, form in further.items():
                if name in value:
                    form(value[name])
        except Invalid as invalid:
            raise invalid.within(name) from None

    return check
