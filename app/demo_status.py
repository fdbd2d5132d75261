"""How many clips of the demo world are ready, for the counter in the feed."""

from __future__ import annotations

import json

from fastapi import APIRouter
from pydantic import BaseModel
from sqlmodel import col, func, select

from catalog.lifecycle import VideoState
from catalog.models import Account, Video
from core.db import read_scope
from core.settings import get_settings
from core.web import problems

router = APIRouter(prefix="/demo", tags=["operation"])
PLAN_FILE = "demo-plan.json"  # Written by `app.demo.seed`: {"clips": total}.


# A clip that a person still has to judge, or that was refused, is not on its way by itself.
_NOT_COMING = (VideoState.HELD, VideoState.REJECTED, VideoState.FAILED, VideoState.REMOVED)


class DemoStatus(BaseModel):
    """Clips of the demo world that can be watched, of those planned; both 0 without one."""

    ready: int
    total: int


@router.get("/status", responses=problems())
def demo_status() -> DemoStatus:
    """How far the demo world is."""
    settings = get_settings()
    plan = settings.data_dir / PLAN_FILE
    if settings.environment != "demo" or not plan.exists():
        return DemoStatus(ready=0, total=0)
    with read_scope() as session:
        counts = dict(
            session.exec(
                select(Video.state, func.count())
                .join(Account, col(Account.id) == col(Video.creator_id))
                .where(Account.is_demo, col(Video.source_key).startswith("demo:"))
                .group_by(col(Video.state))
            ).all()
        )
    aside = sum(counts.get(state, 0) for state in _NOT_COMING)
    ready = counts.get(VideoState.PUBLISHED, 0)
    total = int(json.loads(plan.read_text())["clips"]) - aside
    return DemoStatus(ready=min(ready, total), total=total)
