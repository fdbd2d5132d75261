"""What a step works on: one clip, one edit of it, one version of the program."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from sqlmodel import Session

from catalog.lifecycle import VideoState
from catalog.media import media_key
from catalog.models import Video
from core.errors import JhalakError
from core.jobs import Claim
from core.storage import get_store
from studio.edl import Edl
from studio.models import ClipRun, RunState
from studio.pipeline.laid import Source, is_plain, key_of, rendered, sources_of, uncut
from studio.probe import MediaInfo
from studio.publishing.ai import marked_recipe
from studio.repository import edit_of, upload_of
from studio.transcode import recipe_key

# Facts that a step leaves to those after it, as JSON.
Result = dict[str, object]
# Told how much of a step is done, in [0, 1].
Tell = Callable[[float], None]


class LeaseLost(JhalakError):
    """Another worker or another edit has taken over; this one stops without a trace."""

    code = "lease_lost"


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be made of which file.

    Args:
        source: The original, or its render once there is one; `info` and `edit` are of that file.
        original: The upload's own file.
        prefix: The private folder of the original.
        laid: The edit that has to be rendered first, with its files by name; None for a trim.
    """

    video_id: UUID
    run_id: UUID
    source: Path
    info: MediaInfo
    edit: Edl
    recipe: str
    original: Source
    prefix: str
    laid: Edl | None = None
    sources: dict[str, Source] = field(default_factory=dict)
    ai_made: tuple[str, ...] = ()  # Values of `AiPart`, to be written into the files.

    @property
    def key(self) -> str:
        """Where the clip's files are served from."""
        return media_key(self.video_id, self.recipe)

    def fetch(self, name: str, out: Path) -> None:
        """Puts one finished file of the clip into `out`; it shares its bytes, so is not written to.

        Raises:
            NotFound: It is not there.
        """
        made, target = get_store().local_path(f"{self.key}/{name}"), out / name
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(made, target)
        except OSError:  # Another disk, or one without links.
            shutil.copyfile(made, target)


def work_of(session: Session, claim: Claim) -> Work | None:
    """The claimed step's work; `None` when nobody wants it any more."""
    run, video = session.get(ClipRun, claim.graph_id), session.get(Video, claim.subject_id)
    upload = upload_of(session, claim.subject_id)
    if run is None or video is None or upload is None or not is_wanted(run, video):
        return None
    path = get_store().local_path(upload.original_key)
    info, edit = MediaInfo.from_json(upload.media_info), edit_of(video)
    original = Source(path, info)
    laid = None if is_plain(edit) else edit
    if laid is not None:
        made = rendered(key_of(upload.original_prefix, run.recipe))
        if made is not None:
            (path, info), edit = made, uncut(edit)
    return Work(
        video_id=video.id,
        run_id=run.id,
        source=path,
        info=info,
        edit=edit,
        recipe=run.recipe,
        original=original,
        prefix=upload.original_prefix,
        laid=laid,
        sources=sources_of(session, video, original) if laid else {},
        ai_made=tuple(video.ai_made),
    )


def recipe_of(video: Video) -> str:
    """Names what the clip's files depend on: source, edit, declaration, version of the program."""
    return marked_recipe(recipe_key(video.sha256, edit_of(video)), video.ai_made)


def is_wanted(run: ClipRun, video: Video) -> bool:
    """Whether the run still works on the edit with which the clip was handed in."""
    return (
        run.state is RunState.RUNNING
        and video.state is VideoState.PROCESSING
        and run.recipe == recipe_of(video)
    )
