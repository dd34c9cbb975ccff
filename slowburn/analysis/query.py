"""Running a question's ``.sql`` file behind the filters, and keeping exactly what ran."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, reduce
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

    from slowburn.analysis.filters import Filters

HERE = Path(__file__).parent
WITH_AT_START = re.compile(r"\A(?P<head>(?:\s*--[^\n]*\n|\s+)*)WITH\b", re.IGNORECASE)
PARAMETER = re.compile(r"\$([a-z_]+)")
STANDS_ON = re.compile(r"^-- Stands on (\w+)\.sql\.$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Query:
    """A query as it ran: its text and its bound parameters."""

    sql: str
    parameters: dict[str, object]


@cache
def question_sql(name: str) -> str:
    """Return the text of ``questions/<name>.sql`` with what it stands on in front of it.

    That is ``selected.sql``, and whatever files beside it the question names in its head, in lines
    such as ``-- Stands on modelled_drama.sql.``
    """
    question = (HERE / "questions" / f"{name}.sql").read_text(encoding="utf-8")
    shared = ["selected", *STANDS_ON.findall(question)]
    parts = [(HERE / f"{part}.sql").read_text(encoding="utf-8") for part in shared]
    return reduce(_continued, [*parts, question]).strip() + "\n"


def _continued(before: str, then: str) -> str:
    """Return two parts of one query as one, with a single WITH for the tables of both."""
    bare, tables = WITH_AT_START.subn(r"\g<head>", then, count=1)
    return f"{before.rstrip()}{',' if tables else ''}\n\n{bare}"


def run(
    cursor: duckdb.DuckDBPyConnection, name: str, filters: Filters, **parameters: object
) -> tuple[pd.DataFrame, Query]:
    """Run a question's file on a cursor of its own; return its rows and what ran."""
    sql = question_sql(name)
    given = filters.parameters() | parameters
    used = {key: given[key] for key in PARAMETER.findall(sql)}
    return cursor.execute(sql, used).df(), Query(sql, used)


def readable(query: Query) -> str:
    """Return the query with its parameters written in, ready to paste into DuckDB."""
    # Imported here: only a reader who asks for the SQL pays for it.
    from sqlglot import exp, parse_one

    def written(node: exp.Expr) -> exp.Expr:
        if isinstance(node, exp.Placeholder):
            return exp.convert(query.parameters[node.name])
        return node

    return parse_one(query.sql, read="duckdb").transform(written).sql("duckdb", pretty=True)
