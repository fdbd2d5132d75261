"""HTTP manners shared by every `endpoints` module: problems, origins, pages, ready bytes.

A problem's `detail` and the messages beside fields are for people, in the language of whoever
asked; `code`, `title` and the names of fields are for programs, in English.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import orjson
import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from core.errors import (
    Forbidden,
    InvalidInput,
    JhalakError,
    NotFound,
    TooManyRequests,
)
from core.languages import reads_hindi
from core.settings import get_settings
from core.validation import said_of

log = structlog.get_logger(__name__)
PROBLEM = "application/problem+json"
READER = "jhalak.reader"  # In the scope of a request: the locale of whoever asks.
UNSAFE = frozenset({"POST", "PUT", "PATCH", "DELETE"})


class FieldProblem(BaseModel):
    """What is wrong with one field of the request."""

    field: str
    message: str


class Problem(BaseModel):
    """RFC 9457 problem details."""

    type: str = Field(examples=["about:blank"])
    title: str
    status: int
    detail: str
    code: str = Field(description="Stable machine-readable name.")
    errors: list[FieldProblem] = []


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """`responses=` of an operation: typed problem answers for `statuses` (422 is always there)."""
    return {
        status: {"model": Problem, "content": {PROBLEM: {}}, "description": "Problem"}
        for status in (*statuses, 422)
    }


def problem_response(
    status: int,
    code: str,
    title: str,
    detail: str,
    errors: list[FieldProblem] | None = None,
    headers: dict[str, str] | None = None,
) -> Response:
    """A problem as ready bytes."""
    body = Problem(
        type="about:blank",
        title=title,
        status=status,
        detail=detail,
        code=code,
        errors=errors or [],
    )
    return Response(orjson.dumps(body.model_dump()), status, headers=headers, media_type=PROBLEM)


def reader_of(request: Request) -> str:
    """The locale of whoever asks; English before anybody knows who does."""
    return str(request.scope.get(READER, "en"))


def answer_error(error: JhalakError, locale: str = "en") -> Response:
    """The problem for one of the program's own errors, told in the language of `locale`."""
    headers = _in_hindi() if error.hindi and reads_hindi(locale) else {}
    if isinstance(error, TooManyRequests):
        headers["Retry-After"] = str(error.retry_after_s)
    return problem_response(
        error.status, error.code, error.title, error.told(locale), headers=headers or None
    )


def answer_any(error: Exception, path: str) -> Response:
    """The problem for any error; one that is not the program's own is written to the log."""
    if isinstance(error, JhalakError):
        return answer_error(error)
    log.error("request_failed", path=path, exc_info=error)
    return answer_error(JhalakError())


def install_error_handlers(api: FastAPI) -> None:
    """Makes every error of `api` a problem document."""

    @api.exception_handler(JhalakError)
    async def _ours(request: Request, error: JhalakError) -> Response:
        return answer_error(error, reader_of(request))

    @api.exception_handler(RequestValidationError)
    async def _invalid(request: Request, error: RequestValidationError) -> Response:
        locale = reader_of(request)
        fields = [
            FieldProblem(field=".".join(str(p) for p in e["loc"][1:]), message=said_of(e, locale))
            for e in error.errors()[:20]
        ]
        detail = "; ".join(f"{f.field}: {f.message}" if f.field else f.message for f in fields)
        headers = _in_hindi() if reads_hindi(locale) else None
        return problem_response(
            422, InvalidInput.code, InvalidInput.title, detail[:500], fields, headers
        )

    @api.exception_handler(HTTPException)
    async def _http(_: Request, error: HTTPException) -> Response:
        if error.status_code == 404:
            return answer_error(NotFound())
        if error.status_code == 400:
            return answer_error(InvalidInput("The request's body cannot be read."))
        return problem_response(
            error.status_code, f"http_{error.status_code}", str(error.detail), str(error.detail)
        )

    @api.exception_handler(Exception)
    async def _unexpected(request: Request, error: Exception) -> Response:
        return answer_any(error, request.url.path)


def _in_hindi() -> dict[str, str]:
    return {"Content-Language": "hi"}


def require_same_origin(request: Request) -> None:
    """An unsafe method that relies on a cookie must come from one of our own origins.

    Raises:
        Forbidden: It does not. Fails closed: a missing `Origin` with a cookie is refused.
    """
    if request.method not in UNSAFE or not request.cookies:
        return
    if request.headers.get("authorization", "").lower().startswith("bearer "):
        return
    origin = request.headers.get("origin")
    if origin in get_settings().origins or _is_own_host(origin, request):
        return
    raise Forbidden("This request came from another site.", code="cross_origin")


def _is_own_host(origin: str | None, request: Request) -> bool:
    if not origin:
        return False
    return bool(urlsplit(origin).netloc) and urlsplit(origin).netloc == request.headers.get("host")
