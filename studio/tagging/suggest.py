"""Proposes tags for a clip: a step of the pipeline that fails open and may run twice.

It looks at a few frames and reads what stands in two of them, caption and captions. What the
creator has decided stays decided, and nothing here touches the creator's own tags.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
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
from perception.tags.reading import Evidence, Line, clock, propose
from perception.tags.vocabulary import Tag, tags
from perception.weights import ModelUnavailable
from perception.written import written_in
from studio.captions import parse_captions
from studio.frames import sample_frames
from studio.media_errors import FfmpegFailed
from studio.media_info import MediaInfo
from studio.repository import captions_of, upload_of
from studio.tagging.crops import crops_of
from studio.tagging.fusion import Look, Rule, committed_rule, look
from studio.tagging.models import SuggestionState, TagKind, VideoTagSuggestion
from studio.tagging.shelf import Shelf, kept

log = structlog.get_logger(__name__)
SUGGEST_TAGS = "studio.suggest_tags"
FRAMES = 6
FRAME_PX = 736
# Reading takes a second and more a frame, so only the middles of the thirds are read.
READ = (1, 4)
MOST_SECONDS = 20.0
MOST_CATEGORIES, MOST_HASHTAGS, MOST_PRODUCTS = 3, 8, 6
SURELY_SEEN = 0.5


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to propose."""

    kind: TagKind
    slug: str
    label: str
    score: float
    why: str


def suggest(video_id: UUID) -> int:
    """Proposes tags and products for a clip from its original; how many are on offer then.

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
        names = dict(session.exec(select(Category.slug, Category.name)).all())
        shelf = kept.look(session)
    began = time.monotonic()
    try:
        evidence, crops = gather(get_store().local_path(key), info, caption, said)
        found = offers(evidence, crops, shelf, names)
    except ModelUnavailable as error:
        log.warning("tags_unavailable", video_id=str(video_id), code=error.code)
        return 0
    offered = _keep(video_id, found)
    log.info(
        "tags_proposed",
        video_id=str(video_id),
        offered=offered,
        took_ms=round((time.monotonic() - began) * 1000),
    )
    return offered


def gather(
    source: Path, info: MediaInfo, caption: str, said: Sequence[Line]
) -> tuple[Evidence, NDArray[np.float32] | None]:
    """What is known of a clip, and features of parts of its frames: (frames, parts, 1280).

    Frames that cannot be had are left out, and so is what there is no time to read.

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
            screen += [Line(times[number], text) for text in words_in(frames[number])]
    words = without_hashtags(caption)
    if not frames:
        return Evidence(words, tuple(said), tuple(screen)), None
    crops = np.stack([image_encoder().encode(crops_of(frame)) for frame in frames])
    return Evidence(words, tuple(said), tuple(screen), crops[:, 0], times), crops


def without_hashtags(caption: str) -> str:
    """A caption's own words: what a creator tagged already tells nothing new."""
    return " ".join(word for word in caption.split() if not word.startswith(("#", "＃")))


def offers(
    evidence: Evidence,
    crops: NDArray[np.float32] | None,
    shelf: Shelf,
    names: dict[str, str],
    rule: Rule | None = None,
) -> list[Offer]:
    """What is offered for a clip: categories of the shop, hashtags, products; a few of each.

    Args:
        names: Name by slug, of the shop's categories.

    Raises:
        ModelUnavailable: The heads or the text encoder are not there.
    """
    rule = rule or committed_rule()
    seen = look(evidence, crops, shelf)
    scores = rule.probability(seen.signals)
    proposals = propose(evidence)
    by_slug = {tag.slug: tag for tag in tags()}
    categories = [
        Offer(TagKind.CATEGORY, slug, names.get(slug, slug), float(scores[k]), seen.reasons[k])
        for k, slug in enumerate(seen.categories)
        if scores[k] >= rule.threshold
    ]
    categories.sort(key=lambda offer: -offer.score)
    # The shop has nothing to compare with on its other shelves: there the heads speak alone.
    alone = [p for p in proposals if p.tag.slug not in seen.categories or p.tag.kind == "topic"]
    hashtags = [_hashtag(by_slug[o.slug], o.score, o.why) for o in categories if o.slug in by_slug]
    hashtags += [_hashtag(p.tag, p.score, p.why) for p in alone]
    hashtags.sort(key=lambda offer: -offer.score)
    return [
        *categories[:MOST_CATEGORIES],
        *{offer.slug: offer for offer in reversed(hashtags[:MOST_HASHTAGS])}.values(),
        *_products(seen, shelf),
    ]


def _hashtag(tag: Tag, score: float, why: str) -> Offer:
    return Offer(TagKind.HASHTAG, fold_tag(tag.hashtag), tag.hashtag, score, why)


def _products(seen: Look, shelf: Shelf) -> list[Offer]:
    likeliest = np.argsort(-seen.seen)[:MOST_PRODUCTS]
    return [
        Offer(
            TagKind.PRODUCT,
            str(shelf.items[k].id),
            shelf.items[k].title[:60],
            float(seen.seen[k]),
            f"Seen in the picture at {clock(seen.seen_ms[k])}",
        )
        for k in likeliest
        if seen.seen[k] >= SURELY_SEEN
    ]


def forget_suggestions(session: Session, video_id: UUID) -> None:
    """Drops what was proposed for a clip that is gone."""
    session.exec(delete(VideoTagSuggestion).where(col(VideoTagSuggestion.video_id) == video_id))


def words_in(frame: NDArray[np.uint8]) -> list[str]:
    """The lines that stand in a frame; without the reader of Hindi those in Latin letters, and
    none without any.
    """
    try:
        return written_in([frame])[0]
    except ModelUnavailable as error:
        log.warning("words_half_read", code=error.code)
    try:
        return screen_reader().lines([frame])[0]
    except ModelUnavailable:
        return []


def _keep(video_id: UUID, found: Sequence[Offer]) -> int:
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
                kind=offer.kind,
                slug=offer.slug,
                label=offer.label,
                score=offer.score,
                model=MODEL,
                why=offer.why[:200],
            )
            for offer in found
            if (offer.kind, offer.slug) not in decided
            and not (offer.kind is TagKind.HASHTAG and offer.slug in written)
        ]
        session.add_all(fresh)
        return len(fresh)
