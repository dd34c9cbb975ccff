"""Names find a free place beside their dots, whatever is crowded there."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from slowburn.charts.label_places import Box, Label, centres, mark
from slowburn.charts.map_heights import Heights

HEIGHTS = Heights(0, 10, logarithmic=False, pixels=400)
DOTS = st.tuples(st.floats(0, 100), st.floats(0, 10), st.booleans(), st.integers(1, 2))


def label(across: float, height: float, *, above: bool, lines: int) -> Label:
    side = "left" if across < 50 else "right"
    return Label(["A title of a drama"] * lines, across, height, side, above=above, bold=False)


@given(st.lists(DOTS, max_size=8))
def test_names_never_meet_nor_cover_a_mark_nor_sink_beneath_the_plot(
    dots: list[tuple[float, float, bool, int]],
) -> None:
    labels = [label(x, y, above=above, lines=lines) for x, y, above, lines in dots]
    marks = [mark(x - 5, x + 5, y, HEIGHTS) for x, y, _, _ in dots]
    stand = centres(labels, marks, HEIGHTS, 100)
    found = [one.box(centre, 100) for one, centre in zip(labels, stand, strict=True)]
    assert not any(one.overlaps(other) for one, other in combinations(found, 2))
    assert not any(box.overlaps(taken) for box in found for taken in marks)
    assert all(box.bottom <= HEIGHTS.pixels for box in found)


def test_a_name_with_room_stands_close_to_its_dot_on_the_side_it_prefers() -> None:
    above, beneath = (label(20, 5, above=side, lines=1) for side in (True, False))
    assert centres([above], [], HEIGHTS, 100) == [200 - 8 - 9]
    assert centres([beneath], [], HEIGHTS, 100) == [200 + 8 + 9]


def test_the_line_to_a_name_runs_through_no_other_name() -> None:
    low, high = label(20, 5, above=True, lines=1), label(25, 4.6, above=True, lines=1)
    stand = centres([low, high], [], HEIGHTS, 100)
    assert not high.leader(stand[1], HEIGHTS).overlaps(low.box(stand[0], 100))
    assert stand[1] > stand[0]


def test_boxes_that_share_an_edge_do_not_overlap() -> None:
    assert not Box(0, 1, 0, 1).overlaps(Box(1, 2, 0, 1))
    assert Box(0, 1, 0, 1).overlaps(Box(0.9, 2, 0.9, 2))
