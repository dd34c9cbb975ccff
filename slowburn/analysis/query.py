"""Running a question's ``.sql`` file behind the filters, and keeping exactly what ran."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

    from slowburn.analysis.filters import Filters

HERE = Path(__file__).parent
WITH_AT_START = re.compile(r"(?P<head>(?:\s*--[^\n]*\n|\s+)*)WITH\b", re.IGNORECASE)
PARAMETER = re.compile(r"\$([a-z_]+)")


@dataclass(frozen=True, slots=True)
class Query:
    """A query as it ran: its text and its bound parameters."""

    sql: str
    parameters: dict[str, object]


@cache
def question_sql(name: str) -> str:
    """Return the text of ``questions/<name>.sql`` with ``selected.sql`` in front of it."""
    selected = (HERE / "selected.sql").read_text(encoding="utf-8").rstrip()
    question = (HERE / "questions" / f"{name}.sql").read_text(encoding="utf-8").strip()
    continued, tables = WITH_AT_START.subn(r"\g<head>", question, count=1)
    return f"{selected}{',' if tables else ''}\n\n{continued if tables else question}\n"


def run(
    con: duckdb.DuckDBPyConnection, name: str, filters: Filters, **parameters: object
) -> tuple[pd.DataFrame, Query]:
    """Run a question's file; return its rows and what ran."""
    sql = question_sql(name)
    given = filters.parameters() | parameters
    used = {key: given[key] for key in PARAMETER.findall(sql)}
    return con.cursor().execute(sql, used).df(), Query(sql, used)


def readable(query: Query) -> str:
    """Return the query with its parameters written in, ready to paste into DuckDB."""
    # Imported here: only a reader who asks for the SQL pays for it.
    from sqlglot import exp, parse_one

    def written(node: exp.Expr) -> exp.Expr:
        if isinstance(node, exp.Placeholder):
            return exp.convert(query.parameters[node.name])
        return node

    return parse_one(query.sql, read="duckdb").transform(written).sql("duckdb", pretty=True)
