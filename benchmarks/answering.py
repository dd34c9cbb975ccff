"""An answer of the API over HTTP, against the bare SQL of its question."""

from __future__ import annotations

import tempfile
import warnings
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.serving import SERVED, serving
from benchmarks.timing import medians
from etl.build import build
from slowburn.analysis.filters import Filters
from slowburn.analysis.question import answer
from slowburn.warehouse.connection import open_warehouse
from slowburn.warehouse.home import BUNDLED_DATA

if TYPE_CHECKING:
    from collections.abc import Iterator

ADDRESS = "/api/v1/ask/trends.json"
NEW = "?min_watchers={}"
"""Makes an answer that the server has not given before, with nearly the same rows."""


@dataclass(frozen=True, slots=True)
class AnsweringFigures:
    """What an answer took.

    Attributes:
        way: In what way it was asked for.
        size: Bytes of the answer.
        answer_seconds: Median time from sending the request to the last byte.
        sql_seconds: Median time of the question's query alone, in the measuring process.
    """

    way: str
    size: int
    answer_seconds: float
    sql_seconds: float


def measure_answering(*, rounds: int) -> Iterator[AnsweringFigures]:
    """Measure all trends of the bundled data: from memory, compressed, and worked out anew."""
    with tempfile.TemporaryDirectory(prefix="slowburn-bench-") as home:
        build(BUNDLED_DATA, Path(home))
        warehouse = open_warehouse(Path(home))
        asked = answer(warehouse, "trends", Filters())
        [query] = asked.queries

        def bare_sql() -> None:
            cursor = warehouse.connection.cursor()
            cursor.execute(query.sql, query.parameters).to_arrow_reader().read_all()

        with serving(SERVED, Path(home)) as address:
            connection = HTTPConnection(address.removeprefix("http://"))
            numbers = count()

            def get(more: str = "", **headers: str) -> bytes:
                connection.request("GET", ADDRESS + more, headers=headers)
                return connection.getresponse().read()

            ways = {
                "warm": get,
                "warm, gzip": partial(get, **{"Accept-Encoding": "gzip"}),
                "asked for the first time": lambda: get(NEW.format(next(numbers))),
            }
            for way, ask in ways.items():
                size = len(ask())
                with warnings.catch_warnings(action="ignore", category=UserWarning):
                    seconds = medians({"answer": ask, "sql": bare_sql}, rounds=rounds)
                yield AnsweringFigures(way, size, seconds["answer"], seconds["sql"])
            connection.close()
        warehouse.connection.close()
