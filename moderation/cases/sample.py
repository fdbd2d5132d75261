"""A random sample of views, so that what nobody reports and no model sees is measured too.

A draw is over all clips that were shown since the draw before, whatever became of them: each with
a chance in proportion to its impressions since then, within strata of as many. The share of draws
that break the rules is so the share of views.
"""

from __future__ import annotations

import random
from bisect import bisect_left
from collections import defaultdict
from datetime import datetime
from itertools import accumulate
from uuid import UUID

from sqlalchemy import text
from sqlmodel import Session, col, or_, select

from catalog.models import Video
from catalog.videos import get_video
from moderation.cases.models import SampledClip, ViewsAtDraw
from moderation.cases.opening import open_case
from moderation.decision import Reason
from moderation.models import Decision, Origin, Ruling, Subject
from moderation.repository import SHOWN, open_case_of, stands

DRAWN = 20  # A stratum and day.
STRATA = 6  # Fewer than 10 impressions, 10–99, … 100,000 and more.
SAMPLE, SAMPLE_SEVERITY = "sample", 5
# In one statement, so that no view falls between what is counted now and next time.
_COUNT_ANEW = text(
    "INSERT INTO views_at_draw (video_id, impressions, gained)"
    " SELECT s.video_id, s.impressions, s.impressions FROM video_stats AS s"
    " LEFT JOIN views_at_draw AS v ON v.video_id = s.video_id"
    " WHERE s.impressions > 0"
    " AND (v.video_id IS NULL OR v.impressions <> s.impressions OR v.gained <> 0)"
    " ON CONFLICT (video_id) DO UPDATE SET"
    " gained = excluded.impressions - views_at_draw.impressions,"
    " impressions = excluded.impressions"
)


def stratum_of(impressions: int) -> int:
    """The power of ten of a clip's impressions, at most `STRATA` - 1."""
    return min(STRATA - 1, len(str(max(0, impressions))) - 1)


def draw_sample(session: Session, now: datetime, seed: int, *, each: int = DRAWN) -> int:
    """Draws clips at random among those shown since the draw before; how many were drawn.

    One that is shown still gets a case, or is judged in the one it has; one drawn twice counts
    twice.
    """
    session.execute(_COUNT_ANEW)
    found = session.exec(
        select(ViewsAtDraw.video_id, ViewsAtDraw.gained)
        .where(ViewsAtDraw.gained > 0)
        .order_by(col(ViewsAtDraw.video_id))
    )
    ids: dict[int, list[tuple[UUID, int]]] = defaultdict(list)
    for video_id, gained in found:
        ids[stratum_of(gained)].append((video_id, gained))
    views = {stratum: sum(n for _, n in clips) for stratum, clips in ids.items()}
    total, rng, drawn = sum(views.values()), random.Random(seed), 0
    for stratum, clips in sorted(ids.items()):
        sums = list(accumulate(n for _, n in clips))
        for _ in range(each):
            video = get_video(session, clips[bisect_left(sums, rng.random() * sums[-1])][0])
            case_id = _case_of(session, video)
            session.add(
                SampledClip(
                    case_id=case_id,
                    decision_id=None if case_id else _last_word(session, video.id),
                    video_id=video.id,
                    stratum=stratum,
                    stratum_share=views[stratum] / total,
                    views=views[stratum],
                    drawn_at=now,
                )
            )
            drawn += 1
    session.flush()
    return drawn


def _case_of(session: Session, video: Video) -> UUID | None:
    """Where somebody judges a clip; `None` where nobody sees it and nobody is asked."""
    waiting = open_case_of(session, Subject.VIDEO, video.id)
    if waiting is not None:
        return waiting.id
    if video.state not in SHOWN:
        return None
    return open_case(
        session,
        subject=Subject.VIDEO,
        subject_id=video.id,
        video_id=video.id,
        author_id=video.creator_id,
        origin=Origin.SAMPLE,
        reasons=[Reason(SAMPLE, "Drawn at random", "Measures what is shown.", SAMPLE_SEVERITY)],
    ).id


def _last_word(session: Session, video_id: UUID) -> UUID | None:
    """The decision that tells whether a clip broke the rules: a person's, or a machine's no."""
    judging = (Ruling.PUBLISH, Ruling.KEEP, Ruling.REJECT, Ruling.REVERSE)
    return session.exec(
        select(Decision.id)
        .where(
            Decision.subject == Subject.VIDEO,
            Decision.subject_id == video_id,
            col(Decision.ruling).in_(judging),
            or_(col(Decision.actor_id).is_not(None), Decision.ruling == Ruling.REJECT),
            stands(),
        )
        .order_by(col(Decision.created_at).desc(), col(Decision.id).desc())
        .limit(1)
    ).first()
