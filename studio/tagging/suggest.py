"""Proposes tags for a clip: a step of the pipeline that fails open and may run twice."""

from __future__ import annotations

from uuid import UUID

from sqlmodel import Session, col, delete

from studio.tagging.models import VideoTagSuggestion


def forget_suggestions(session: Session, video_id: UUID) -> None:
    """Drops what was proposed for a clip that is gone."""
    session.exec(delete(VideoTagSuggestion).where(col(VideoTagSuggestion.video_id) == video_id))
