"""Proposes tags for a clip: a step of the pipeline that fails open and may run twice.

It looks at a few frames and reads what stands in two of them, caption and captions. What the
creator has decided stays decided, and nothing here touches the creator's own tags.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

import numpy as np
import structlog
from numpy.typing import NDArray
from sqlmodel import Session, col, delete, select

from catalog.hashtags import fold_tag, parse_hashtags
from catalog.lifecycle import VideoState
from catalog.models import Category, Video
from core.db import read_scope, session_scope
from core.storage import get_store
from perception.image import image_encoder
from perception.screen_text import screen_reader
from perception.tags.heads import MODEL
from perception.tags.reading import Evidence, Line, Proposal, propose
from perception.weights import ModelUnavailable
from studio.captions import parse_captions
from studio.frames import sample_frames
from studio.media_errors import FfmpegFailed
from studio.media_info import MediaInfo
from studio.repository import captions_of, upload_of
from studio.tagging.models import SuggestionState, TagKind, VideoTagSuggestion

log = structlog.get_logger(__name__)
SUGGEST_TAGS = "studio.suggest_tags"
FRAMES = 6
FRAME_PX = 736
# Reading takes a second and more a frame, so only the middles of the thirds are read.
READ = (1, 4)
MOST_SECONDS = 20.0
MOST_CATEGORIES, MOST_HASHTAGS = 3, 8


def suggest(video_id: UUID) -> int:
    """Proposes tags for a clip from its original; how many are on offer then.

    Whatever goes wrong leaves the clip without proposals, or with those that were there.
    """
    with read_scope() as session:
        video, upload = session.get(Video, video_id), upload_of(session, video_id)
        if video is None or upload is None or video.state is VideoState.REMOVED:
            return 0
        caption = video.caption
        said = [
            Line(cue.start_ms, cue.text)
            for track in captions_of(session, video_id)
            for cue in parse_captions(track.vtt)
        ]
        key, info = upload.original_key, MediaInfo.from_json(upload.media_info)
        shelves = dict(session.exec(select(Category.slug, Category.name)).all())
    began = time.monotonic()
    try:
        evidence = gather(get_store().local_path(key), info, caption, said)
        proposals = propose(evidence)
    except ModelUnavailable as error:
        log.warning("tags_unavailable", video_id=str(video_id), code=error.code)
        return 0
    offered = _keep(video_id, offers(proposals, shelves))
    log.info(
        "tags_proposed",
        video_id=str(video_id),
        offered=offered,
        took_ms=round((time.monotonic() - began) * 1000),
    )
    return offered


def gather(source: Path, info: MediaInfo, caption: str, said: Sequence[Line]) -> Evidence:
    """What is known of a clip. Frames that cannot be had or read are left out.

    Raises:
        ModelUnavailable: The image encoder is not there.
    """
    began = time.monotonic()
    try:
        frames = sample_frames(source, FRAMES, max_side_px=FRAME_PX, info=info)
    except (FfmpegFailed, OSError):
        frames = []
    times = tuple(round((k + 0.5) * info.duration_ms / FRAMES) for k in range(len(frames)))
    screen: list[Line] = []
    for number in READ:
        if number < len(frames) and time.monotonic() - began < MOST_SECONDS:
            screen += [Line(times[number], text) for text in _read(frames[number])]
    words = " ".join(word for word in caption.split() if not word.startswith(("#", "＃")))
    features = image_encoder().encode(frames) if frames else None
    return Evidence(words, tuple(said), tuple(screen), features, times)


def offers(
    proposals: Sequence[Proposal], shelves: dict[str, str]
) -> list[tuple[TagKind, str, str, Proposal]]:
    """What is offered for proposals: a category that the shop has, and a hashtag; a few of each.

    Args:
        shelves: Name by slug, of the shop's categories.
    """
    categories = [p for p in proposals if p.tag.kind == "category"]
    out = [
        (TagKind.CATEGORY, p.tag.slug, shelves[p.tag.slug], p)
        for p in categories
        if p.tag.slug in shelves
    ][:MOST_CATEGORIES]
    hashtags = {fold_tag(p.tag.hashtag): p for p in reversed(proposals)}
    ordered = sorted(hashtags.items(), key=lambda item: -item[1].score)[:MOST_HASHTAGS]
    return [*out, *((TagKind.HASHTAG, slug, p.tag.hashtag, p) for slug, p in ordered)]


def forget_suggestions(session: Session, video_id: UUID) -> None:
    """Drops what was proposed for a clip that is gone."""
    session.exec(delete(VideoTagSuggestion).where(col(VideoTagSuggestion.video_id) == video_id))


def _read(frame: NDArray[np.uint8]) -> list[str]:
    try:
        return screen_reader().lines([frame])[0]
    except ModelUnavailable:
        return []


def _keep(video_id: UUID, found: Sequence[tuple[TagKind, str, str, Proposal]]) -> int:
    """Replaces what is on offer; what was accepted or dismissed stays as it is."""
    with session_scope() as session:
        video = session.get(Video, video_id, with_for_update=True)
        if video is None or video.state is VideoState.REMOVED:
            return 0
        rows = session.exec(
            select(VideoTagSuggestion).where(VideoTagSuggestion.video_id == video_id)
        ).all()
        decided = {(r.kind, r.slug) for r in rows if r.state is not SuggestionState.OFFERED}
        written = {fold_tag(tag) for tag in parse_hashtags(video.caption)}
        for row in rows:
            if row.state is SuggestionState.OFFERED:
                session.delete(row)
        session.flush()
        fresh = [
            VideoTagSuggestion(
                video_id=video_id,
                kind=kind,
                slug=slug,
                label=label,
                score=proposal.score,
                model=MODEL,
                why=proposal.why,
            )
            for kind, slug, label, proposal in found
            if (kind, slug) not in decided and not (kind is TagKind.HASHTAG and slug in written)
        ]
        session.add_all(fresh)
        return len(fresh)
