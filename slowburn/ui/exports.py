"""Export: a chart's numbers as files, the chart as a picture, and how to get both elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from slowburn.analysis.bundle import Bundle, as_zip
from slowburn.analysis.elsewhere import api_path, snippets
from slowburn.analysis.forms import MEDIA_TYPES, Format, as_bytes
from slowburn.analysis.spreadsheet import spreadsheet_csv
from slowburn.charts.captioned import captioned
from slowburn.charts.pictures import PictureFormat, browser_path, picture
from slowburn.ui.addresses import base, page_address
from slowburn.ui.copying import to_copy
from slowburn.ui.data_in_view import data_in_view
from slowburn.ui.sourcing import covering, source_line
from slowburn.ui.text import unescaped

if TYPE_CHECKING:
    from collections.abc import Callable

    import plotly.graph_objects as go

    from slowburn.charts.theme import Mode
    from slowburn.ui.data_in_view import DataInView
    from slowburn.ui.shown import Numbers

PICTURES: dict[PictureFormat, str] = {"png": "image/png", "svg": "image/svg+xml"}
FORMULAS = (
    "In CSV, a text that a spreadsheet would run as a formula stands behind an apostrophe. The ZIP "
    "holds the rows with their meaning, units, sources and SQL."
)
UNCITED = (
    "Without the address of this view, as whoever reads it could open your data; and after "
    "{ends:%d %B %Y} nobody can."
)
FETCHED = (
    "These lines hold the id of your workspace: whoever has them can read your data, until "
    "{ends:%d %B %Y}."
)
NO_BROWSER = (
    "Pictures need Chromium on the computer that serves this dashboard (Debian: "
    "`apt-get install chromium`, or name another with `CHROMIUM=/path/to/chrome`)."
)


def export_panel(numbers: Numbers, figure: go.Figure | None, mode: Mode) -> None:
    """Draw what an open panel offers; every file is made when it is asked for.

    Args:
        numbers: The rows and what they are.
        figure: The chart, if there is one.
        mode: The mode that it is drawn in.
    """
    with st.container(horizontal=True, gap="small"):
        for label, (make, media_type) in _tables(numbers).items():
            _download(numbers, label, make, media_type)
        if figure is not None and browser_path():
            for form, media_type in PICTURES.items():
                _download(numbers, form.upper(), _picture(numbers, figure, mode, form), media_type)
    st.caption(FORMULAS)
    if figure is not None and not browser_path():
        st.caption(NO_BROWSER)
    to_copy("Cite it", citation(numbers))
    opened = _workspace()
    if opened:
        st.caption(UNCITED.format(ends=opened.manifest.ends))
    st.markdown("**Use it elsewhere**")
    if numbers.table is not numbers.answer.table:
        st.caption("These lines fetch the whole answer that the numbers here are taken from.")
    if opened:
        st.caption(FETCHED.format(ends=opened.manifest.ends))
    address = f"{base()}{_in_the_api(numbers)}"
    pasted = snippets(address)
    for tab, (tool, lines) in zip(st.tabs(list(pasted)), pasted.items(), strict=True):
        tab.code(lines, language="sql" if tool == "DuckDB" else tool.lower(), wrap_lines=True)


def citation(numbers: Numbers) -> str:
    """Return how to cite the numbers, in one line of plain text.

    What is cited is published, so it holds no address that opens a workspace.
    """
    title = unescaped(numbers.title).rstrip(".")
    cited = f"{title}. {source_line(numbers.answer.filters)}."
    return cited if _workspace() else f"{cited} {page_address()}"


def _workspace() -> DataInView | None:
    """Return the workspace on which the numbers rest; ``None`` if on the catalogue alone."""
    opened = data_in_view()
    return opened if opened and opened.data != "catalogue" else None


def _in_the_api(numbers: Numbers) -> str:
    opened = _workspace()
    more = {"workspace": opened.workspace_id, "data": opened.data} if opened else {}
    return api_path(numbers.answer, Format.CSV, more)


def _tables(numbers: Numbers) -> dict[str, tuple[Callable[[], bytes], str]]:
    table = numbers.table
    bundle = Bundle(
        unescaped(numbers.title),
        numbers.alt,
        citation(numbers),
        numbers.answer,
        table,
        covering(numbers.answer.filters),
    )
    return {
        "CSV": (lambda: spreadsheet_csv(table), MEDIA_TYPES[Format.CSV]),
        "Parquet": (lambda: as_bytes(table, Format.PARQUET), MEDIA_TYPES[Format.PARQUET]),
        "ZIP": (lambda: as_zip(bundle), "application/zip"),
    }


def _picture(
    numbers: Numbers, figure: go.Figure, mode: Mode, form: PictureFormat
) -> Callable[[], bytes]:
    title, source = unescaped(numbers.title), source_line(numbers.answer.filters)

    def make() -> bytes:
        return picture(captioned(figure, title=title, source=source, mode=mode), form)

    return make


def _download(numbers: Numbers, label: str, make: Callable[[], Any], media_type: str) -> None:
    answer, ending = numbers.answer, label.lower()
    st.download_button(
        label,
        data=make,
        file_name=f"slowburn-{answer.question.name}-{answer.data_version}.{ending}",
        mime=media_type,
        key=f"{numbers.key}-{ending}",
        on_click="ignore",
    )
