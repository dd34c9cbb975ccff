"""Text from elsewhere, made safe to stand in Markdown."""

SIGNS = frozenset(r"\`*_{}[]()#+-.!|~:$<>&")


def as_text(value: str) -> str:
    """Return text so that Markdown shows it as it is: no link, no image, no formatting."""
    return "".join(f"\\{sign}" if sign in SIGNS else sign for sign in value)
