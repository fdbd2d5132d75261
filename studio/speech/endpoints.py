"""Captions over HTTP, cue by cue, and what was heard in a clip."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path

from catalog.web import CurrentViewer
from core.web import problems
from studio.speech import service
from studio.speech.schemas import CueChange, SpeechView, TrackView

router = APIRouter(prefix="/studio", tags=["studio"])
Language = Annotated[str, Path(max_length=8, examples=["en"])]


@router.get("/videos/{video_id}/captions/{language}/cues", responses=problems(401, 403, 404))
def get_cues(video_id: UUID, language: Language, viewer: CurrentViewer) -> TrackView:
    """One caption track, word by word."""
    return service.caption_track(viewer, video_id, language)


@router.patch("/videos/{video_id}/captions/{language}/cues", responses=problems(401, 403, 404, 409))
def change_cues(
    video_id: UUID, language: Language, change: CueChange, viewer: CurrentViewer
) -> TrackView:
    """Makes one change to a track; words that stay keep their times."""
    return service.edit_track(viewer, video_id, language, change)


@router.get("/videos/{video_id}/speech", responses=problems(401, 403, 404))
def get_speech(video_id: UUID, viewer: CurrentViewer) -> SpeechView:
    """What was heard in the clip, and whether somebody is listening now."""
    return service.speech(viewer, video_id)


@router.post("/videos/{video_id}/speech", status_code=202, responses=problems(401, 403, 404, 409))
def ask_for_draft(video_id: UUID, viewer: CurrentViewer) -> SpeechView:
    """Has the machine listen and draft captions; a creator's own track is never touched."""
    return service.ask_for_draft(viewer, video_id)
