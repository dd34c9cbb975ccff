"""What a trend can hold constant, in the words of the screen."""

from __future__ import annotations

from slowburn.ui.words import listed

CONTROLS = {"format": "Format", "watchers": "Audience size"}


def held_in_words(adjust: tuple[str, ...]) -> str:
    """Return ``with format and audience size held constant``, or nothing."""
    if not adjust:
        return ""
    return f"with {listed([CONTROLS[name].lower() for name in adjust])} held constant"
