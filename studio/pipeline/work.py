"""What a step works on: one clip, one edit of it, one version of the program."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlmodel import Session

from catalog.lifecycle import VideoState
from catalog.media import media_key
from catalog.models import Video
from core.errors import JhalakError
from core.jobs import Claim
from core.storage import get_store
from studio.edl import MAIN, Edl
from studio.media_info import MediaInfo
from studio.models import ClipRun, RunState, Upload
from studio.probe import probe
from studio.publishing.ai import marked_recipe
from studio.render import Source, is_plain
from studio.repository import edit_of, further_uploads, upload_of
from studio.transcode import recipe_key

RENDERED = "rendered."  # Begins the name of a rendered edit beside its original.
# Facts that a step leaves to those after it, as JSON.
Result = dict[str, object]
# Told how much of a step is done, in [0, 1].
Tell = Callable[[float], None]


class LeaseLost(JhalakError):
    """Another worker or another edit has taken over; this one stops without a trace."""

    code = "lease_lost"


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be made of which files.

    Args:
        sources: By the names that the edit uses; `main` is the original.
        prefix: The private folder of the original.
        is_imported: It came from a feed or the demo, finished.
        ai_made: Values of `AiPart`, to be written into the files.
    """

    video_id: UUID
    run_id: UUID
    sources: Mapping[str, Source]
    edit: Edl
    recipe: str
    prefix: str
    is_imported: bool
    ai_made: tuple[str, ...]

    @property
    def rendered_key(self) -> str:
        """Where the rendered edit is kept, privately, until every size of it is made."""
        return f"{self.prefix}/{RENDERED}{self.recipe}"

    @property
    def key(self) -> str:
        """Where the clip's files are served from."""
        return media_key(self.video_id, self.recipe)

    def picture(self) -> tuple[Path, MediaInfo, Edl]:
        """What the ladder is made of: a trim of the original, or else the whole rendered edit.

        Raises:
            NotFound: The edit is not rendered.
        """
        main = self.sources[MAIN]
        if is_plain(self.edit):
            return main.path, main.info, self.edit
        rendered = get_store().local_path(self.rendered_key)
        return rendered, probe(rendered), Edl(cover=self.edit.cover)

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
    return Work(
        video_id=video.id,
        run_id=run.id,
        sources={
            MAIN: _source(upload),
            **{str(further.id): _source(further) for further in further_uploads(session, video.id)},
        },
        edit=edit_of(video),
        recipe=run.recipe,
        prefix=upload.original_prefix,
        is_imported=video.source_key is not None,
        ai_made=tuple(video.ai_made),
    )


def _source(upload: Upload) -> Source:
    path = get_store().local_path(upload.original_key)
    return Source(path, MediaInfo.from_json(upload.media_info))


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
