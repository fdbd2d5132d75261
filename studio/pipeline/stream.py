"""A clip's progress as it happens: what the page is told, and when.

The state is read from its rows, so any process can tell it, also after a restart; a message's id
is a digest of what it says, so a client that comes back hears only what has changed.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Callable
from time import monotonic
from uuid import UUID

from pydantic import Field
from starlette.concurrency import run_in_threadpool

from catalog.lifecycle import VideoState
from catalog.schemas import WireModel
from catalog.viewer import Viewer
from core.db import read_scope
from core.jobs import JobState, jobs_of
from core.languages import in_language
from studio.pipeline.progress import At, way
from studio.pipeline.runs import steps_now
from studio.pipeline.steps import STEPS
from studio.repository import latest_runs, own_video
from studio.views import WORKING, progress_of
from studio.wording import headline_of

LOOK_EVERY_S = 0.5
HEARTBEAT_S = 10.0
# A proxy or a phone may hold a dead connection for ever; a live client comes back by itself.
LONGEST_S = 600.0


class StepView(WireModel):
    """One step of the processing."""

    name: str
    words: str = Field(description="What it does, for the creator.")
    at: At


class ClipProgress(WireModel):
    """How far a clip that was handed in is."""

    video_id: UUID
    state: VideoState
    headline: str
    progress: float = Field(description="Of the processing, 0 to 1; never falls.")
    words: str = Field(description="What is being done now.")
    is_playable: bool
    is_over: bool = Field(description="Nothing more will happen by itself.")
    steps: list[StepView]


def clip_progress(viewer: Viewer, video_id: UUID) -> ClipProgress:
    """How far the viewer's own clip is, in their language.

    Raises:
        NotSignedIn, Forbidden, VideoNotFound: As for the clip itself.
    """
    with read_scope() as session:
        video = own_video(session, viewer, video_id)
        run = latest_runs(session, [video.id]).get(video.id)
        jobs = jobs_of(session, run.id) if run else []
        running = frozenset(job.step for job in jobs if job.state is JobState.RUNNING)
        steps = [
            StepView(name=name, words=in_language(words, viewer.locale), at=at)
            for name, words, at in way(STEPS, steps_now(jobs), running)
        ]
        headline = headline_of(video.state, video.decision_code, locale=viewer.locale)
        return ClipProgress(
            video_id=video.id,
            state=video.state,
            headline=headline,
            progress=progress_of(video, run),
            words=next((step.words for step in steps if step.at == "now"), headline),
            is_playable=bool(video.recipe),
            is_over=video.state not in WORKING,
            steps=steps,
        )


def message(told: ClipProgress) -> tuple[str, str]:
    """A message of the stream, and its id.

    The last one is of the kind `end`; a client closes the connection then.
    """
    body = told.model_dump_json()
    name = hashlib.sha256(body.encode()).hexdigest()[:16]
    kind = "end" if told.is_over else "progress"
    return f"id: {name}\nevent: {kind}\ndata: {body}\n\n", name


async def stream(
    look: Callable[[], ClipProgress], last_id: str = "", *, every_s: float = LOOK_EVERY_S
) -> AsyncIterator[str]:
    """Messages until the clip has arrived somewhere, each when something has changed.

    Args:
        look: Reads the state; blocking. What it raises ends the stream.
        last_id: Of the last message that the client has.
    """
    began = spoke = monotonic()
    yield "retry: 2000\n\n"
    while monotonic() - began < LONGEST_S:
        told = await run_in_threadpool(look)
        text, name = message(told)
        if name != last_id:
            last_id, spoke = name, monotonic()
            yield text
        elif monotonic() - spoke >= HEARTBEAT_S:
            spoke = monotonic()
            yield ": still here\n\n"
        if told.is_over:
            return
        await asyncio.sleep(every_s)
