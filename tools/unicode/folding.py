"""How one character is folded for search and for sorting names: the rules, character by character.

Upper and lower case, accents, width and typographic variants become one form: what a merchant types finds what a
customer wrote, on whatever keyboard. Nothing here knows how the result is packed (`make_fold_table.py`) or read
(`src/domain/fold.cpp`). Rules that concern two neighbours (a kana and its voicing mark, the jamo of a Hangul
syllable, white space in a row) are the reader's.
"""
from __future__ import annotations

import unicodedata

FIRST = 0x80
"""ASCII is the reader's own: letters to lower case, controls to a space."""
LAST = 0x1FFFF
"""Beyond lie rare ideographs, which stay, and U+E0000–U+E0FFF, which the reader drops (tags, variation selectors)."""

VOICED_MARK = "\u3099"
HALF_VOICED_MARK = "\u309a"

# Letters that no decomposition takes apart, but that people write without a second thought as others.
_LETTERS = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "ı": "i", "ĸ": "k",
    "ŋ": "n", "ŀ": "l", "ŉ": "n", "ſ": "s",
    "ς": "σ",
    # Arabic: teh marbuta, alef maksura, alef wasla; Persian and Urdu yeh, kaf, heh; the stretching tatweel.
    "ة": "ه", "ى": "ي", "ٱ": "ا", "ی": "ي", "ک": "ك", "ہ": "ه", "ـ": "",
    # Hebrew letters at the end of a word.
    "ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ",
}  # fmt: skip
_PUNCTUATION = {
    **dict.fromkeys("‘’‚‛ʼʻʹʾʿˈ′´׳＇", "'"),
    **dict.fromkeys("“”„‟«»″״＂", '"'),
    **dict.fromkeys("‐‑‒–—―−־﹣－", "-"),
    "⁄": "/",
    "゛": VOICED_MARK, "ﾞ": VOICED_MARK, "゜": HALF_VOICED_MARK, "ﾟ": HALF_VOICED_MARK,
}  # fmt: skip

_WHITE_SPACE = {0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, *range(0x2000, 0x200B)}
# Hangul's syllables and jamo stay as they are (the reader composes conjoining jamo), and kana keep their voicing.
_HANGUL = (range(0x1100, 0x1200), range(0x3131, 0x318F), range(0xA960, 0xA980), range(0xAC00, 0xD800))
_HALF_WIDTH_JAMO = range(0xFFA1, 0xFFDD)
_KANA = range(0x3041, 0x30FF)
_DITTO_OF_TWO_KANA = (0x309F, 0x30FF)
# Half-width kana, kana words and enclosed letters: NFKC, so that kana keep their voicing and Hangul its syllables.
_COMPOSED = (range(0x3200, 0x3400), range(0xFF61, 0xFFA0), range(0x1F200, 0x1F300), _DITTO_OF_TWO_KANA)

# Marks that are accents, points and the like, by the beginning of their names. The vowel signs and tones of Indic
# scripts, Thai, Khmer and others are marks too, but without them a word is another word: they stay.
_ACCENT_NAMES = (
    "COMBINING", "HEBREW", "ARABIC", "SYRIAC", "VEDIC", "DEVANAGARI STRESS", "DEVANAGARI GRAVE", "DEVANAGARI ACUTE",
    "VARIATION SELECTOR", "IDEOGRAPHIC", "HANGUL", "MONGOLIAN FREE",
)  # fmt: skip
_FILLERS = "\u115f\u1160\u3164\uffa0"


def folded(character: str) -> str:
    """The fixed point: what is folded folds to itself."""
    text = character
    while True:
        once = "".join(_fold_once(each) for each in text)
        if once == text:
            return text
        text = once


def is_dropped(character: str) -> bool:
    if unicodedata.category(character) == "Cf" or character in _FILLERS:
        return True
    if unicodedata.category(character) not in ("Mn", "Me") or character in (VOICED_MARK, HALF_VOICED_MARK):
        return False
    name = unicodedata.name(character, "")
    return name.startswith(_ACCENT_NAMES) or "NUKTA" in name


def _fold_once(character: str) -> str:
    code = ord(character)
    if code < FIRST:
        return character.lower()
    if character in _LETTERS or character in _PUNCTUATION:
        return _LETTERS.get(character, _PUNCTUATION.get(character, ""))
    if code in _WHITE_SPACE or unicodedata.category(character) == "Cc":
        return " "
    if is_dropped(character):
        return ""
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    if any(code in block for block in _HANGUL):
        return character
    if code in _HALF_WIDTH_JAMO:
        # "<narrow> 3131": the wide one, not the conjoining one that a full decomposition ends at.
        fields = unicodedata.decomposition(character).split()
        return chr(int(fields[-1], 16)) if fields else character
    if code in _KANA and code not in _DITTO_OF_TWO_KANA:
        return character
    form = "NFKC" if any(code in block for block in _COMPOSED) else "NFKD"
    parts = (each for each in unicodedata.normalize(form, character) if not is_dropped(each))
    return "".join(_base_letter(each) for each in "".join(parts).casefold())


def _base_letter(character: str) -> str:
    """`ɓ` is a LATIN SMALL LETTER B WITH HOOK: a b."""
    letter, with_, _ = unicodedata.name(character, "").partition(" WITH ")
    prefix, _, base = letter.rpartition(" ")
    if with_ and prefix == "LATIN SMALL LETTER" and len(base) == 1:
        return base.lower()
    return character
