"""What reviewers said of golden items, held against the right answers."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, select

from moderation.figures.intervals import Share, share_of
from moderation.models import CaseState, ReviewCase, Subject
from moderation.queue.models import GoldenReview
from moderation.second.models import GoldenItem

OK = "ok"
Item = tuple[Subject, UUID]


@dataclass(frozen=True, slots=True)
class Agreed:
    """How far one reviewer says what is right.

    Args:
        right: The very answer; `None` where they gave none.
        same_verdict: To show it or not, whatever the reason.
        given_back: Items that they skipped or passed on.
    """

    reviewer_id: UUID
    right: Share | None
    same_verdict: Share | None
    given_back: int


def agreed(session: Session) -> list[Agreed]:
    """Each reviewer who was given a golden item; a right answer that was mended counts as it is."""
    said: dict[UUID, list[tuple[str, str]]] = defaultdict(list)
    back: dict[UUID, int] = defaultdict(int)
    rows = session.exec(
        select(GoldenReview.reviewer_id, GoldenReview.answer, GoldenItem.answer, ReviewCase.state)
        .join(GoldenItem, _is_item())
        .join(ReviewCase, col(ReviewCase.id) == col(GoldenReview.case_id))
    )
    for reviewer_id, answer, right, state in rows:
        if answer:
            said[reviewer_id].append((answer, right))
        elif state is CaseState.CLOSED:
            back[reviewer_id] += 1
    return [
        Agreed(
            who,
            share_of(sum(a == b for a, b in said[who]), len(said[who])),
            share_of(sum((a == OK) == (b == OK) for a, b in said[who]), len(said[who])),
            back[who],
        )
        for who in sorted(said.keys() | back.keys())
    ]


def golden_units(session: Session) -> dict[str, dict[Item, list[str | None]]]:
    """Policy → item → the right answer, and what each reviewer said of it without knowing."""
    units: dict[str, dict[Item, list[str | None]]] = defaultdict(dict)
    rows = session.exec(
        select(GoldenReview, GoldenItem.answer)
        .join(GoldenItem, _is_item())
        .where(GoldenReview.answer != "")
    )
    for review, right in rows:
        item = units[review.policy].setdefault((review.subject, review.subject_id), [right])
        item.append(review.answer)
    return units


def answered_at(session: Session, case_id: UUID, reviewer_id: UUID | None) -> datetime | None:
    """When somebody answered a golden item."""
    review = session.get(GoldenReview, case_id)
    return review.answered_at if review and review.reviewer_id == reviewer_id else None


def _is_item() -> ColumnElement[bool]:
    return and_(
        col(GoldenItem.subject) == col(GoldenReview.subject),
        col(GoldenItem.subject_id) == col(GoldenReview.subject_id),
    )
