"""HTTP for the feed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError

from catalog.viewer import Viewer
from catalog.web import GUEST_COOKIE, CurrentViewer, current_viewer
from core.web import problems
from feed import service
from feed.maker import PageRequest
from feed.schemas import Explanation, FeedPage, FeedParams

router = APIRouter(tags=["feed"])
_PRIVATE = {"Cache-Control": "private, no-store"}


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
    asked = PageRequest(
        viewer=viewer,
        is_known=_is_known(viewer, request),
        surface=params.surface,
        limit=params.limit,
        cursor=params.cursor or None,
        start=params.start,
    )
    body = await service.feed_page(asked)
    return Response(body, media_type="application/json", headers=_PRIVATE)


@router.get("/feed/explain/{request_id}", responses=problems(401, 404, 503))
async def explain_feed(request_id: UUID, viewer: CurrentViewer) -> Explanation:
    """Why each clip of a page was chosen. For whoever asked for the page, and moderators."""
    return await service.explain(request_id, viewer)
