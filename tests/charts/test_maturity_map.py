"""The maturity map: every drama once, the chosen ones with interval, name and sources."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from slowburn.charts.end_labels import CHARACTER, LINE_HEIGHT
from slowburn.charts.maturity_map import maturity_map_figure
from slowburn.charts.theme import TEXT, tokens
from slowburn.charts.words import NO_BREAK

if TYPE_CHECKING:
    from collections.abc import Callable

    from slowburn.charts.map_heights import Across

    Make = Callable[..., pd.DataFrame]

PHONE = 358
TOLD_APART = pd.DataFrame(
    [("The essay", 78.0, 70.0, 85.0), ("Viewers' tags", 41.0, 30.0, 53.0)],
    columns=["label", "index", "low", "high"],
)


def draw(table: pd.DataFrame, **options: Any) -> Any:
    return maturity_map_figure(table, mode="light", mean=50, **options)


def whiskers(figure: Any) -> Any:
    return next(trace for trace in figure.data if trace.error_x.array is not None)


def names(figure: Any) -> list[Any]:
    return [note for note in figure.layout.annotations if note.showarrow]


def notes(figure: Any) -> str:
    return " ".join(note.text for note in figure.layout.annotations if not note.showarrow)


def test_every_drama_is_drawn_once_and_the_chosen_one_in_rose_with_its_interval(
    maturity: Make,
) -> None:
    figure = draw(maturity(quiet_days={}, loud_days={"index": 40.0}), chosen=["quiet-days"])
    cloud, chosen = figure.data[0], whiskers(figure)
    assert [row[0] for row in cloud.customdata] == ["loud-days"]
    assert [list(row) for row in chosen.customdata] == [["quiet-days"]]
    assert chosen.marker.color == tokens("light").chosen
    assert (chosen.error_x.array[0], chosen.error_x.arrayminus[0]) == (13, 12)
    assert [note.text for note in names(figure)] == ["50 Quiet days"]


def test_hover_tells_index_interval_ranks_and_statements(maturity: Make) -> None:
    table = maturity(quiet_days={"rank_low": 1, "rank_high": 1}, other={}).iloc[:1]
    said = whiskers(draw(table, chosen=["quiet-days"])).hovertext[0].replace(NO_BREAK, " ")
    assert said == (
        "<b>Quiet days, 2020</b><br>index 50, 90 % interval 38–63<br>rank 1–1 of 1<br>3 statements"
    )
    cloud = draw(table).data[0]
    assert list(cloud.customdata[0]) == ["quiet-days", 38, 63, 1, 1, 3]
    assert cloud.text[0] == "Quiet days, 2020"
    template = cloud.hovertemplate.replace(NO_BREAK, " ")
    assert "90 % interval %{customdata[1]}–%{customdata[2]}" in template
    assert "rank %{customdata[3]:,}–%{customdata[4]:,} of 1<br>" in template
    assert "statements: %{customdata[5]}" in template


def test_thousands_of_dramas_are_small_on_the_wire(maturity: Make) -> None:
    table = maturity(**{f"drama_number_{n}": {"index": 30 + n / 200} for n in range(4000)})
    assert len(draw(table).to_json()) < 120 * len(table)


def test_long_titles_are_broken_where_a_phone_ends(maturity: Make) -> None:
    figure = draw(maturity(**{"a_title_of_very_many_words" * 3: {}}))
    assert all(len(line) <= 44 for line in figure.data[0].text[0].split("<br>"))


def test_dramas_that_nobody_speaks_of_are_told_and_not_drawn_unless_chosen(maturity: Make) -> None:
    table = maturity(a={}, b={"statements": 0}, c={"statements": 0})
    assert len(draw(table).data[0].x) == 1
    assert "2 dramas of which no source in view says anything" in notes(draw(table))
    figure = draw(table, chosen=["b"])
    assert len(whiskers(figure).x) == 1
    assert "1 drama of which" in notes(figure)


@pytest.mark.parametrize(
    ("across", "missing", "why"),
    [
        ("year", {"year": None}, "without a known year"),
        ("score", {"score": float("nan")}, "without a known score"),
        ("watchers", {"watchers": 0}, "that nobody lists"),
    ],
)
def test_dramas_without_a_place_are_told_and_the_chosen_ones_named(
    maturity: Make, across: Across, missing: dict[str, Any], why: str
) -> None:
    table = maturity(a={}, lost_one=missing)
    assert f"Not drawn: 1 drama {why}." in notes(draw(table, across=across))
    figure = draw(table, across=across, chosen=["lost-one"], pairs=TOLD_APART)
    assert f"{why}, among them Lost one." in notes(figure)
    assert not names(figure)


def test_dramas_of_a_year_stay_in_its_row_and_apart(maturity: Make) -> None:
    table = maturity(**{f"d{n}": {"year": 2019 + n % 2} for n in range(60)})
    cloud = draw(table).data[0]
    years = dict(zip(table["drama_id"], table["year"], strict=True))
    for row, height in zip(cloud.customdata, cloud.y, strict=True):
        assert abs(height - years[row[0]]) < 0.5
    assert len(set(cloud.y)) == 60


def test_watchers_stand_on_a_log_scale_at_their_number(maturity: Make) -> None:
    figure = draw(maturity(a={"watchers": 90}, b={"watchers": 120000}), across="watchers")
    assert figure.layout.yaxis.type == "log"
    assert list(figure.layout.yaxis.tickvals) == [100, 1000, 10000, 100000]
    assert sorted(figure.data[0].y) == [90, 120000]


def test_the_axis_is_tight_and_a_thin_line_marks_the_mean(maturity: Make) -> None:
    layout = draw(maturity(a={"index": 55.0}, b={"index": 70.0})).layout
    low, high = layout.xaxis.range
    assert 45 < low < 50
    assert 70 < high < 75
    [line] = layout.shapes
    assert line.x0 == line.x1 == 50
    assert "the catalogue's mean, 50" in notes(draw(maturity(a={})))


def test_a_drama_is_shown_once_per_source_and_each_is_labelled(maturity: Make) -> None:
    figure = draw(maturity(a={}, b={}), chosen=["a", "b"], pairs=TOLD_APART)
    line, apart = figure.data[1:3]
    assert list(apart.x) == [78, 41]
    assert [list(row) for row in apart.customdata] == [["a"], ["a"]]
    assert len(set(apart.y)) == 1
    assert [line.x[3], line.x[4]] == [41, 78]
    assert {note.text for note in names(figure)} == {
        "50 A",
        "50 B",
        "78 The essay",
        "41 Viewers' tags",
    }
    assert "The essay<br>index 78" in apart.hovertext[0]


def boxes(figure: Any) -> list[tuple[float, float, float, float]]:
    """Return left, right, top and bottom of each name on a phone, in pixels of the plot."""
    layout = figure.layout
    across, down = layout.xaxis.range, layout.yaxis.range
    wide = PHONE - layout.margin.l - layout.margin.r
    high = layout.height - layout.margin.t - layout.margin.b
    found = []
    for note in names(figure):
        lines = note.text.split("<br>")
        width = CHARACTER * TEXT * max(len(line) for line in lines)
        height = LINE_HEIGHT * len(lines)
        x = wide * (note.x - across[0]) / (across[1] - across[0])
        y = high * (down[1] - note.y) / (down[1] - down[0]) + note.ay
        left = x if note.xanchor == "left" else x - width
        top = y - height if note.yanchor == "bottom" else y
        found.append((left, left + width, top, top + height))
    assert all(left >= 0 and right <= wide for left, right, _, _ in found)
    assert all(top >= -1 and bottom <= high + 1 for _, _, top, bottom in found)
    return found


@pytest.mark.parametrize("across", ["year", "score", "watchers"])
def test_names_stay_inside_a_phone_and_never_meet(maturity: Make, across: Across) -> None:
    crowd = {f"a_rather_long_title_that_wraps_{n}": {"index": 49.0 + n} for n in range(6)}
    table = maturity(**crowd, far={"index": 95.0, "year": 1999, "score": 2.0, "watchers": 7})
    chosen = list(table["drama_id"])
    figure = draw(table, across=across, chosen=chosen, pairs=TOLD_APART)
    found = boxes(figure)
    assert len(found) == 9
    for one, other in combinations(found, 2):
        apart = one[1] <= other[0] or other[1] <= one[0] or one[3] <= other[2] or other[3] <= one[2]
        assert apart, (one, other)


def test_names_cover_no_chosen_dot(maturity: Make) -> None:
    table = maturity(**{f"title_{n}": {"index": 50.0 + n, "score": 8 + n / 20} for n in range(5)})
    figure = draw(table, across="score", chosen=list(table["drama_id"]))
    layout = figure.layout
    high = layout.height - layout.margin.t - layout.margin.b
    low, top = layout.yaxis.range
    for score in whiskers(figure).y:
        dot = high * (top - score) / (top - low)
        assert not any(above < dot < beneath for _, _, above, beneath in boxes(figure))
