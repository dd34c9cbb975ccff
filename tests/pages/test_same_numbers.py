"""What a page draws from, the API gives: every chart's export, snippet and answer are the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from slowburn.analysis.elsewhere import api_path
from slowburn.analysis.forms import Format, as_bytes
from slowburn.api.app import routes
from slowburn.ui import figures
from slowburn.ui.pages import PAGES

if TYPE_CHECKING:
    from slowburn.ui.shown import Chart

TOO_LITTLE = {"disagreement", "together"}
"""Pages that two dramas of one source do not make a chart of."""
WITH_CHARTS = [page.name for page in PAGES if page.name not in {"method", "yourdata", "annotate"}]


@pytest.fixture
def api(home, monkeypatch) -> TestClient:
    monkeypatch.setenv("SLOWBURN_HOME", str(home))
    return TestClient(Starlette(routes=routes()))


@pytest.fixture
def charts(monkeypatch) -> list[Chart]:
    """The charts of every run from here on."""
    seen: list[Chart] = []
    remember = figures.remember
    monkeypatch.setattr(figures, "remember", lambda chart: (seen.append(chart), remember(chart))[1])
    return seen


@pytest.mark.parametrize("name", WITH_CHARTS)
def test_the_api_gives_the_numbers_of_every_chart(open_with_every_control, api, charts, name):
    drawn = len(open_with_every_control(name).get("plotly_chart"))
    assert drawn > 0
    for chart in charts[-drawn:]:
        answer = chart.numbers.answer
        response = api.get(api_path(answer, Format.CSV))
        assert response.status_code == 200, (chart.numbers.key, response.text)
        assert response.content == as_bytes(answer.table, Format.CSV), chart.numbers.key


@pytest.mark.parametrize("name", WITH_CHARTS)
@pytest.mark.parametrize("data", ["mine", "merged"])
def test_the_api_gives_the_numbers_of_a_workspace_too(open_page, api, charts, shared, name, data):
    open_page(name, workspace=shared.id, data=data, country=["all"])
    # Charts that were drawn before the workspace was opened are the catalogue's.
    answers = [chart.numbers.answer for chart in charts]
    answers = [answer for answer in answers if data in answer.data_version]
    assert answers or (data == "mine" and name in TOO_LITTLE)
    for answer in answers:
        response = api.get(api_path(answer, Format.CSV, {"workspace": shared.id, "data": data}))
        assert response.status_code == 200, response.text
        assert response.content == as_bytes(answer.table, Format.CSV), answer.question.name
