"""The matrix of stances: who says what of one drama, and where sources differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slowburn.charts.stance_counts import stance_counts, stance_table
from slowburn.charts.stances import stances_figure

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    Make = Callable[..., pd.DataFrame]

SAID = [
    ("Love triangle", "present", "mdl", "community tags", None),
    ("Love triangle", "avoided", "essay-one", "editorial", False),
    ("Love triangle", "present", "article-a", "editorial", True),
    ("Love triangle", "present", "article-b", "reviews", True),
    ("Love triangle", "present", "article-b", "reviews", True),
    ("Love triangle", "subverted", "article-c", "editorial", True),
    ("Jealousy", "avoided", "article-d", "editorial", False),
]


def marks(figure: Any, stance: str) -> Any:
    return next(trace for trace in figure.data if trace.name == stance)


def test_sources_are_counted_once_by_sort_and_stance(statements: Make) -> None:
    counts = stance_counts(statements(*SAID)).set_index(["trope", "column", "stance"])["sources"]
    assert counts.to_dict() == {
        ("Love triangle", "Viewers' tags", "present"): 1,
        ("Love triangle", "Essay", "avoided"): 1,
        ("Love triangle", "Articles and reviews of the show that aired", "present"): 2,
        ("Love triangle", "Articles and reviews of the show that aired", "subverted"): 1,
        ("Jealousy", "Articles on another show", "avoided"): 1,
    }


def test_the_table_shows_the_same_numbers(statements: Make) -> None:
    table = stance_table(statements(*SAID))
    row = table.set_index("trope").loc["Love triangle"]
    assert row["Articles and reviews of the show that aired"] == "present 2, subverted 1"
    assert row["Essay"] == "avoided 1"
    assert row["disputed"]
    assert list(table["trope"]) == ["Love triangle", "Jealousy"]


def test_one_source_alone_does_not_differ_with_itself(statements: Make) -> None:
    counts = stance_counts(
        statements(
            ("Jealousy", "avoided", "article-d", "editorial", True),
            ("Jealousy", "present", "article-d", "editorial", True),
        )
    )
    assert not counts["disputed"].any()


def test_rows_on_which_sources_differ_are_bold(statements: Make) -> None:
    labels = stances_figure(statements(*SAID), mode="light").layout.yaxis.ticktext
    assert "<b>Love triangle</b>" in labels
    assert "Jealousy" in labels


def test_stances_have_their_own_shapes(statements: Make) -> None:
    figure = stances_figure(statements(*SAID), mode="light")
    assert marks(figure, "present").marker.color != marks(figure, "avoided").marker.color
    assert marks(figure, "avoided").marker.color == marks(figure, "subverted").marker.color
    halves = [shape for shape in figure.layout.shapes if shape.xsizemode == "pixel"]
    assert len(halves) == 1
    assert halves[0].yanchor == marks(figure, "subverted").y[0]


def test_stances_in_one_cell_stand_apart(statements: Make) -> None:
    figure = stances_figure(statements(*SAID), mode="light")
    present, subverted = marks(figure, "present"), marks(figure, "subverted")
    column = list(present.x).index(subverted.x[0])
    assert abs(present.y[column] - subverted.y[0]) > present.marker.size


def test_hover_names_the_sources(statements: Make) -> None:
    said = " ".join(marks(stances_figure(statements(*SAID), mode="light"), "present").hovertext)
    assert "Name of article-a; Name of article-b" in said
    assert "2 sources" in said
