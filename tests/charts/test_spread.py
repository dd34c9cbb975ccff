"""Labels that do not overlap."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from slowburn.charts.spread import spread

LABELS = st.lists(st.tuples(st.floats(0, 300), st.sampled_from([16.0, 32.0, 48.0])), max_size=6)


@given(LABELS)
def test_labels_keep_their_order_and_never_overlap(labels: list[tuple[float, float]]) -> None:
    centres, sizes = [c for c, _ in labels], [s for _, s in labels]
    moved = spread(centres, sizes, high=308)
    order = sorted(range(len(labels)), key=lambda i: centres[i])
    for above, below in pairwise(order):
        assert moved[below] - moved[above] >= (sizes[above] + sizes[below]) / 2 - 1e-6
    assert all(at + size / 2 <= 308 + 1e-6 for at, size in zip(moved, sizes, strict=True))


def test_labels_with_room_stay_where_they_are() -> None:
    assert spread([200.0, 20.0, 100.0], [16.0] * 3, high=300) == [200.0, 20.0, 100.0]


def test_labels_at_one_place_move_apart_evenly() -> None:
    assert spread([100.0, 100.0], [16.0, 16.0], high=300) == [92.0, 108.0]
