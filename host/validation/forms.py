"""A small vocabulary for checking JSON from outside: is it of the form, and if not, what is wrong, in words.

A form is a function (value, where) that raises `Invalid` with a sentence, or returns. Forms say nothing about
unknown fields: those are kept, as the protocol asks. They never change a value.
"""
from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any
from urllib.parse import urlsplit

from host import ids
from host.clock import parse_rfc3339
from host.jsontext import MAX_INTEGER

Form = Callable[[Any, str], None]


class Invalid(ValueError):
    """The value is not of the form; the message names the field and says why."""


def text(maximum: int, *, minimum: int = 0) -> Form:
    """A text of at most `maximum` bytes in UTF-8; with a `minimum`, one that has something to read."""

    def check(value: Any, where: str) -> None:
        if not isinstance(value, str):
            raise Invalid(f"{where} is not a text")
        if len(value) * 4 > maximum and (size := len(value.encode("utf-8", "replace"))) > maximum:
            raise Invalid(f"{where} has {size} bytes, more than {maximum}")
        if len(value) < minimum or (minimum and not value.strip()):
            raise Invalid(f"{where} is empty")

    return check


def identifier(value: Any, where: str) -> None:
    if not ids.is_id(value):
        raise Invalid(f"{where} is not an id (1 to 64 of A-Z a-z 0-9 _ -)")


def whole(minimum: int = -MAX_INTEGER, maximum: int = MAX_INTEGER) -> Form:
    def check(value: Any, where: str) -> None:
        if isinstance(value, bool) or not isinstance(value, int):
            raise Invalid(f"{where} is not a whole number")
        if not minimum <= value <= maximum:
            raise Invalid(f"{where} is {value}, not between {minimum} and {maximum}")

    return check


def truth(value: Any, where: str) -> None:
    if not isinstance(value, bool):
        raise Invalid(f"{where} is not true or false")


def moment(value: Any, where: str) -> None:
    if not isinstance(value, str) or parse_rfc3339(value) is None:
        raise Invalid(f"{where} is not a time like 2026-11-23T14:05:00Z")


def one_of(values: Collection[str]) -> Form:
    def check(value: Any, where: str) -> None:
        if not isinstance(value, str) or value not in values:
            raise Invalid(f"{where} is not one of {', '.join(values)}")

    return check


def web_address(value: Any, where: str) -> None:
    """http or https, or nothing: an address that a browser will open must not be able to run anything."""
    text(2048)(value, where)
    try:
        parts = urlsplit(value)
        usable = value == "" or (parts.scheme in ("http", "https") and bool(parts.hostname))
    except ValueError:
        usable = False
    if not usable or any(ord(character) < 33 or ord(character) == 127 for character in value):
        raise Invalid(f"{where} is not an http or https address")


def nullable(form: Form) -> Form:
    def check(value: Any, where: str) -> None:
        if value is not None:
            form(value, where)

    return check


def array(form: Form, maximum: int) -> Form:
    def check(value: Any, where: str) -> None:
        if not isinstance(value, list):
            raise Invalid(f"{where} is not a list")
        if len(value) > maximum:
            raise Invalid(f"{where} has {len(value)} entries, more than {maximum}")
        for index, item in enumerate(value):
            form(item, f"{where}[{index}]")

    return check


def any_object(value: Any, where: str) -> None:
    if not isinstance(value, dict):
        raise Invalid(f"{where} is not an object")


def record(needed: Mapping[str, Form], optional: Mapping[str, Form] | None = None) -> Form:
    """An object with these fields; further ones are let through."""
    further = optional or {}

    def check(value: Any, where: str) -> None:
        any_object(value, where)
        prefix = f"{where}." if where else ""
        for name, form in needed.items():
            if name not in value:
                raise Invalid(f"{prefix}{name} is missing")
            form(value[name], prefix + name)
        for name, form in further.items():
            if name in value:
                form(value[name], prefix + name)

    return check
