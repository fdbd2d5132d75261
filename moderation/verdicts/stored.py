"""Keeps a verdict with everything that it followed from, and reads it back as it was."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from core.db import read_scope
from moderation.classifiers.screen import PREPROCESSING
from moderation.classifiers.signals import Signal
from moderation.decision import Verdict, are_numbers, is_over, threshold_of
from moderation.models import Scope, Screening, ScreeningResult
from moderation.policies.rules import Policy
from moderation.screening import Findings
from moderation.spoken.kept import kept
from moderation.surfaces import Surface

CHUNK = 500


@dataclass(frozen=True, slots=True)
class StoredVerdict:
    """One run with its scores, in their order."""

    screening: Screening
    results: tuple[ScreeningResult, ...]

    @property
    def signals(self) -> list[Signal]:
        """What the classifiers said, as the decision read it."""
        return [signal_of(result) for result in self.results]


def keep(
    session: Session,
    video_id: UUID,
    scope: Scope,
    found: Findings,
    verdict: Verdict,
    *,
    is_trusted: bool,
    is_expected: bool,
    policy: Policy,
    caution: float = 1.0,
    comment_id: UUID | None = None,
) -> Screening:
    """Stores the run with every score and what is needed to reproduce it."""
    screening = Screening(
        video_id=video_id,
        comment_id=comment_id,
        scope=scope,
        action=verdict.action.value,
        problem=found.problem,
        is_trusted=is_trusted,
        is_expected=is_expected,
        caution=caution,
        policy_version=policy.version,
        policy_sha256=policy.sha256,
        preprocessing=PREPROCESSING,
        frame_times_ms=found.times_ms,
        heard=kept(found.hearing) if found.hearing else None,
        cause=verdict.cause,
        grounds=[asdict(reason) for reason in verdict.reasons],
        took_ms=found.took_ms,
    )
    session.add(screening)
    session.flush()
    session.add_all(
        _result(screening, position, source, signal, policy)
        for position, (source, signal) in enumerate(found.signals)
    )
    session.flush()
    return screening


def _result(
    screening: Screening, position: int, source: str, signal: Signal, policy: Policy
) -> ScreeningResult:
    limit = threshold_of(signal, policy, screening.caution)
    can_be_told = are_numbers(signal)
    return ScreeningResult(
        screening_id=screening.id,
        video_id=screening.video_id,
        position=position,
        source=source[:40],
        surface=signal.surface,
        label=signal.label,
        # A score that is no number is kept as certain: it is treated so.
        score=signal.score if can_be_told else 1.0,
        raw=[x for x in signal.raw if math.isfinite(x)] if can_be_told else [],
        is_number=can_be_told,
        own_threshold=signal.threshold if can_be_told else 0.0,
        threshold=limit if math.isfinite(limit) else 0.0,
        is_over=is_over(signal, policy, screening.caution),
        agrees=signal.agrees,
        model=signal.model,
        model_sha256=signal.model_sha256,
        location=signal.where,
        reason=signal.reason,
    )


def signal_of(result: ScreeningResult) -> Signal:
    """The signal that a stored score was."""
    return Signal(
        label=result.label,
        score=result.score if result.is_number else math.nan,
        threshold=result.own_threshold if result.is_number else math.nan,
        model=result.model,
        model_sha256=result.model_sha256,
        reason=result.reason,
        where=result.location,
        agrees=result.agrees,
        surface=Surface(result.surface),
        raw=tuple(result.raw),
    )


def with_results(session: Session, screenings: Sequence[Screening]) -> list[StoredVerdict]:
    """Runs with their scores, in the order given."""
    results: dict[UUID, list[ScreeningResult]] = defaultdict(list)
    rows = session.exec(
        select(ScreeningResult)
        .where(col(ScreeningResult.screening_id).in_([s.id for s in screenings]))
        .order_by(col(ScreeningResult.position))
    )
    for row in rows:
        results[row.screening_id].append(row)
    return [StoredVerdict(s, tuple(results[s.id])) for s in screenings]


def stored_since(since: datetime, at_most: int) -> Iterator[StoredVerdict]:
    """Runs of clips and comments, the newest first; each chunk is a transaction of its own."""
    last: UUID | None = None
    while at_most > 0:
        query = select(Screening).where(col(Screening.created_at) >= since)
        if last is not None:
            query = query.where(col(Screening.id) < last)
        with read_scope() as session:
            rows = session.exec(
                query.order_by(col(Screening.id).desc()).limit(min(CHUNK, at_most))
            ).all()
            found = with_results(session, rows)
            session.expunge_all()
        if not rows:
            return
        yield from found
        last, at_most = rows[-1].id, at_most - len(rows)
