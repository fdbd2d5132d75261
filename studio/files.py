"""Files that are already on this machine, taken in as an upload would be: importers, the demo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from uuid import UUID

from sqlmodel import select

from catalog.identity import viewer_of
from catalog.ids import AccountId, VideoId
from catalog.kinds import Disclosure, VideoKind
from catalog.lifecycle import VideoState
from catalog.models import Account, Video
from catalog.viewer import Viewer
from core.db import read_scope, session_scope
from core.errors import JhalakError, NotFound
from studio.brands.for_creators import put_under
from studio.drafts import create_draft
from studio.edits import edit_video, set_captions, set_pins
from studio.edl import Edl
from studio.repository import own_video
from studio.schemas import EdlBody, PinIn, VideoChange
from studio.submission import remove, submit
from studio.uploads.receiving import receiving
from studio.uploads.service import create_upload, terminate_upload

_CHUNK_BYTES = 4 * 2**20


def upload_file(viewer: Viewer, path: Path) -> UUID:
    """Sends a local file through the upload path; returns the finished upload's id.

    Raises:
        UploadTooLarge, QuotaExceeded: As over HTTP.
    """
    upload = create_upload(viewer, path.stat().st_size, file_name=path.name)
    if upload.length:
        try:
            with path.open("rb") as file, receiving(viewer, upload.id, 0) as receiver:
                while data := file.read(_CHUNK_BYTES):
                    receiver.write(data)
                receiver.finish()
        except JhalakError:
            terminate_upload(viewer, upload.id)
            raise
    return upload.id


def submit_file(
    creator: AccountId,
    path: Path,
    *,
    caption: str = "",
    kind: VideoKind | None = None,
    language: str = "",
    pins: Sequence[PinIn] = (),
    captions_vtt: Mapping[str, str] | None = None,
    disclosure: Disclosure = Disclosure.NONE,
    source_key: str | None = None,
    edl: Edl | None = None,
    audio_title: str = "",
    is_sponsored: bool = False,
    under: UUID | None = None,
) -> VideoId:
    """Uploads, drafts, edits and submits a file for its creator, each through its own door.

    Args:
        pins: In the time of the edited clip.
        captions_vtt: Text (WebVTT, SRT or lines) by language.
        under: The agreement with a brand that the clip is made under.
        source_key: The same creator and key give the same clip, whatever happened in between.

    Raises:
        MediaRefused: The file is no clip; nothing of it stays.
        PinRefused, CaptionsRefused, EdlRefused: The draft is taken away again.
    """
    viewer = _viewer(creator)
    video_id = (
        _known(creator, source_key)
        or create_draft(viewer, upload_file(viewer, path), source_key=source_key).id
    )
    with read_scope() as session:
        if own_video(session, viewer, video_id).state is not VideoState.DRAFT:
            return VideoId(video_id)
    try:
        if is_sponsored:
            with session_scope() as session:
                own_video(session, viewer, video_id, for_update=True).is_sponsored = True
        change = VideoChange(
            caption=caption,
            kind=kind,
            language=language or None,
            audio_title=audio_title,
            disclosure=disclosure if disclosure is not Disclosure.NONE else None,
            edl=EdlBody.of(edl) if edl else None,
        )
        edit_video(viewer, video_id, change)
        set_pins(viewer, video_id, pins)
        for track, text in (captions_vtt or {}).items():
            set_captions(viewer, video_id, track, text)
        if under is not None:
            put_under(viewer, video_id, under)
        submit(viewer, video_id)
    except JhalakError:
        _forget(viewer, video_id)
        raise
    return VideoId(video_id)


def _viewer(creator: AccountId) -> Viewer:
    with read_scope() as session:
        account = session.get(Account, creator)
        if account is None:
            raise NotFound("There is no such creator.", code="creator_not_found")
        return viewer_of(account)


def _known(creator: AccountId, source_key: str | None) -> UUID | None:
    if source_key is None:
        return None
    with read_scope() as session:
        return session.exec(
            select(Video.id).where(
                Video.creator_id == creator,
                Video.source_key == source_key,
                Video.state != VideoState.REMOVED,
            )
        ).first()


def _forget(viewer: Viewer, video_id: UUID) -> None:
    """Removes a draft that could not be completed and frees its source key for a better try."""
    with session_scope() as session:
        own_video(session, viewer, video_id, for_update=True).source_key = None
    remove(viewer, video_id)
