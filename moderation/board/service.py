"""The live board, for moderators."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime, timedelta
from uuid import UUID

from pydantic import Field

from catalog.schemas import WireModel
from catalog.viewer import Viewer
from core.clock import utc_now
from core.db import read_scope
from moderation.figures import numbers
from moderation.figures.intervals import Share
from moderation.rights import deadlines

WINDOW = timedelta(days=30)


class ShareView(WireModel):
    """A share with its interval of 95 %."""

    value: float
    low: float
    high: float
    n: int = Field(description="Of how many.")


class BacklogView(WireModel):
    """What waits in one queue."""

    queue: str
    open: int
    older_1h: int
    older_24h: int
    oldest_age_s: int


class HourView(WireModel):
    """One hour at the desk."""

    arrived: int
    handled: int


class ClockView(WireModel):
    """A legal deadline that runs."""

    case_id: UUID | None = Field(description="Null for a grievance about no clip.")
    number: str = Field("", description="Of a grievance that waits for its answer.")
    kind: str
    rule_version: str
    due_at: datetime
    slack_s: int = Field(description="Below zero when it is over.")
    is_claimed: bool


class LabelView(WireModel):
    """How right the machine was about one label."""

    label: str
    precision: ShareView


class BoardView(WireModel):
    """The desk at a glance; shares are of the last thirty days."""

    at: datetime
    clocks: list[ClockView]
    deadlines_met: ShareView | None
    backlog: list[BacklogView]
    hours: list[HourView] = Field(description="The last 24, the present one last.")
    precision: list[LabelView]
    appeals_granted: ShareView | None
    violative_view_rate: ShareView | None
    unjudged_draws: int = Field(
        0, description="Of the random sample: gone before anybody had judged them; not counted."
    )


def board(viewer: Viewer, now: datetime | None = None) -> BoardView:
    """The numbers as they are at this moment."""
    viewer.require_moderator()
    now = now or utc_now()
    since = now - WINDOW
    with read_scope() as session:
        return BoardView(
            at=now,
            clocks=[
                ClockView(**asdict(clock), slack_s=int((clock.due_at - now).total_seconds()))
                for clock in deadlines.running(session, now)
            ],
            deadlines_met=_share(deadlines.met(session, since, now)),
            backlog=[
                BacklogView(
                    queue=queue,
                    open=n,
                    older_1h=hour,
                    older_24h=day,
                    oldest_age_s=int((now - oldest).total_seconds()),
                )
                for queue, n, hour, day, oldest in numbers.backlog(session, now)
            ],
            hours=[HourView(arrived=a, handled=h) for a, h in numbers.by_hour(session, now)],
            precision=[
                LabelView(label=label, precision=_view(share))
                for label, share in numbers.precision(session, since)
            ],
            appeals_granted=_share(numbers.appeals_granted(session, since)),
            violative_view_rate=_share(numbers.violative_views(session, since)),
            unjudged_draws=numbers.unjudged_draws(session, since),
        )


def _view(share: Share) -> ShareView:
    return ShareView(value=share.value, low=share.low, high=share.high, n=share.n)


def _share(share: Share | None) -> ShareView | None:
    return _view(share) if share else None
