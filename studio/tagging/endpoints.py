"""Proposed tags and products over HTTP, for the clip's owner alone."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from catalog.web import CurrentViewer
from core.web import problems
from studio.tagging import service
from studio.tagging.products import MOST, ProductSuggestion, suggest_products
from studio.tagging.schemas import TagSuggestion

router = APIRouter(prefix="/studio", tags=["studio"])
REFUSALS = problems(401, 403, 404)
CHANGES = problems(401, 403, 404, 409)


@router.get("/videos/{video_id}/suggestions", responses=REFUSALS)
def list_suggestions(video_id: UUID, viewer: CurrentViewer) -> list[TagSuggestion]:
    """Tags that models propose, those not decided first."""
    return service.suggestions(viewer, video_id)


@router.post("/videos/{video_id}/suggestions/{suggestion_id}/accept", responses=CHANGES)
def accept(video_id: UUID, suggestion_id: UUID, viewer: CurrentViewer) -> list[TagSuggestion]:
    """Makes a proposed tag the creator's own: a hashtag goes into the caption."""
    return service.accept(viewer, video_id, suggestion_id)


@router.post("/videos/{video_id}/suggestions/{suggestion_id}/dismiss", responses=CHANGES)
def dismiss(video_id: UUID, suggestion_id: UUID, viewer: CurrentViewer) -> list[TagSuggestion]:
    """Takes a proposed tag away; it is not proposed again for this clip."""
    return service.dismiss(viewer, video_id, suggestion_id)


@router.get("/videos/{video_id}/product-suggestions", responses=REFUSALS)
def list_product_suggestions(
    video_id: UUID, viewer: CurrentViewer, limit: Annotated[int, Query(ge=1, le=MOST)] = 6
) -> list[ProductSuggestion]:
    """Products of the catalogue that the clip may be showing, with the reason for each."""
    return suggest_products(viewer, video_id, limit=limit)
