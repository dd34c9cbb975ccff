"""Whatever is asked, the API keeps to its own document and never breaks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.applications import Starlette

from slowburn.analysis.question import QUESTIONS
from slowburn.api.app import routes
from slowburn.api.asking import parameters_for

if TYPE_CHECKING:
    from starlette.testclient import TestClient

# The document cannot list every trope and drama, so that a well-formed name may name nothing.
NOT_PROMISED = [positive_data_acceptance]

# A document a line is sent as the text that it is.
schemathesis.serializer.alias("application/x-ndjson", "text/plain")

schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", Starlette(routes=routes()))


@pytest.fixture(autouse=True)
def _at_home(api: TestClient) -> None:
    """Answer from the bundled data."""


@schema.parametrize()
@settings(
    max_examples=5,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_as_the_document_says(case: schemathesis.Case) -> None:
    case.call_and_validate(excluded_checks=NOT_PROMISED)


# Values that come near to being right, as well as any text at all.
VALUES = st.text(max_size=40) | st.sampled_from(
    ["", "all", "KR", "kr", "2010", "-1", "0", "1e9", "99999999999", "love-triangle", "network",
     "head-over-heels-2025", "format", "pacing:2", "pacing:1e400", "\x00", "\ud7ff", "٣", "1_000",
     " 5 ", "%00", "'; DROP TABLE drama; --"]
)  # fmt: skip


@settings(
    max_examples=250,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_any_query_at_all_gets_an_answer_or_a_problem(api: TestClient, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(QUESTIONS)))
    names = st.sampled_from([*parameters_for(QUESTIONS[name]), "nonsense"])
    query = data.draw(st.lists(st.tuples(names, VALUES), max_size=4))
    got = api.get(f"/api/v1/ask/{name}.json?{urlencode(query)}")
    assert got.status_code in {200, 404, 409, 422}, got.text
    told = json.loads(got.content)
    assert isinstance(told, list) if got.status_code == 200 else told["parameter"] in dict(query)
    assert got.status_code not in {404, 409} or told["parameter"] in {"workspace", "version"}
