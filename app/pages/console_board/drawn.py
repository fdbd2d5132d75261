"""The live board's numbers with their meaning, as the page draws them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from app.pages.console.rows import QUEUE_NAMES, age_text
from core.clock import INDIA
from moderation.board.service import BacklogView, BoardView, ShareView
from moderation.desk.schemas import AgreementView

_LEAST_SCALE = 0.05


@dataclass
class Interval:
    """A number between two others, on a line from `start` to `end`.

    `at`, `left` and `width` are percent of the line.
    """

    title: str
    value: str
    said: str
    at: float = 0.0
    left: float = 0.0
    width: float = 0.0
    start: str = ""
    end: str = ""
    is_known: bool = False


@dataclass
class ClockLine:
    """A legal deadline that runs."""

    case: str
    kind: str
    rule: str
    left: str
    due: str
    is_near: bool
    is_claimed: bool


@dataclass
class BacklogLine:
    """What waits in one queue."""

    queue: str
    open: int
    older_1h: int
    older_24h: int
    oldest: str


def share_line(
    title: str, meaning: str, share: ShareView | None, *, zoom: bool = False
) -> Interval:
    """A share on a line from 0 to 100 %, or closer where all of it is small."""
    if share is None:
        return Interval(title, "not known yet", "Nobody has decided any so far.")
    end = min(1.0, max(_LEAST_SCALE, share.high * 1.25)) if zoom else 1.0
    return _placed(
        title,
        _percent(share.value),
        f"{meaning} {_percent(share.low)} to {_percent(share.high)}, of {share.n:,}.",
        (share.value, share.low, share.high),
        (0.0, end),
        ("0 %", _percent(end)),
    )


def agreement_line(view: AgreementView, titles: dict[str, str]) -> Interval:
    """Krippendorff's α on a line from -1 to 1."""
    title = titles.get(view.policy, view.policy)
    looks = "1 decision" if view.decisions == 1 else f"{view.decisions:,} decisions"
    if view.alpha is None or view.low is None or view.high is None:
        return Interval(title, "not known yet", f"{looks} looked at twice.")
    said = f"α between {view.low:.2f} and {view.high:.2f}; {looks} looked at twice."
    places = (view.alpha, view.low, view.high)
    return _placed(title, f"{view.alpha:.2f}", said, places, (-1.0, 1.0), ("-1", "1"))


def clock_lines(board: BoardView, titles: dict[str, str]) -> list[ClockLine]:
    """The clocks that run, the nearest first."""
    return [
        ClockLine(
            case=str(clock.case_id),
            kind=titles.get(clock.kind, clock.kind),
            rule=clock.rule_version,
            left=(
                f"{age_text(clock.slack_s)} left"
                if clock.slack_s >= 0
                else f"{age_text(-clock.slack_s)} overdue"
            ),
            due=f"{clock.due_at.astimezone(INDIA):%-d %b, %H:%M}",
            is_near=clock.slack_s < 2 * 3600,
            is_claimed=clock.is_claimed,
        )
        for clock in board.clocks
    ]


def backlog_line(view: BacklogView) -> BacklogLine:
    """What waits in one queue."""
    return BacklogLine(
        queue=QUEUE_NAMES.get(view.queue, view.queue or "Not ranked yet"),
        open=view.open,
        older_1h=view.older_1h,
        older_24h=view.older_24h,
        oldest=age_text(view.oldest_age_s),
    )


def hours_of(board: BoardView) -> list[dict[str, Any]]:
    """The last day by hour, in India's time."""
    hours, drawn = len(board.hours), []
    for place, hour in enumerate(board.hours):
        start = board.at - timedelta(hours=hours - place)
        short = f"{start.astimezone(INDIA):%H:%M}"
        drawn.append(
            {
                "arrived": hour.arrived,
                "handled": hour.handled,
                "short": short,
                "said": f"The hour from {short}: {hour.arrived} came in, {hour.handled} handled",
            }
        )
    return drawn


def _placed(
    title: str,
    value: str,
    said: str,
    places: tuple[float, float, float],
    line: tuple[float, float],
    ends: tuple[str, str],
) -> Interval:
    start, end = line
    at, low, high = (
        100 * (min(end, max(start, place)) - start) / (end - start) for place in places
    )
    return Interval(title, value, said, at, low, high - low, ends[0], ends[1], True)


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %" if share < 0.1 else f"{100 * share:.0f} %"
