"""HTTP for the feed."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, Any
from urllib.parse import parse_qsl
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from starlette.types import Scope, Send

from catalog.viewer import Viewer
from catalog.web import GUEST_COOKIE, CurrentViewer, current_viewer, viewer_at_once
from core.clock import utc_now
from core.db import read_scope
from core.web import answer_any, problems
from feed import service
from feed.exposure import exposure_of, late_clips
from feed.maker import PageRequest
from feed.schemas import Explanation, Exposure, FeedPage, FeedParams

router = APIRouter(tags=["feed"])
_PRIVATE = {"Cache-Control": "private, no-store"}
_READY_HEADERS = (
    (b"content-type", b"application/json"),
    (b"cache-control", b"private, no-store"),
)


def _is_known(viewer: Viewer, request: Request) -> bool:
    """Whether the client said who it is, rather than being given an id for this request."""
    if viewer.is_signed_in:
        return True
    return request.scope.get("jhalak.new_guest") != viewer.id and GUEST_COOKIE in request.cookies


def _parameters() -> list[dict[str, Any]]:
    """`FeedParams` as OpenAPI has it."""
    return [
        {"name": name, "in": "query", "required": False, "schema": schema}
        for name, schema in FeedParams.model_json_schema()["properties"].items()
    ]


def _params_of(request: Request) -> FeedParams:
    try:
        return FeedParams.model_validate(dict(request.query_params))
    except ValidationError as error:
        bad = [e | {"loc": ("query", *e["loc"])} for e in error.errors(include_url=False)]
        raise RequestValidationError(bad) from None


def _page_request(params: FeedParams, viewer: Viewer, *, is_known: bool) -> PageRequest:
    return PageRequest(
        viewer=viewer,
        is_known=is_known,
        surface=params.surface,
        limit=params.limit,
        cursor=params.cursor or None,
        start=params.start,
    )


@router.get(
    "/feed",
    response_model=FeedPage,
    responses=problems(401, 404, 503),
    openapi_extra={"parameters": _parameters()},
)
async def get_feed(request: Request) -> Response:
    """The next page of clips for this viewer.

    For You and Following never repeat a clip until nothing unseen is left.
    """
    # Read by hand: declared parameters and dependencies would take a fifth of this route's time.
    params = _params_of(request)
    viewer = await current_viewer(request)
    asked = _page_request(params, viewer, is_known=_is_known(viewer, request))
    body = await service.feed_page(asked)
    return Response(body, media_type="application/json", headers=_PRIVATE)


PATH = "/api/v1/feed"
SHORT_QUERY = 64


async def answered_at_once(scope: Scope, send: Send) -> bool:
    """Answers `GET /feed` of a viewer who is known at once; whether it did.

    The framework's way from socket to route and back takes longer than making the page. Whatever is
    out of the ordinary (a new guest, a token, a bad parameter) takes that way all the same.
    """
    if scope["type"] != "http" or scope["path"] != PATH or scope["method"] != "GET":
        return False
    viewer = viewer_at_once(scope["headers"])
    asked = _asked_at_once(viewer, scope["query_string"]) if viewer else None
    if asked is None:
        return False
    try:
        status, headers, body = 200, [*_READY_HEADERS], await service.feed_page(asked)
    except Exception as error:  # Nobody above turns errors into answers.
        answer = answer_any(error, PATH)
        status, headers, body = answer.status_code, [*answer.raw_headers], bytes(answer.body)
    if status == 200:
        headers.append((b"content-length", b"%d" % len(body)))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
    return True


def _asked_at_once(viewer: Viewer, query_string: bytes) -> PageRequest | None:
    is_short = len(query_string) <= SHORT_QUERY
    params = _params_at_once(query_string) if is_short else _params_in(query_string)
    return _page_request(params, viewer, is_known=True) if params else None


def _params_in(query_string: bytes) -> FeedParams | None:
    try:
        return FeedParams.model_validate(dict(parse_qsl(query_string.decode("latin-1"))))
    except ValidationError:
        return None


# First pages all ask the same; a cursor is long and never comes twice.
_params_at_once = lru_cache(maxsize=1024)(_params_in)


@router.get("/feed/exposure/{video_id}", responses=problems(401, 404))
def get_exposure(video_id: UUID, viewer: CurrentViewer) -> Exposure:
    """Whether a clip has had the audience promised to it. For its creator, and moderators."""
    with read_scope() as session:
        return exposure_of(session, video_id, viewer, utc_now())


@router.get("/feed/exposures/late", responses=problems(401, 403))
def get_late_exposures(
    viewer: CurrentViewer, limit: Annotated[int, Query(ge=1, le=500)] = 100
) -> list[Exposure]:
    """Published clips whose time is over before they had the audience promised, latest first; they
    keep places of their own until they have had it. For moderators.
    """
    with read_scope() as session:
        return late_clips(session, viewer, utc_now(), limit)


@router.get("/feed/explain/{request_id}", responses=problems(401, 404, 503))
async def explain_feed(request_id: UUID, viewer: CurrentViewer) -> Explanation:
    """Why each clip of a page was chosen. For whoever asked for the page, and moderators."""
    return await service.explain(request_id, viewer)
