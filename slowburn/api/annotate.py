"""Texts in, statements about tropes out; nothing of a text is kept or logged."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import anyio
from anyio.to_thread import run_sync
from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from slowburn.analysis.vocabulary import SHOWN, check_among
from slowburn.annotate.answer import json_line
from slowburn.annotate.documents import Document
from slowburn.annotate.limits import TextLimits
from slowburn.annotate.shared import annotate_text, languages
from slowburn.api.annotate_schema import ANSWER, BODY, DOCUMENT, JSON, LINES
from slowburn.api.answers import ANSWER_SECONDS, AT_ONCE
from slowburn.api.asking import no_parameters
from slowburn.api.problems import (
    INVALID_PARAMETER,
    TIME_LIMIT,
    TOO_LARGE,
    UNREADABLE,
    documented,
    problem,
)
from slowburn.warehouse.connection import TimeLimitError

if TYPE_CHECKING:
    from collections.abc import Iterator

router = APIRouter(tags=["texts"], dependencies=[Depends(no_parameters)])


class BodyError(ValueError):
    """Raised when the body of a request is not what can be read; says where."""


class TooLargeError(ValueError):
    """Raised when a request holds more than is read at once; says how much that is."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A document of a request, and its language; empty if its script decides."""

    document: Document
    language: str


@router.post(
    "/annotate",
    summary="What texts say about tropes: the same as `slowburn annotate --json`.",
    response_class=Response,
    openapi_extra={"requestBody": BODY},
    responses={**ANSWER, **documented(INVALID_PARAMETER, UNREADABLE, TOO_LARGE, TIME_LIMIT)},
)
async def annotate(request: Request) -> Response:
    """Send one document as an object, or several as a list or as JSON lines.

    Offsets count characters of the text. Nothing of it is kept. What is found is to be checked:
    patterns overlook much, and are at times wrong.
    """
    limits = TextLimits.from_environment()
    try:
        asked, one = _asked(await _body(request, limits), limits)
    except BodyError as error:
        return problem(UNREADABLE, str(error))
    except TooLargeError as error:
        return problem(TOO_LARGE, str(error))
    try:
        with anyio.fail_after(ANSWER_SECONDS):
            work = partial(_answer, asked)
            content = await run_sync(work, abandon_on_cancel=True, limiter=AT_ONCE)
    except TimeoutError:
        raise TimeLimitError(f"The answer took longer than {ANSWER_SECONDS:g} s.") from None
    return Response(
        content, headers={"Cache-Control": "no-store"}, media_type=JSON if one else LINES
    )


async def _body(request: Request, limits: TextLimits) -> bytes:
    """Return the body of a request; no more of a larger one is read than can be used."""
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > limits.request_bytes:
            raise TooLargeError(
                f"A request may have {limits.request_bytes:,} bytes. Send the texts one by one, or "
                "use the command line, which has no limit."
            )
        parts.append(part)
    return b"".join(parts)


def _asked(body: bytes, limits: TextLimits) -> tuple[list[Asked], bool]:
    """Return the documents of a body, and whether it is a single one.

    Raises:
        BodyError: If it is not JSON, or a document has no text.
        TooLargeError: If there are too many documents.
        UnknownValueError: If a document has a member that is not known, or such a language.
    """
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BodyError(f"Byte {error.start + 1:,} is not UTF-8.") from None
    try:
        given = json.loads(text)
    except (ValueError, RecursionError) as error:
        if "\n" not in text.strip():
            raise BodyError(f"The body is not JSON: {error}.") from None
        numbered = list(_lines(text))
    else:
        numbered = list(enumerate(given if isinstance(given, list) else [given], start=1))
        if isinstance(given, dict):
            return [_document(1, given)], True
    if len(numbered) > limits.documents:
        raise TooLargeError(f"A request may have {limits.documents:,} documents.")
    return [_document(number, each) for number, each in numbered], False


def _lines(text: str) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError) as error:
                raise BodyError(f"Line {number:,} is not JSON: {error}.") from None


def _document(number: int, given: Any) -> Asked:
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        raise BodyError(f"Document {number:,} has no text: expected an object with “text”.")
    check_among("member", [name[:SHOWN] for name in given], DOCUMENT["properties"])
    known_as, drama, language = (given.get(name) for name in ("id", "drama", "language"))
    if not isinstance(known_as, str | int | None) or isinstance(known_as, bool):
        raise BodyError(f"Document {number:,}: “id” is a text or a whole number.")
    if not isinstance(drama, str | None) or not isinstance(language, str | None):
        raise BodyError(f"Document {number:,}: “drama” and “language” are texts.")
    if language is not None:
        check_among("language", [language], languages())
    name = str(number if known_as is None else known_as)
    return Asked(Document(name, given["text"], drama or ""), language or "")


def _answer(asked: list[Asked]) -> bytes:
    return "".join(
        json_line(
            each.document.id, annotate_text(each.document.text, each.document.drama, each.language)
        )
        for each in asked
    ).encode()
