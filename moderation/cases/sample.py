"""A random sample of live clips, so that what nobody reports and no model sees is measured too.

Within each stratum of reach a clip's chance is in proportion to its views, so that the share of
drawn clips that break the rules is the share of views.
"""

from __future__ import annotations

import random
from bisect import bisect_left
from collections import defaultdict
from datetime import datetime
from itertools import accumulate
from uuid import UUID

from sqlmodel import Session, col, select

from catalog.lifecycle import VideoState
from catalog.models import Video, VideoStats
from catalog.videos import get_video
from moderation.cases.models import SampledClip
from moderation.cases.opening import open_case
from moderation.decision import Reason
from moderation.models import Origin, Subject
from moderation.repository import open_case_of

DRAWN = 20  # A stratum and day.
STRATA = 6  # Fewer than 10 impressions, 10–99, … 100,000 and more.
SAMPLE, SAMPLE_SEVERITY = "sample", 5


def stratum_of(impressions: int) -> int:
    """The power of ten of a clip's impressions, at most `STRATA` - 1."""
    return min(STRATA - 1, len(str(max(0, impressions))) - 1)


def draw_sample(session: Session, now: datetime, seed: int, *, each: int = DRAWN) -> int:
    """Opens cases for clips drawn at random; how many were drawn.

    A clip that has an open case already is judged there; one drawn twice counts twice.
    """
    found = session.exec(
        select(Video.id, VideoStats.impressions)
        .join(VideoStats, col(VideoStats.video_id) == col(Video.id))
        .where(Video.state == VideoState.PUBLISHED, VideoStats.impressions > 0)
        .order_by(col(Video.id))
    )
    ids: dict[int, list[tuple[UUID, int]]] = defaultdict(list)
    for video_id, impressions in found:
        ids[stratum_of(impressions)].append((video_id, impressions))
    views = {stratum: sum(n for _, n in clips) for stratum, clips in ids.items()}
    total, rng, drawn = sum(views.values()), random.Random(seed), 0
    for stratum, clips in sorted(ids.items()):
        sums = list(accumulate(n for _, n in clips))
        for _ in range(each):
            video_id = clips[bisect_left(sums, rng.random() * sums[-1])][0]
            video = get_video(session, video_id)
            case = open_case_of(session, Subject.VIDEO, video_id) or open_case(
                session,
                subject=Subject.VIDEO,
                subject_id=video_id,
                video_id=video_id,
                author_id=video.creator_id,
                origin=Origin.SAMPLE,
                reasons=[
                    Reason(SAMPLE, "Drawn at random", "Measures what is shown.", SAMPLE_SEVERITY)
                ],
            )
            session.add(
                SampledClip(
                    case_id=case.id,
                    video_id=video_id,
                    stratum=stratum,
                    stratum_share=views[stratum] / total,
                    drawn_at=now,
                )
            )
            drawn += 1
    session.flush()
    return drawn
