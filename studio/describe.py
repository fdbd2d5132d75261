"""What a clip is about, as one vector for the feed: its words, its products, its pictures.

It is made in the transcoding job, beside the frames, so that a clip never reaches the feed before
its vector. A source fails open: without the models the clip goes on and is described later.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

import numpy as np
import structlog
from numpy.typing import NDArray
from sqlmodel import Session, col, select

from catalog.lifecycle import VideoState
from catalog.media import media_key
from catalog.models import Product, ProductPin, Video
from catalog.videos import touch
from core.db import read_scope, session_scope
from core.storage import get_store
from perception.content import content_vector
from perception.image import image_encoder
from perception.text import text_encoder
from perception.weights import ModelUnavailable
from studio.frames import sample_frames
from studio.transcode import VIDEO_MP4

log = structlog.get_logger(__name__)
DESCRIBE = "studio.describe"
FRAMES = 8
FRAME_PX = 320


def words_of(session: Session, video: Video) -> str:
    """Caption, hashtags among it, and the names of the products shown."""
    titles = session.exec(
        select(Product.brand_name, Product.title)
        .join(ProductPin, col(ProductPin.product_id) == col(Product.id))
        .where(ProductPin.video_id == video.id)
        .distinct()
    )
    return " ".join([video.caption, *(f"{brand} {title}" for brand, title in titles)]).strip()


def describe(words: str, frames: Sequence[NDArray[np.uint8]]) -> bytes | None:
    """The vector as 64 little-endian float32, L2-normalised; `None` without the models."""
    try:
        text = text_encoder().encode([words or "clip"], kind="passage")[0]
        image = image_encoder().encode(frames).mean(axis=0) if frames else None
        vector = content_vector(text, image)
    except ModelUnavailable as error:
        log.warning("describe_unavailable", code=error.code)
        return None
    return np.ascontiguousarray(vector, dtype="<f4").tobytes()


def frames_for(video_mp4: Path) -> list[NDArray[np.uint8]]:
    """The pictures by which a clip is described."""
    return list(sample_frames(video_mp4, FRAMES, max_side_px=FRAME_PX))


def describe_video(video_id: UUID) -> bool:
    """Describes a clip from its renditions, as after a change of its words; whether it worked."""
    with read_scope() as session:
        video = session.get(Video, video_id)
        if video is None or not video.recipe:
            return False
        words = words_of(session, video)
        key = f"{media_key(video.id, video.recipe)}/{VIDEO_MP4}"
    vector = describe(words, frames_for(get_store().local_path(key)))
    if vector is None:
        return False
    with session_scope() as session:
        video = session.get(Video, video_id)
        if video is not None and video.content_vector != vector:
            video.content_vector = vector
            touch(session, video)
    return True


def undescribed(limit: int = 20) -> list[UUID]:
    """Live clips that still lack their vector."""
    with read_scope() as session:
        return list(
            session.exec(
                select(Video.id)
                .where(
                    Video.state == VideoState.PUBLISHED,
                    col(Video.content_vector).is_(None),
                    Video.recipe != "",
                )
                .limit(limit)
            )
        )
