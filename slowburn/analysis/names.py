"""Names as they are compared: whichever way they were typed, and without the marks on letters."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from unicodedata import combining, normalize

# Letters of the Latin, Greek, Cyrillic and Arabic scripts, and full-width letters and digits.
# Not of Japanese, Korean or Thai: a mark there makes another letter.
MARKED = (range(0x00C0, 0x0700), range(0x1E00, 0x1F00), range(0xFF10, 0xFF5B))
WHOLE = {"đ": "d", "ı": "i", "ł": "l", "ø": "o"}
"""Letters whose mark is part of them, so that Unicode does not take it off."""

HALF_WIDTH = re.compile("[\uff61-\uffdc]+")


def composed(text: str) -> str:
    """Return the text in the form that names are kept in: composed, Japanese at full width."""
    # What is not text at all, such as half of a surrogate pair, is in no name.
    readable = text.encode("utf-8", "ignore").decode("utf-8")
    return normalize("NFC", HALF_WIDTH.sub(lambda half: normalize("NFKC", half[0]), readable))


@cache
def letters_with_marks() -> tuple[str, str]:
    """Return every lower-case letter that has marks, and in the same order each without them."""
    bare = dict(WHOLE)
    for letter in map(chr, chain(*MARKED)):
        parts = (part for part in normalize("NFKD", letter) if not combining(part))
        base = "".join(WHOLE.get(part, part) for part in parts)
        both = letter + base
        if base != letter and len(base) == 1 and base.isalnum() and both == both.lower():
            bare[letter] = base
    return "".join(bare), "".join(bare.values())
