"""JSON as the wire wants it: read strictly, written compactly.

What comes in is hostile: not-a-number, integers of a million digits, nesting without end and text that is no
Unicode are refused or mended here, once, so that nothing behind has to think of them. It knows nothing of orders.
"""
from __future__ import annotations

import json
import math
import re
from typing import Any

MAX_DEPTH = 32
MAX_INTEGER = 2**53 - 1

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class BadJson(ValueError):
    """The text cannot be taken as JSON; the message says why, in words."""


def parse(text: bytes | str) -> Any:
    """The value of `text`, or BadJson. Halves of surrogate pairs become U+FFFD: many parsers refuse a whole page for one."""
    try:
        if isinstance(text, bytes):
            text = text.decode("utf-8-sig")
        value = json.loads(
            text, parse_constant=_refuse_constant, parse_int=_bounded_integer, parse_float=_finite_number
        )
    except UnicodeDecodeError:
        raise BadJson("the text is not UTF-8") from None
    except RecursionError:
        raise BadJson("the nesting is too deep") from None
    except json.JSONDecodeError as error:
        raise BadJson(f"not JSON: {error.msg} at character {error.pos + 1}") from None
    # Most rows have too few brackets to be nested that deep: counting them is cheaper than walking.
    if text.count("[") + text.count("{") > MAX_DEPTH and _depth_exceeds(value, MAX_DEPTH):
        raise BadJson(f"nested more than {MAX_DEPTH} levels deep")
    # An escaped half pair is the only way a lone surrogate gets past the UTF-8 decoder.
    return mended(value) if "\\ud" in text or "\\uD" in text else value


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False, check_circular=False).encode


def dump(value: Any) -> str:
    return _encode(value)


def mended(value: Any) -> Any:
    """The same value with every lone surrogate replaced by U+FFFD."""
    if isinstance(value, str):
        return _LONE_SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [mended(item) for item in value]
    if isinstance(value, dict):
        return {mended(key): mended(item) for key, item in value.items()}
    return value


def _refuse_constant(name: str) -> Any:
    raise BadJson(f"{name} is not JSON")


def _bounded_integer(digits: str) -> int:
    # Beyond 2^53 an integer does not survive a JavaScript reader; and int() of a million digits takes minutes.
    if len(digits) > 17 or abs(number := int(digits)) > MAX_INTEGER:
        raise BadJson("an integer is larger than 2^53")
    return number


def _finite_number(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):  # "1e999" is JSON, but what it becomes is not.
        raise BadJson("a number is larger than any")
    return number


def _depth_exceeds(value: Any, allowed: int) -> bool:
    level = [value] if isinstance(value, (dict, list)) else []
    while level and allowed > 0:
        level = [
            child
            for parent in level
            for child in (parent.values() if isinstance(parent, dict) else parent)
            if isinstance(child, (dict, list))
        ]
        allowed -= 1
    return bool(level)
