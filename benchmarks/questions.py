"""Answering each question, against its bare SQL on the same connection, fetched as Arrow."""

from __future__ import annotations

import tempfile
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.timing import medians
from etl.build import build
from slowburn.analysis.filters import Filters
from slowburn.analysis.question import QUESTIONS, answer
from slowburn.warehouse.connection import open_warehouse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slowburn.warehouse.connection import Warehouse

ASKED_WITH: dict[str, dict[str, Any]] = {"find": {"text": "love"}}
"""Parameters where the default would find nothing."""

MOST_SPOKEN_OF = """
    SELECT drama_id
    FROM annotation
    GROUP BY drama_id
    ORDER BY count(*) DESC, drama_id
    LIMIT 1"""


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


def measure_questions(data: Path, *, rounds: int) -> Iterator[QuestionFigures]:
    """Measure every question, without filters, on a fresh warehouse of the text files in ``data``.

    A question about one drama is asked of the one that most is said of.
    """
    with tempfile.TemporaryDirectory(prefix="slowburn-bench-") as home:
        build(data, Path(home))
        warehouse = open_warehouse(Path(home))
        [[drama]] = warehouse.connection.execute(MOST_SPOKEN_OF).fetchall()
        for name, question in QUESTIONS.items():
            parameters = dict(ASKED_WITH.get(name, {}))
            asks_of = question.parameters.get("drama")
            if asks_of is not None and asks_of.default:
                several = isinstance(asks_of.default, tuple)
                parameters["drama"] = (drama,) if several else drama
            yield _measure(warehouse, name, parameters, rounds)
        warehouse.connection.close()


def _measure(
    warehouse: Warehouse, name: str, parameters: dict[str, Any], rounds: int
) -> QuestionFigures:
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
