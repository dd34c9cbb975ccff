"""Answering each question, against its bare SQL on the same connection, fetched as Arrow."""

from __future__ import annotations

import tempfile
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.timing import medians
from etl.build import build
from slowburn.analysis.filters import Filters
from slowburn.analysis.question import QUESTIONS, answer
from slowburn.warehouse.connection import open_warehouse
from slowburn.warehouse.home import BUNDLED_DATA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slowburn.warehouse.connection import Warehouse

ASKED_WITH = {"find": {"text": "love"}}
"""Parameters where the default would find nothing."""


@dataclass(frozen=True, slots=True)
class QuestionFigures:
    """What a warm question took.

    Attributes:
        name: The question.
        rows: Rows of its answer.
        answer_seconds: Median time from asking to the finished table.
        sql_seconds: Median time of its queries alone.
    """

    name: str
    rows: int
    answer_seconds: float
    sql_seconds: float


def measure_questions(*, rounds: int) -> Iterator[QuestionFigures]:
    """Measure every question, without filters, on a fresh warehouse of the bundled data."""
    with tempfile.TemporaryDirectory(prefix="slowburn-bench-") as home:
        build(BUNDLED_DATA, Path(home))
        warehouse = open_warehouse(Path(home))
        for name in QUESTIONS:
            yield _measure(warehouse, name, rounds)
        warehouse.connection.close()


def _measure(warehouse: Warehouse, name: str, rounds: int) -> QuestionFigures:
    parameters = ASKED_WITH.get(name, {})
    answered = answer(warehouse, name, Filters(), **parameters)

    def ask() -> None:
        answer(warehouse, name, Filters(), **parameters)

    def bare_sql() -> None:
        # The way that DuckDB recommends for Arrow plans the query twice: slower, so no floor.
        for query in answered.queries:
            cursor = warehouse.connection.cursor()
            cursor.execute(query.sql, query.parameters).to_arrow_reader().read_all()

    with warnings.catch_warnings(action="ignore", category=UserWarning):
        seconds = medians({"answer": ask, "sql": bare_sql}, rounds=rounds)
    return QuestionFigures(name, len(answered.table), seconds["answer"], seconds["sql"])
