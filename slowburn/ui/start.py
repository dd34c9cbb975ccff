"""What happens before the first page: a warehouse is there, and the slow imports are done."""

from __future__ import annotations

import streamlit as st

from slowburn.ui.text import as_text
from slowburn.warehouse.connection import NoWarehouseError, open_warehouse
from slowburn.warehouse.home import BUNDLED_DATA, home


def ready() -> None:
    """See to it that there is a warehouse; build it where it is missing or damaged."""
    try:
        open_warehouse()
    except NoWarehouseError:
        _build_first()


def warm_up() -> None:
    """Ask and draw what the first pages will, so that imports and answers are there."""
    from slowburn.analysis.filters import Filters
    from slowburn.charts.movers import movers_figure
    from slowburn.charts.trend import trend_figure
    from slowburn.ui.asking import ask_of
    from slowburn.ui.filters import DEFAULT_COUNTRY, DEFAULT_YEARS

    ready()
    catalogue = open_warehouse()
    first_view = Filters(country=DEFAULT_COUNTRY, years=DEFAULT_YEARS)
    for question in ("view", "tropes"):
        ask_of(catalogue, question, first_view)
    movers_figure(ask_of(catalogue, "movers", first_view).table, mode="light").to_json()
    trend_figure(ask_of(catalogue, "trends", first_view).table, mode="light").to_json()


def _build_first() -> None:
    from etl.build import BuildFailedError, build, steps
    from etl.problems import DataProblems

    bar = st.progress(0.0, "Building the warehouse from the bundled data")
    done = 0

    def on_step(name: str) -> None:
        nonlocal done
        done += 1
        bar.progress(min(done / steps(), 1.0), f"Building the warehouse: {name}")

    try:
        build(BUNDLED_DATA, home(), force=True, on_step=on_step)
    except DataProblems as error:
        shown = "\n".join(f"- {as_text(str(problem))}" for problem in error.problems[:20])
        st.error(shown, title=f"The data has {len(error.problems):,} problems; nothing was built")
        st.stop()
    except BuildFailedError as error:
        st.error(as_text(str(error)), title="The warehouse could not be built")
        st.stop()
    bar.empty()
