"""Names as they are compared: without case, spaces, signs and the marks on Latin letters."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

NOT_LETTERS = re.compile(r"[\W_]+")
LATIN_MARKS = re.compile("[\u0300-\u036f]+")
"""Of Japanese, Korean or Thai a mark makes another letter, and stays."""

REMEMBERED = 1 << 16
"""Names; those of the catalogue, asked for again by each file, are a quarter as many."""


@lru_cache(REMEMBERED)
def plain(name: str) -> str:
    """Return what two spellings of one name have in common; a name of signs alone stays."""
    if name.isascii():
        return NOT_LETTERS.sub("", name.lower()) or name.strip()
    bare = LATIN_MARKS.sub("", normalize("NFKD", name))
    folded = normalize("NFC", bare).casefold()
    return NOT_LETTERS.sub("", folded) or folded.strip()
