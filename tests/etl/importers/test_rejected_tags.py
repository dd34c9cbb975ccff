"""Tags with a fault, or of titles that the catalogue does not have."""

from __future__ import annotations

import pytest

from etl.importers import catalogue_files as files
from etl.importers import mdl
from etl.importers.report import FileCount


@pytest.mark.parametrize(
    ("tag", "column", "reason"),
    [
        (("7", "1", "Debt"), "mdl_id", mdl.NOT_KEPT),
        (("8", "1", "Debt"), "mdl_id", mdl.NOT_KEPT),
        (("9", "1", "Debt"), "mdl_id", mdl.NOT_KEPT),
        (("999", "1", "Debt"), "mdl_id", mdl.UNKNOWN_TITLE),
        (("", "1", "Debt"), "mdl_id", "must be a numeric identifier"),
        (("101", "", "Debt"), "position", "must not be empty"),
        (("101", "0", "Debt"), "position", "must lie between 1 and 10000"),
        (("101", "two", "Debt"), "position", "must be a whole number"),
        (("101", "2", " "), "tag", "must not be empty"),
        (("101", "2", "Slow Burn"), "tag", mdl.TAG_TWICE),
    ],
)
def test_a_bad_tag_rejects_its_row_only(
    bench, tag: tuple[str, str, str], column: str, reason: str
) -> None:
    rejected = [
        bench.drama(mdl_id="7", type="TV Program"),
        bench.drama(mdl_id="8", genres="Crime"),
        bench.drama(mdl_id="9", country="Atlantis"),
    ]
    tags = [("101", "1", "Slow Burn"), tag, ("101", "3", "Cats")]
    report = bench.mdl([bench.drama(), *rejected], tags)
    assert report.files[1] == FileCount("tags.csv", 3, 2, 1, 0)
    [problem] = [problem for problem in report.problems if problem.file == "tags.csv"]
    assert (problem.line, problem.column, problem.reason) == (3, column, reason)
    assert bench.column(files.MDL_TERM_USES.path, "term") == ["Cats", "Slow Burn"]
