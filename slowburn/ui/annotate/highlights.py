"""A text with its statements marked in it, as HTML in which nothing of the text acts as HTML.

Each stance has a colour, a line and a shape, and each mark its statement's number; who listens
hears after the words which statement they bear out.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from slowburn.charts.theme import faint, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from slowburn.charts.theme import Mode, StanceMark

LINES = {"present": "solid", "avoided": "dashed", "subverted": "double"}
SHADE = 0.16
SHOWN_AS = (
    dict.fromkeys([*range(9), *range(11, 32), 127, *range(0xD800, 0xE000)], "�")
    | {0x0D: "\n"}
    | dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], "")
)
"""No page may hold control characters; marks of direction would turn the marks around too."""
ONLY_HEARD = (
    "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap"
)
PAGE = (
    "white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:isolate;line-height:1.75;"
    "position:relative;max-width:44rem"
)


@dataclass(frozen=True, slots=True)
class Span:
    """A statement's place in the text that is shown.

    Attributes:
        start: Its first character there.
        end: The character after its last.
        number: The statement's number on the screen.
        stance: Its stance.
        says: The statement in words.
        rejected: Whether the person has rejected it.
    """

    start: int
    end: int
    number: int
    stance: str
    says: str
    rejected: bool = False


def highlighted(text: str, spans: Iterable[Span], mode: Mode) -> str:
    """Return the text as HTML, with the words of each statement marked."""
    placed = [span for span in spans if 0 <= span.start < span.end <= len(text)]
    cuts = sorted({0, len(text), *(at for span in placed for at in (span.start, span.end))})
    parts = []
    for start, end in pairwise(cuts):
        over = [span for span in placed if span.start <= start and end <= span.end]
        ending = [span for span in over if span.end == end]
        parts.append(_marked(_visible(text[start:end]), over, ending, mode))
    return f'<div dir="auto" style="{PAGE}">{"".join(parts)}</div>'


def legend(mode: Mode) -> str:
    """Return what the marks mean, as HTML."""
    shown = [
        f'<span style="white-space:nowrap"><mark style="{_style(mark, mode)}">'
        f"{mark.symbol} {mark.word}</mark></span>"
        for mark in tokens(mode).stances.values()
    ]
    muted = tokens(mode).muted
    shown.append(f'<span style="color:{muted};text-decoration:line-through">rejected</span>')
    return (
        '<div style="display:flex;flex-wrap:wrap;gap:0.25rem 1rem;font-size:0.875rem">'
        f"{''.join(shown)}</div>"
    )


def _marked(shown: str, over: Sequence[Span], ending: Sequence[Span], mode: Mode) -> str:
    """Return a part of the text over which the same statements reach."""
    if not over:
        return shown
    title = escape("\n".join(f"{span.number}: {span.says}" for span in over))
    valid = [span for span in over if not span.rejected]
    if valid:
        style = _style(tokens(mode).stances[valid[-1].stance], mode)
    else:
        style = f"background:none;color:{tokens(mode).muted};text-decoration:line-through"
    labels = "".join(_label(span, mode) for span in ending)
    return f'<mark title="{title}" style="{style}">{shown}</mark>{labels}'


def _label(span: Span, mode: Mode) -> str:
    """Return the shape and number after a statement's last word, and the words for who listens."""
    mark = tokens(mode).stances[span.stance]
    colour = tokens(mode).muted if span.rejected else mark.colour
    seen = f"{'×' if span.rejected else mark.symbol}{span.number}"
    heard = f" (statement {span.number}: {span.says}{', rejected' if span.rejected else ''}) "
    return (
        f'<sup aria-hidden="true" style="color:{colour};font-weight:600">{seen}</sup>'
        f'<span style="{ONLY_HEARD}">{escape(heard)}</span>'
    )


def _style(mark: StanceMark, mode: Mode) -> str:
    line = LINES[mark.word]
    width = "3px" if line == "double" else "2px"
    return (
        f"background:{faint(mark.colour, SHADE)};color:{tokens(mode).ink};"
        f"border-bottom:{width} {line} {mark.colour};padding:0 0.1em"
    )


def _visible(text: str) -> str:
    return escape(text.replace("\r\n", "\n").translate(SHOWN_AS))
