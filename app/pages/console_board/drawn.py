"""The live board's numbers with their meaning, as the page draws them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from app.pages.console.rows import age_text, queue_name, slack_text
from app.pages.console_board.words import BOARD
from core.clock import INDIA
from core.languages import in_language
from core.moments import hour_text
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
    title: str,
    meaning: str,
    share: ShareView | None,
    *,
    zoom: bool = False,
    locale: str = "en",
) -> Interval:
    """A share on a line from 0 to 100 %, or closer where all of it is small."""
    if share is None:
        unknown, undecided = (in_language(BOARD[name], locale) for name in ("unknown", "undecided"))
        return Interval(title, unknown, undecided)
    end = min(1.0, max(_LEAST_SCALE, share.high * 1.25)) if zoom else 1.0
    return _placed(
        title,
        _percent(share.value),
        in_language(BOARD["interval"], locale).format(
            meaning=meaning,
            low=_percent(share.low),
            high=_percent(share.high),
            count=f"{share.n:,}",
        ),
        (share.value, share.low, share.high),
        (0.0, end),
        ("0 %", _percent(end)),
    )


def agreement_line(view: AgreementView, titles: dict[str, str], locale: str = "en") -> Interval:
    """Krippendorff's α on a line from -1 to 1."""
    title = titles.get(view.policy, view.policy) or in_language(BOARD["no_rule"], locale)
    looks = in_language(BOARD["looks_one" if view.decisions == 1 else "looks"], locale)
    looks = looks.format(count=f"{view.decisions:,}")
    if view.alpha is None or view.low is None or view.high is None:
        return Interval(title, in_language(BOARD["unknown"], locale), looks)
    said = in_language(BOARD["alpha"], locale).format(
        low=f"{view.low:.2f}", high=f"{view.high:.2f}", looks=looks
    )
    places = (view.alpha, view.low, view.high)
    return _placed(title, f"{view.alpha:.2f}", said, places, (-1.0, 1.0), ("-1", "1"))


def clock_lines(board: BoardView, titles: dict[str, str], locale: str = "en") -> list[ClockLine]:
    """The clocks that run, the nearest first."""
    return [
        ClockLine(
            case=clock.number or str(clock.case_id),
            kind=f"{titles.get(clock.kind, clock.kind)} {clock.number}".strip(),
            rule=clock.rule_version,
            left=slack_text(clock.slack_s, locale),
            due=hour_text(clock.due_at, locale),
            is_near=clock.slack_s < 2 * 3600,
            is_claimed=clock.is_claimed,
        )
        for clock in board.clocks
    ]


def backlog_line(view: BacklogView, locale: str = "en") -> BacklogLine:
    """What waits in one queue."""
    return BacklogLine(
        queue=queue_name(view.queue, locale) or in_language(BOARD["unranked"], locale),
        open=view.open,
        older_1h=view.older_1h,
        older_24h=view.older_24h,
        oldest=age_text(view.oldest_age_s, locale),
    )


def hours_of(board: BoardView, locale: str = "en") -> list[dict[str, Any]]:
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
                "said": in_language(BOARD["hour"], locale).format(
                    start=short, arrived=hour.arrived, handled=hour.handled
                ),
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
