"""Reading a stance: present, avoided or subverted, and nothing that only sounds like one."""

from __future__ import annotations

PRESENT, AVOIDED, SUBVERTED = "present", "avoided", "subverted"
WORDS = {
    PRESENT: PRESENT,
    "yes": PRESENT,
    "y": PRESENT,
    "true": PRESENT,
    "1": PRESENT,
    "x": PRESENT,
    "✓": PRESENT,
    AVOIDED: AVOIDED,
    "avoids": AVOIDED,
    SUBVERTED: SUBVERTED,
    "subverts": SUBVERTED,
}
NO_STANCE = "is not a stance: present, avoided or subverted"


def read_stance(text: str) -> str | None:
    """Return the stance of a cell, or ``None``: "no" does not say whether a trope is avoided."""
    return WORDS.get(text.strip().casefold())
