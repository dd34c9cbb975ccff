"""What a page draws from, the API gives: every chart's export, snippet and answer are the same."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from slowburn.analysis.elsewhere import api_path
from slowburn.analysis.forms import Format, as_bytes
from slowburn.api.app import routes
from slowburn.ui import figures
from slowburn.ui.pages import PAGES

WITH_CHARTS = [page.name for page in PAGES if page.name not in {"method", "yourdata"}]


@pytest.fixture
def api(home, monkeypatch) -> TestClient:
    monkeypatch.setenv("SLOWBURN_HOME", str(home))
    return TestClient(Starlette(routes=routes()))


@pytest.mark.parametrize("name", WITH_CHARTS)
def test_the_api_gives_the_numbers_of_every_chart(open_with_every_control, api, monkeypatch, name):
    charts = []
    remember = figures.remember
    monkeypatch.setattr(
        figures, "remember", lambda chart: (charts.append(chart), remember(chart))[1]
    )
    drawn = len(open_with_every_control(name).get("plotly_chart"))
    assert drawn > 0
    for chart in charts[-drawn:]:
        answer = chart.numbers.answer
        response = api.get(api_path(answer, Format.CSV))
        assert response.status_code == 200, (chart.numbers.key, response.text)
        assert response.content == as_bytes(answer.table, Format.CSV), chart.numbers.key
