"""What of a clip is screened: its words by where they stand, and where its pictures lie."""

from __future__ import annotations

import re
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, select

from catalog.media import media_key
from catalog.models import Hashtag, Product, ProductPin, Video, VideoHashtag
from moderation.captions import Cue, tracks_of
from moderation.surfaces import Surface

VIDEO_MP4 = "video.mp4"
COVER = "poster.webp"
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|_")


@dataclass(frozen=True, slots=True)
class Words:
    """A text, or words with their moments, of one place.

    Args:
        source: For people: `caption`, `captions.hi`, `hashtags`, …
    """

    source: str
    surface: Surface
    cues: tuple[Cue, ...]
    is_timed: bool = False

    @property
    def text(self) -> str:
        """All of it."""
        return "\n".join(cue.text for cue in self.cues)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is to be screened, read in one transaction.

    Args:
        language: That its maker says it speaks; empty when unsaid.
    """

    video_id: UUID
    words: tuple[Words, ...]
    video_key: str
    cover_key: str
    duration_ms: int
    language: str = ""


def plain(source: str, surface: Surface, text: str) -> Words:
    """A text without moments."""
    return Words(source, surface, (Cue(0, text),))


def evidence_of(session: Session, video: Video) -> Evidence:
    """The words of a clip and where its pictures lie."""
    words = [plain("caption", Surface.CAPTION, video.caption)]
    if tags := _hashtags(session, video.id):
        words.append(plain("hashtags", Surface.HASHTAG, tags))
    for track in tracks_of(session, video):
        source = f"captions.{track.language}"
        words.append(Words(source, Surface.SPEECH, track.played, is_timed=True))
        words.append(Words(f"{source}, cut away", Surface.SPEECH, track.cut_away))
    words.append(plain("sound title", Surface.SOUND, video.audio_title))
    words += [plain("product", Surface.PRODUCT_TEXT, text) for text in _products(session, video)]
    folder = media_key(video.id, video.recipe)
    return Evidence(
        video_id=video.id,
        words=tuple(w for w in words if w.text.strip()),
        video_key=f"{folder}/{VIDEO_MP4}",
        cover_key=f"{folder}/{COVER}",
        duration_ms=video.duration_ms,
        language=video.language,
    )


def _hashtags(session: Session, video_id: UUID) -> str:
    labels = session.exec(
        select(Hashtag.label)
        .join(VideoHashtag, col(VideoHashtag.slug) == col(Hashtag.slug))
        .where(VideoHashtag.video_id == video_id)
        .order_by(col(Hashtag.slug))
    )
    return " ".join(_CAMEL.sub(" ", label) for label in labels)


def _products(session: Session, video: Video) -> list[str]:
    """What the creator wrote about their own products; another shop's words are that shop's."""
    rows = session.exec(
        select(Product)
        .join(ProductPin, col(ProductPin.product_id) == col(Product.id))
        .where(ProductPin.video_id == video.id, Product.brand_id == video.creator_id)
        .order_by(col(Product.id))
        .distinct()
    )
    return [f"{product.title}. {product.description}" for product in rows]
