"""The folding's table in the product is the one that its rules give."""
from __future__ import annotations

import re
import sys
import unicodedata
import unittest
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "tools" / "unicode"))

import make_fold_table  # noqa: E402
from folding import folded  # noqa: E402


class FoldTable(unittest.TestCase):
    def test_the_committed_files_are_what_the_generator_writes(self) -> None:
        text = make_fold_table.TABLE.read_text("utf-8")
        version = re.search(r"Unicode ([0-9.]+):", text)
        assert version is not None
        if version.group(1) != unicodedata.unidata_version:
            # Another Python knows other characters; what both know is tested below.
            self.assertLess(len(make_fold_table.packed(make_fold_table.mapping())), 16_384)
            return
        self.assertEqual(make_fold_table.table_text(), text)
        self.assertEqual(make_fold_table.digests_text(), make_fold_table.DIGESTS.read_text("utf-8"))

    def test_the_packed_table_stays_small(self) -> None:
        size = re.search(r"unsigned char, (\d+)>", make_fold_table.TABLE.read_text("utf-8"))
        assert size is not None
        self.assertLessEqual(int(size.group(1)), 12 * 1024)

    def test_the_rules_fold_what_a_merchant_types(self) -> None:
        for written, typed in (("É", "e"), ("ß", "ss"), ("İ", "i"), ("Ａ", "a"), ("٣", "3"), ("ﻻ", "لا"), ("ﾞ", "\u3099")):
            self.assertEqual(folded(written), typed)
        for kept in ("が", "ぱ", "한", "ी", "ั"):
            self.assertEqual(folded(kept), kept)


if __name__ == "__main__":
    unittest.main()
