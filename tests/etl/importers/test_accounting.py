"""The account of an import: every row was accepted, rejected or merged."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["101", "102", "103", "x"]),
            st.sampled_from(["Drama", "TV Program", "Movie"]),
            st.sampled_from(["Romance", "Crime"]),
            st.sampled_from(["16", "many"]),
        ),
        min_size=1,
        max_size=12,
    ),
    st.lists(
        st.tuples(
            st.sampled_from(["101", "102", "999"]),
            st.sampled_from(["1", "2", ""]),
            st.sampled_from(["Debt", "Cats"]),
        ),
        min_size=1,
        max_size=12,
    ),
)
def test_every_row_is_accounted_for(
    bench, rows: list[tuple[str, ...]], tags: list[tuple[str, ...]]
) -> None:
    names = ("mdl_id", "type", "genres", "episodes")
    report = bench.mdl([bench.drama(**dict(zip(names, row, strict=True))) for row in rows], tags)
    assert [count.rows_read for count in report.files] == [len(rows), len(tags)]
    for count in report.files:
        outcomes = (count.rows_accepted, count.rows_rejected, count.rows_merged)
        assert count.rows_read == sum(outcomes)
        lines = {problem.line for problem in report.problems if problem.file == count.file}
        assert len(lines) == count.rows_rejected
