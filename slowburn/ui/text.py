"""Text from elsewhere, made safe to stand in Markdown."""

import re

LONGEST = 80

SIGNS = frozenset(r"\`*_{}[]()#+-.!|~:$<>&")
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|~:$<>&])")


def as_text(value: str) -> str:
    """Return text so that Markdown shows it as it is: no link, no image, no formatting."""
    return "".join(f"\\{sign}" if sign in SIGNS else sign for sign in value)


def quoted(value: str) -> str:
    """Return text of a reader's or a link's, shortened, in which nothing is a link."""
    return f"`{value[:LONGEST].replace('`', chr(39))}`" if value.strip() else "nothing"


def unescaped(markdown: str) -> str:
    """Return what :func:`as_text` was made of, for where a text is no Markdown."""
    return ESCAPED.sub(r"\1", markdown)
