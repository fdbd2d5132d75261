"""The live board over HTTP, for moderators."""

from __future__ import annotations

from fastapi import APIRouter

from catalog.web import CurrentViewer
from core.web import problems
from moderation.board import service
from moderation.board.service import BoardView

router = APIRouter()


@router.get("/board", responses=problems(401, 403))
def board(viewer: CurrentViewer) -> BoardView:
    """Clocks, backlog, arrivals, precision by label, appeals and the violative view rate."""
    return service.board(viewer)
