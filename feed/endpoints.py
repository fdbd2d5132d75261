"""HTTP for the feed."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from catalog.viewer import Viewer
from catalog.web import GUEST_COOKIE, CurrentViewer, current_viewer
from core.web import problems
from feed import service
from feed.maker import PageRequest
from feed.query import MAX_LIMIT
from feed.schemas import Explanation, FeedPage

router = APIRouter(tags=["feed"])
_PRIVATE = {"Cache-Control": "private, no-store"}


def _is_known(viewer: Viewer, request: Request) -> bool:
    """Whether the client said who it is, rather than being given an id for this request."""
    if viewer.is_signed_in:
        return True
    return request.scope.get("jhalak.new_guest") != viewer.id and GUEST_COOKIE in request.cookies


@router.get("/feed", response_model=FeedPage, responses=problems(401, 404, 503))
async def get_feed(
    request: Request,
    surface: Annotated[
        str,
        Query(
            max_length=80,
            description="for_you, following, saved, tag:<slug> or creator:<handle>",
        ),
    ] = "for_you",
    limit: Annotated[int, Query(ge=1, le=MAX_LIMIT)] = 10,
    cursor: Annotated[str | None, Query(max_length=4096)] = None,
    start: Annotated[UUID | None, Query(description="Deep link: this clip comes first.")] = None,
) -> Response:
    """The next page of clips for this viewer.

    For You and Following never repeat a clip until nothing unseen is left.
    """
    # Asked here and not as a dependency: that costs a busy route a tenth of its time.
    viewer = await current_viewer(request)
    asked = PageRequest(
        viewer=viewer,
        is_known=_is_known(viewer, request),
        surface=surface,
        limit=limit,
        cursor=cursor or None,
        start=start,
    )
    body = await service.feed_page(asked)
    return Response(body, media_type="application/json", headers=_PRIVATE)


@router.get("/feed/explain/{request_id}", responses=problems(401, 404, 503))
async def explain_feed(request_id: UUID, viewer: CurrentViewer) -> Explanation:
    """Why each clip of a page was chosen. For whoever asked for the page, and moderators."""
    return Explanation.model_validate(await service.get_feed().explain(request_id, viewer))
