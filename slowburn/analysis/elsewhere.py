"""How to get an answer elsewhere: its address in the HTTP API, and lines that fetch it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from slowburn.analysis.forms import Format
    from slowburn.analysis.question import Answer

SNIPPETS = {
    "pandas": 'import pandas as pd\n\ntable = pd.read_csv("{address}")',
    "R": 'table <- read.csv("{address}")',
    "DuckDB": "SELECT * FROM read_csv('{address}');",
}
"""Lines to paste, by what they are pasted into."""


def api_path(answer: Answer, form: Format, more: Mapping[str, str] | None = None) -> str:
    """Return the path of an answer in the API, with every filter and parameter it was given.

    Args:
        answer: The answer.
        form: The form to fetch it in.
        more: Parameters that say which data were asked, if not the catalogue.
    """
    given = {
        "country": answer.filters.country,
        "years": answer.filters.years or (),
        "drama_format": answer.filters.drama_format,
        "min_watchers": answer.filters.min_watchers or (),
        "source": answer.filters.source,
        **answer.parameters,
        **(more or {}),
    }
    parameters = {name: value for name, value in given.items() if value not in ((), "", None)}
    query = urlencode(parameters, doseq=True, safe=":", quote_via=quote)
    path = f"/api/v1/ask/{answer.question.name}.{form}"
    return f"{path}?{query}" if query else path


def snippets(address: str) -> dict[str, str]:
    """Return the lines that fetch the CSV at an address, by what they are pasted into."""
    return {tool: lines.format(address=address) for tool, lines in SNIPPETS.items()}
