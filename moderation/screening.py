"""Running the classifiers over one clip: its words and, for a new clip, its pictures."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from time import monotonic
from uuid import UUID

import numpy as np
import structlog
from numpy.typing import NDArray
from sqlmodel import Session, col, select

from catalog.media import media_key
from catalog.models import Caption, Video
from core.storage import get_store
from moderation.classifiers.screen import screen_frames, screen_text
from moderation.classifiers.signals import Signal
from moderation.decision import is_over, threshold_of
from moderation.models import Scope, Screening, ScreeningResult
from moderation.policy import Policy
from moderation.sampling import sample_frames
from perception.weights import ModelUnavailable

log = structlog.get_logger(__name__)
VIDEO_MP4 = "video.mp4"


@dataclass(frozen=True, slots=True)
class Classifiers:
    """What judges words and pictures."""

    text: Callable[[str], list[Signal]] = screen_text
    frames: Callable[[Sequence[NDArray[np.uint8]], Sequence[int] | None], list[Signal]] = (
        screen_frames
    )


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is to be screened, read in one transaction."""

    video_id: UUID
    texts: tuple[tuple[str, str], ...]  # (where it comes from, text)
    video_key: str
    duration_ms: int


@dataclass(slots=True)
class Findings:
    """What the classifiers said, and whether they could say all."""

    signals: list[tuple[str, Signal]] = field(default_factory=list)  # (source, signal)
    problem: str = ""
    took_ms: int = 0

    @property
    def bare(self) -> list[Signal]:
        """The signals without their sources."""
        return [signal for _, signal in self.signals]


def evidence_of(session: Session, video: Video) -> Evidence:
    """The words of a clip and where its pictures lie."""
    texts = [("caption", video.caption)] if video.caption.strip() else []
    tracks = session.exec(
        select(Caption).where(Caption.video_id == video.id).order_by(col(Caption.language))
    )
    texts += [(f"captions.{t.language}", spoken_words(t.vtt)) for t in tracks]
    if video.audio_title.strip():
        texts.append(("sound title", video.audio_title))
    return Evidence(
        video_id=video.id,
        texts=tuple((source, text) for source, text in texts if text.strip()),
        video_key=f"{media_key(video.id, video.recipe)}/{VIDEO_MP4}",
        duration_ms=video.duration_ms,
    )


def spoken_words(vtt: str) -> str:
    """The text of a canonical WebVTT track, without its times."""
    lines = vtt.splitlines()
    return "\n".join(x for x in lines if x.strip() and "-->" not in x and x != "WEBVTT")


def screen(evidence: Evidence, scope: Scope, policy: Policy, by: Classifiers) -> Findings:
    """What the classifiers find. Never raises: what could not be screened is `problem`."""
    began = monotonic()
    found = Findings()
    try:
        for source, text in evidence.texts:
            found.signals += [(source, signal) for signal in by.text(text)]
        if scope is Scope.CLIP:
            path = get_store().local_path(evidence.video_key)
            n = policy.frames_for(evidence.duration_ms)
            sample = sample_frames(path, evidence.duration_ms, n)
            found.signals += [("frames", s) for s in by.frames(sample.frames, sample.times_ms)]
    except ModelUnavailable as error:
        found.problem = f"A model is not available: {error.detail}"[:300]
    except Exception as error:  # Whatever stops a screening, a person decides: fails closed.
        log.error("screening_failed", video_id=str(evidence.video_id), exc_info=True)
        found.problem = f"The screening stopped: {type(error).__name__}."
    found.took_ms = round((monotonic() - began) * 1000)
    return found


def keep(
    session: Session,
    evidence: Evidence,
    scope: Scope,
    found: Findings,
    *,
    action: str,
    is_trusted: bool,
    policy: Policy,
) -> Screening:
    """Stores the run with every score and what is needed to reproduce it."""
    screening = Screening(
        video_id=evidence.video_id,
        scope=scope,
        action=action,
        problem=found.problem,
        is_trusted=is_trusted,
        policy_version=policy.version,
        took_ms=found.took_ms,
    )
    session.add(screening)
    session.flush()
    for source, signal in found.signals:
        limit = threshold_of(signal, policy)
        session.add(
            ScreeningResult(
                screening_id=screening.id,
                video_id=evidence.video_id,
                source=source[:40],
                label=signal.label[:40],
                # A score that is no number is kept as certain: it is treated so.
                score=signal.score if math.isfinite(signal.score) else 1.0,
                threshold=limit if math.isfinite(limit) else 0.0,
                is_over=is_over(signal, policy),
                agrees=signal.agrees,
                model=signal.model[:80],
                model_sha256=signal.model_sha256[:64],
                location=signal.where[:80],
                reason=signal.reason[:300],
            )
        )
    session.flush()
    return screening
