"""What each step changes of its clip, in the transaction that ends it."""

from __future__ import annotations

import base64

from sqlmodel import Session

from catalog.lifecycle import Step as LifeStep
from catalog.media import media_key
from catalog.models import Video
from catalog.videos import advance, touch
from core.clock import utc_now
from core.db import after_commit
from core.storage import get_store
from studio.models import ClipRun, RunState
from studio.pipeline.work import Result, Work
from studio.tracks import store_tracks


def nothing(session: Session, video: Video, work: Work, result: Result) -> None:
    """The step's result is for other steps."""


def first(session: Session, video: Video, work: Work, result: Result) -> None:
    """From now on the creator's preview plays; what an older edit left goes."""
    if video.recipe != work.recipe:
        if video.recipe:
            key = media_key(video.id, video.recipe)
            after_commit(session, lambda: get_store().delete_tree(key))
        video.recipe, video.colors = work.recipe, []
    video.duration_ms = int(str(result["duration_ms"]))
    if not video.colors:
        video.width, video.height = int(str(result["width"])), int(str(result["height"]))
    touch(session, video)


def stills(session: Session, video: Video, work: Work, result: Result) -> None:
    """The colours that show before the poster."""
    colors = result["colors"]
    assert isinstance(colors, list)
    video.colors = [str(color) for color in colors]
    touch(session, video)


def ladder(session: Session, video: Video, work: Work, result: Result) -> None:
    """The size of the largest rung."""
    video.width, video.height = int(str(result["width"])), int(str(result["height"]))
    touch(session, video)


def describe(session: Session, video: Video, work: Work, result: Result) -> None:
    """The vector; without one the sweep describes the clip once it is live."""
    if vector := result.get("vector"):
        video.content_vector = base64.b64decode(str(vector))


def finish(session: Session, video: Video, work: Work, result: Result) -> None:
    """The clip is ready to be screened."""
    run = session.get_one(ClipRun, work.run_id)
    run.state, run.progress, run.finished_at = RunState.DONE, 1.0, utc_now()
    session.add(run)
    store_tracks(session, video)
    after_commit(session, lambda: get_store().delete_tree(work.rendered_key))
    advance(session, video.id, LifeStep.TRANSCODED)
