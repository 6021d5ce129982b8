#!/usr/bin/env python3
"""Packs the folding of all characters (`folding.py`) into src/domain/fold_table.inc, as bytes that are small to send.

    python3 tools/unicode/make_fold_table.py           writes the file, for the Unicode version of this Python
    python3 tools/unicode/make_fold_table.py --check   fails when the file is not what this would write

Beside it stands tests/data/folding/digests.txt: for each 256 characters a digest of what they fold to, by which the
test of the reader sees that it unpacks every character to what the rules say.

The bytes are runs of neighbouring characters, in rising order. A run is

    gap      varint: how many characters stay as they are since the last run
    length   varint: how many characters the run has, times 4, plus its kind:
    kind 0   dropped: nothing follows
    kind 1   shifted: zigzag varint of (target - character)
    kind 2   one target each: a window, then one unit each
    kind 3   several characters (or none) each: a window, then for each a byte with the count of units, and the units

A window is a varint; a unit is a byte: below 80 it is ASCII, 80 to FE it is window × 128 + (byte - 80), a page of some
script, and FF means that a varint with the character itself follows. Window 0 means that every unit is two bytes, the
higher first: ideographs. The length of kind 1 is characters × 2 + (step - 1): every second character (capital, small,
capital, small…) is a run of step 2.
"""
from __future__ import annotations

import sys
import unicodedata
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from folding import FIRST, HALF_VOICED_MARK, LAST, VOICED_MARK, folded  # noqa: E402

PROJECT = Path(__file__).resolve().parents[2]
TABLE = PROJECT / "src" / "domain" / "fold_table.inc"
DIGESTS = PROJECT / "tests" / "data" / "folding" / "digests.txt"
DROPPED, SHIFTED, SINGLES, SEQUENCES = range(4)
TWO_BYTE_UNITS = 0
BYTES_A_LINE = 30


def mapping() -> dict[int, str]:
    """Every character that folds to something else. Surrogates are no characters."""
    codes = (code for code in range(FIRST, LAST + 1) if not 0xD800 <= code <= 0xDFFF)
    return {code: text for code in codes if (text := folded(chr(code))) != chr(code)}


def varint(value: int) -> bytes:
    out = bytearray()
    while value >= 0x80:
        out.append(0x80 | value & 0x7F)
        value >>= 7
    out.append(value)
    return bytes(out)


def zigzag(value: int) -> int:
    return value * 2 if value >= 0 else -value * 2 - 1


def shifted_run(table: dict[int, str], first: int) -> tuple[int, int, int]:
    """(characters, step, delta) of the longest run of one-character targets at one distance, from `first`."""
    if len(table[first]) != 1:
        return 0, 1, 0
    delta = ord(table[first]) - first
    best = (1, 1, delta)
    for step in (1, 2):
        code, count = first, 1
        while True:
            following = table.get(code + step)
            between_stays = step == 1 or code + 1 not in table
            if following is None or len(following) != 1 or ord(following) - code - step != delta or not between_stays:
                break
            code += step
            count += 1
        if count > best[0]:
            best = (count, step, delta)
    return best


def kind_of(table: dict[int, str], code: int) -> int:
    if not table[code]:
        return DROPPED
    if shifted_run(table, code)[0] >= 4:
        return SHIFTED
    return SINGLES if len(table[code]) == 1 else SEQUENCES


def window_of(texts: list[str]) -> int:
    """The page that most characters lie on; 1 when there are none but ASCII."""
    pages = Counter(ord(each) >> 7 for text in texts for each in text if ord(each) >= 0x80)
    return pages.most_common(1)[0][0] if pages else 1


def units(text: str, window: int) -> bytes:
    out = bytearray()
    for each in text:
        code = ord(each)
        if window == TWO_BYTE_UNITS:
            out += code.to_bytes(2, "big")
        elif code < 0x80:
            out.append(code)
        elif code >> 7 == window and code & 0x7F != 0x7F:
            out.append(0x80 | code & 0x7F)
        else:
            out += b"\xff" + varint(code)
    return bytes(out)


def packed_texts(kind: int, texts: list[str]) -> bytes:
    def with_window(window: int) -> bytes:
        counted = (bytes([len(text)] if kind == SEQUENCES else []) + units(text, window) for text in texts)
        return varint(window) + b"".join(counted)

    fits_two_bytes = all(ord(each) <= 0xFFFF for text in texts for each in text)
    windows = [window_of(texts)] + ([TWO_BYTE_UNITS] if fits_two_bytes else [])
    return min((with_window(window) for window in windows), key=len)


def packed(table: dict[int, str]) -> bytes:
    out = bytearray()
    codes = sorted(table)
    position, index = FIRST, 0
    while index < len(codes):
        first = codes[index]
        kind = kind_of(table, first)
        if kind == SHIFTED:
            count, step, delta = shifted_run(table, first)
            out += varint(first - position) + varint((count * 2 + step - 1) * 4 + kind) + varint(zigzag(delta))
            last = first + (count - 1) * step
        else:
            last = first
            while last + 1 in table and (
                kind_of(table, last + 1) == kind or (kind == SEQUENCES and kind_of(table, last + 1) != SHIFTED)
            ):
                last += 1
            texts = [table[code] for code in range(first, last + 1)]
            out += varint(first - position) + varint(len(texts) * 4 + kind)
            if kind != DROPPED:
                out += packed_texts(kind, texts)
        position = last + 1
        while index < len(codes) and codes[index] < position:
            index += 1
    return bytes(out)


def table_text() -> str:
    table = mapping()
    data = packed(table)
    lines = [
        "// Written by tools/unicode/make_fold_table.py; its words say what the bytes mean. Not to be edited by hand.",
        f"// Unicode {unicodedata.unidata_version}: {len(table)} characters that fold to others.",
        f"constexpr std::array<unsigned char, {len(data)}> packed_fold_table {{",
    ]
    for start in range(0, len(data), BYTES_A_LINE):
        lines.append("    " + ", ".join(str(byte) for byte in data[start : start + BYTES_A_LINE]) + ",")
    lines.append("};")
    return "\n".join(lines) + "\n"


def fnv1a(data: bytes) -> int:
    value = 0xCBF29CE484222325
    for byte in data:
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return value


def digests_text() -> str:
    lines = []
    for block in range(0, LAST + 1, 256):
        codes = (code for code in range(max(block, FIRST), block + 256) if not 0xD800 <= code <= 0xDFFF)
        # A voicing mark alone has nothing to change, and goes.
        texts = (folded(chr(code)).replace(VOICED_MARK, "").replace(HALF_VOICED_MARK, "") for code in codes)
        lines.append(f"{block:05x} {fnv1a(''.join(text + chr(0) for text in texts).encode()):016x}")
    return "\n".join(lines) + "\n"


def main() -> int:
    files = {TABLE: table_text(), DIGESTS: digests_text()}
    if "--check" in sys.argv[1:]:
        return 0 if all(path.read_text("utf-8") == text for path, text in files.items()) else 1
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
