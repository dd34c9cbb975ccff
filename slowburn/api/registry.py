"""What can be asked, and whom the answers rest on: the questions and the sources, described."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from slowburn.analysis.filters import Filters
from slowburn.analysis.forms import Format
from slowburn.analysis.parameters import FILTERS, OF_WORKSPACE
from slowburn.analysis.question import QUESTIONS
from slowburn.api.answers import respond
from slowburn.api.asking import Asking, no_parameters
from slowburn.api.problems import INVALID_PARAMETER, NO_WAREHOUSE, documented

if TYPE_CHECKING:
    from slowburn.analysis.parameters import Parameter

router = APIRouter(tags=["about"], dependencies=[Depends(no_parameters)])


@router.get(
    "/questions",
    summary="Every question, its parameters and the columns of its answer.",
    responses={**documented(INVALID_PARAMETER)},
)
async def questions() -> dict[str, Any]:
    """The filters and the data go with every question; ``href`` lacks only the form: ``.json``."""
    return {
        "filters": [_described(filter_) for filter_ in FILTERS.values()],
        "data": [_described(each) for each in OF_WORKSPACE.values()],
        "questions": [
            {
                "name": question.name,
                "summary": question.summary,
                "href": f"/api/v1/ask/{question.name}",
                "parameters": [_described(each) for each in question.parameters.values()],
                "columns": question.columns,
            }
            for question in QUESTIONS.values()
        ],
    }


def _described(parameter: Parameter) -> dict[str, Any]:
    described = {
        "name": parameter.name,
        "meaning": parameter.help,
        "type": "integer" if parameter.kind is int else "string",
        "several": parameter.several,
        "default": parameter.default,
    }
    return described | ({"choices": parameter.choices} if parameter.choices else {})


@router.get(
    "/sources",
    summary="The sources, how their statements came about, and their limits.",
    response_class=Response,
    responses={
        200: {"content": {"application/json": {"schema": {"type": "array"}}}},
        **documented(INVALID_PARAMETER, NO_WAREHOUSE),
    },
)
async def sources(request: Request) -> Response:
    """The answer to the question ``sources`` with everything in view."""
    return await respond(request, Asking("sources", Format.JSON, Filters(), ()))
