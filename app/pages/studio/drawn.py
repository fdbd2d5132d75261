"""Clips as the studio's pages draw them: states in words and colours, and numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.moments import ago
from app.views import short_count
from catalog.lifecycle import VideoState
from core.money import format_paise
from studio.analytics.intervals import FLOOR
from studio.brands.calls import Call, CallKind
from studio.home import Asked, Unfinished
from studio.schemas import QuotaView, StudioCard
from studio.wording import HEADLINES

# State → (tone of its chip, icon, the step that its creator takes next).
LOOKS: dict[VideoState, tuple[str, str, str]] = {
    VideoState.DRAFT: ("neutral", "pencil", "Go on editing"),
    VideoState.PROCESSING: ("accent", "loader", "See how it goes"),
    VideoState.SCREENING: ("accent", "scan-eye", "See how it goes"),
    VideoState.HELD: ("highlight", "hourglass", "Look at it"),
    VideoState.SCHEDULED: ("accent", "calendar-clock", "Open"),
    VideoState.PUBLISHED: ("success", "circle-check", "Open"),
    VideoState.REJECTED: ("danger", "circle-x", "Change it and hand it in again"),
    VideoState.FAILED: ("danger", "triangle-alert", "Open"),
    VideoState.REMOVED: ("neutral", "trash-2", ""),
}
WORKING = frozenset({VideoState.PROCESSING, VideoState.SCREENING})
FILTERS: tuple[tuple[str, str], ...] = (
    ("", "All"),
    ("published", "Live"),
    ("draft", "Drafts"),
    ("held", "Waiting"),
    ("scheduled", "Scheduled"),
    ("rejected", "Not published"),
)
_DEVANAGARI = re.compile(r"[\u0900-\u097F]")
_PLAIN = {
    VideoState.PROCESSING: "Your clip is being made ready for every phone and every network.",
    VideoState.SCREENING: "A last look before people see it. This takes a moment.",
    VideoState.HELD: "A person looks at new creators' clips before they go live. "
    "You need not wait here.",
    VideoState.SCHEDULED: "It is made ready and checked. It comes out by itself.",
}


@dataclass
class ClipRow:
    """A clip in a list of its creator."""

    id: str
    link: str
    caption: str
    lang: str
    state: str
    headline: str
    tone: str
    step: str
    why: str
    poster_url: str
    ground: str
    when: str
    stock_note: str
    runtime: str
    percent: int
    is_processing: bool
    is_working: bool
    is_live: bool
    views: str
    likes: str
    taps: str
    sales: str
    revenue: str
    curve: list[float]
    curve_said: str


@dataclass
class Todo:
    """Something that waits for its creator and is no clip."""

    key: str
    icon: str
    title: str
    text: str
    lang: str
    link: str


@dataclass
class Space:
    """What a creator may still upload."""

    used: str = ""
    limit: str = ""
    percent: int = 0
    free_bytes: int = 0
    max_bytes: int = 0
    clip_max_s: int = 0


def script_of(text: str) -> str:
    """The `lang` that draws a text in the right letters: `hi`, or nothing."""
    return "hi" if _DEVANAGARI.search(text) else ""


def runtime_of(duration_ms: int) -> str:
    """`0:09`."""
    seconds = round(duration_ms / 1000)
    return f"{seconds // 60}:{seconds % 60:02d}"


def size_text(size_bytes: int) -> str:
    """`940 kB`, `12.4 MB`, `1.5 GB`."""
    for unit, of in (("GB", 2**30), ("MB", 2**20)):
        if size_bytes >= of:
            number = f"{size_bytes / of:.{1 if size_bytes < 100 * of else 0}f}"
            return f"{number.removesuffix('.0')} {unit}"
    return f"{round(size_bytes / 1024)} kB"


def why_of(state: VideoState, reason: str) -> str:
    """Why a clip is where it is: the decision's own words, or the state's."""
    return reason or _PLAIN.get(state, "")


def curve_text(curve: list[float]) -> str:
    """What a small curve says."""
    if not curve:
        return f"from {FLOOR} viewers"
    return f"{round(curve[len(curve) // 2] * 100)} % at half, {round(curve[-1] * 100)} % at the end"


def headline_of_card(card: StudioCard) -> str:
    """The state in words, with the hour where one was chosen: `Scheduled for Fri 18:30`."""
    if card.schedule is None or card.published_at is not None:
        return card.headline
    if card.schedule.publish_at is None:
        return "Ready, waiting for you to choose an hour" if is_waiting(card) else card.headline
    if is_waiting(card) and card.headline == HEADLINES[card.state]:  # Not for its brand.
        return f"Scheduled for {card.schedule.text}"
    return f"{card.headline} · for {card.schedule.text}"


def is_waiting(card: StudioCard) -> bool:
    """Whether the clip is ready and waits for its hour."""
    return card.state is VideoState.SCHEDULED


def row_of(card: StudioCard) -> ClipRow:
    """A clip as lists draw it."""
    tone, _, step = LOOKS[card.state]
    stops = ", ".join(card.colors) if len(card.colors) > 1 else "var(--sunken), var(--line)"
    numbers = card.numbers
    return ClipRow(
        id=str(card.id),
        link=f"/studio/clips/{card.id}",
        caption=card.caption or "No caption yet",
        lang=script_of(card.caption),
        state=card.state.value,
        headline=headline_of_card(card),
        tone=tone,
        step=step,
        why=why_of(card.state, card.decision_reason),
        poster_url=card.poster_url or "",
        ground=f"linear-gradient(160deg, {stops})",
        when=ago(card.published_at or card.created_at),
        stock_note=card.stock_note,
        runtime=runtime_of(card.duration_ms),
        percent=round(card.progress * 100),
        is_processing=card.state is VideoState.PROCESSING,
        is_working=card.state in WORKING,
        is_live=card.state is VideoState.PUBLISHED,
        views=short_count(numbers.views),
        likes=short_count(numbers.likes),
        taps=short_count(numbers.product_taps),
        sales=short_count(numbers.purchases),
        revenue=format_paise(numbers.revenue_paise) if numbers.revenue_paise else "",
        curve=numbers.retention,
        curve_said=curve_text(numbers.retention),
    )


def todo_of_comments(asked: Asked) -> Todo:
    """Comments that wait for an answer."""
    what = "1 comment" if asked.comments == 1 else f"{asked.comments} comments"
    return Todo(
        key=f"c{asked.video_id}",
        icon="message-circle",
        title=f"{what} to answer",
        text=f"“{asked.last}”",
        lang=script_of(asked.last),
        link=f"/v/{asked.video_id}",
    )


_CALLS = {
    CallKind.CHANGES: ("message", "Changes are asked for"),
    CallKind.INVITATION: ("handshake", "A brand invites you"),
    CallKind.REVIEW: ("handshake", "A clip to approve"),
    CallKind.APPLICATIONS: ("handshake", "Applications to answer"),
}


def todo_of_call(call: Call) -> Todo:
    """What waits between a creator and a brand."""
    icon, title = _CALLS[call.kind]
    link = {
        CallKind.CHANGES: f"/studio/clips/{call.video_id}",
        CallKind.INVITATION: f"/studio/brands/{call.brief_id}",
        CallKind.REVIEW: f"/studio/review/{call.video_id}",
        CallKind.APPLICATIONS: f"/studio/briefs/{call.brief_id}#applications",
    }[call.kind]
    return Todo(
        key=f"b{call.kind.value}{call.video_id or call.brief_id}",
        icon=icon,
        title=title,
        text=call.text,
        lang=script_of(call.text),
        link=link,
    )


def todo_of_upload(upload: Unfinished) -> Todo:
    """A file that is not a clip yet."""
    is_whole = upload.received >= upload.length
    percent = 100 * upload.received // upload.length if upload.length else 0
    return Todo(
        key=f"u{upload.upload_id}",
        icon="upload",
        title="An upload is here and waits" if is_whole else f"An upload stopped at {percent} %",
        text=f"{upload.file_name or 'A clip'}: choose the same file again and it goes on.",
        lang=script_of(upload.file_name),
        link="/studio/create",
    )


def space_of(quota: QuotaView) -> Space:
    """The quota as the studio draws it."""
    return Space(
        used=size_text(quota.used_bytes),
        limit=size_text(quota.limit_bytes),
        percent=min(100, round(quota.used_bytes * 100 / quota.limit_bytes)),
        free_bytes=max(0, quota.limit_bytes - quota.used_bytes),
        max_bytes=quota.max_upload_bytes,
        clip_max_s=quota.clip_max_s,
    )
