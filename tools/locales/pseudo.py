"""Makes two languages that nobody speaks, to see what a layout does not bear: one with longer, accented, bracketed
words (cut-off text, words that were never translated, and joined pieces show at once), and one that runs from right to
left in Hebrew letters. They are made from English at build time and never stand in the repository.
"""

from pathlib import Path

from catalogue import Catalogue, Language
from message_format import Choice, Literal, Pattern, parse, write

ACCENTED = str.maketrans("AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPpQqRrSsTtUuVvWwXxYyZz",
                         "ÅåƁƀÇçÐðÉéƑƒĜĝĤĥÎîĴĵĶķĻļḾḿÑñÖöÞþǪǫŔŕŠšŢţÛûṼṽŴŵẊẋÝýŽž")
HEBREW = str.maketrans({latin: hebrew
                        for pair, hebrew in zip(("Aa", "Bb", "Cc", "Dd", "Ee", "Ff", "Gg", "Hh", "Ii", "Jj", "Kk", "Ll",
                                                 "Mm", "Nn", "Oo", "Pp", "Qq", "Rr", "Ss", "Tt", "Uu", "Vv", "Ww", "Xx",
                                                 "Yy", "Zz"), "אבצדהפגחיטכלמנוףקרסתעשםזךן")
                        for latin in pair})
PADDING = "one two three four five six seven eight nine ten eleven twelve thirteen"

ACCENTED_TAG = "qps-ploc"
MIRRORED_TAG = "qps-plocm"


def pseudo_languages(english: Catalogue) -> list[Catalogue]:
    return [_made(english, ACCENTED_TAG, "[Ṗšéûðö]", "ltr", _accented_message),
            _made(english, MIRRORED_TAG, "[ףסהעדו]", "rtl", _mirrored_message)]


def _made(english: Catalogue, tag: str, name: str, direction: str, change) -> Catalogue:
    language = Language(tag, name, direction, english.language.plurals, (), True)
    messages = {key: change(key, text) for key, text in english.messages.items()}
    return Catalogue(Path(f"{tag}.json"), language, messages, {})


def _accented_message(name: str, text: str) -> str:
    if _is_file_name(name):
        return text
    pattern = parse(text)
    # Translations of short English texts are often twice as long, of long ones a third longer.
    length = sum(len(node.text) for node in pattern if isinstance(node, Literal)) or 8
    extra = max(2, length if length < 12 else length // 3)
    padding = "" if text == "#" else " " + PADDING[:extra].strip().translate(ACCENTED)
    return "⟦" + write(_translated(pattern, ACCENTED)) + padding + "⟧"


def _mirrored_message(name: str, text: str) -> str:
    return text if _is_file_name(name) else write(_translated(parse(text), HEBREW))


def _is_file_name(name: str) -> bool:
    return "file_name" in name


def _translated(pattern: Pattern, letters: dict[int, str]) -> Pattern:
    nodes = []
    for node in pattern:
        if isinstance(node, Literal):
            node = Literal(node.text.translate(letters))
        elif isinstance(node, Choice):
            node = Choice(node.name, node.kind,
                          {key: _translated(branch, letters) for key, branch in node.branches.items()})
        nodes.append(node)
    return tuple(nodes)
