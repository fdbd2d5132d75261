"""Clips as the studio's pages draw them: states in words and colours, and numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.pages.studio.words import CALLS, KEPT, ROWS, STEPS, TODOS, WHY
from app.views import short_count
from catalog.lifecycle import VideoState
from core.languages import in_language, reads_hindi
from core.moments import ago
from core.money import format_paise
from studio.analytics.intervals import FLOOR
from studio.brands.calls import Call, CallKind
from studio.home import Asked, Unfinished
from studio.schemas import QuotaView, StudioCard
from studio.wording import headline_of

# State → (tone of its chip, icon).
LOOKS: dict[VideoState, tuple[str, str]] = {
    VideoState.DRAFT: ("neutral", "pencil"),
    VideoState.PROCESSING: ("accent", "loader"),
    VideoState.SCREENING: ("accent", "scan-eye"),
    VideoState.HELD: ("highlight", "hourglass"),
    VideoState.SCHEDULED: ("accent", "calendar-clock"),
    VideoState.PUBLISHED: ("success", "circle-check"),
    VideoState.REJECTED: ("danger", "circle-x"),
    VideoState.FAILED: ("danger", "triangle-alert"),
    VideoState.REMOVED: ("neutral", "trash-2"),
}
WORKING = frozenset({VideoState.PROCESSING, VideoState.SCREENING})
_DEVANAGARI = re.compile(r"[\u0900-\u097F]")
_KEPT = dict(KEPT)


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
    why_lang: str
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


def why_of(state: VideoState, reason: str, locale: str = "en") -> str:
    """Why a clip is where it is: the decision's own words, or the state's."""
    if reason:
        return _KEPT.get(reason, reason) if reads_hindi(locale) else reason
    return in_language(WHY[state], locale) if state in WHY else ""


def curve_text(curve: list[float], locale: str = "en") -> str:
    """What a small curve says."""
    if not curve:
        return in_language(ROWS["few"], locale).format(floor=FLOOR)
    half, end = (round(curve[at] * 100) for at in (len(curve) // 2, -1))
    return in_language(ROWS["curve"], locale).format(half=half, end=end)


def headline_of_card(card: StudioCard, locale: str = "en") -> str:
    """The state in words, with the hour where one was chosen: `Scheduled for Fri 18:30`."""
    if card.schedule is None or card.published_at is not None:
        return card.headline
    if card.schedule.publish_at is None:
        return in_language(ROWS["choose_hour"], locale) if is_waiting(card) else card.headline
    # Otherwise it waits for its brand.
    is_plain = card.headline == headline_of(card.state, "", locale=locale)
    key = "scheduled" if is_waiting(card) and is_plain else "for_hour"
    told = in_language(ROWS[key], locale)
    return told.format(headline=card.headline, hour=card.schedule.text)


def is_waiting(card: StudioCard) -> bool:
    """Whether the clip is ready and waits for its hour."""
    return card.state is VideoState.SCHEDULED


def row_of(card: StudioCard, locale: str = "en") -> ClipRow:
    """A clip as lists draw it.

    Args:
        locale: Of whoever reads, as the card was asked for.
    """
    stops = ", ".join(card.colors) if len(card.colors) > 1 else "var(--sunken), var(--line)"
    numbers = card.numbers
    caption = card.caption or in_language(ROWS["no_caption"], locale)
    why = why_of(card.state, card.decision_reason, locale)
    return ClipRow(
        id=str(card.id),
        link=f"/studio/clips/{card.id}",
        caption=caption,
        lang=script_of(caption),
        state=card.state.value,
        headline=headline_of_card(card, locale),
        tone=LOOKS[card.state][0],
        step=in_language(STEPS[card.state], locale) if card.state in STEPS else "",
        why=why,
        why_lang=script_of(why),
        poster_url=card.poster_url or "",
        ground=f"linear-gradient(160deg, {stops})",
        when=ago(card.published_at or card.created_at, locale=locale),
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
        curve_said=curve_text(numbers.retention, locale),
    )


def todo_of_comments(asked: Asked, locale: str = "en") -> Todo:
    """Comments that wait for an answer."""
    what = TODOS["comment" if asked.comments == 1 else "comments"]
    return Todo(
        key=f"c{asked.video_id}",
        icon="message-circle",
        title=in_language(what, locale).format(count=asked.comments),
        text=f"“{asked.last}”",
        lang=script_of(asked.last),
        link=f"/v/{asked.video_id}",
    )


def todo_of_call(call: Call, locale: str = "en") -> Todo:
    """What waits between a creator and a brand."""
    link = {
        CallKind.CHANGES: f"/studio/clips/{call.video_id}",
        CallKind.INVITATION: f"/studio/brands/{call.brief_id}",
        CallKind.REVIEW: f"/studio/review/{call.video_id}",
        CallKind.APPLICATIONS: f"/studio/briefs/{call.brief_id}#applications",
    }[call.kind]
    return Todo(
        key=f"b{call.kind.value}{call.video_id or call.brief_id}",
        icon="message" if call.kind is CallKind.CHANGES else "handshake",
        title=in_language(CALLS[call.kind], locale),
        text=call.text,
        lang=script_of(call.text),
        link=link,
    )


def todo_of_upload(upload: Unfinished, locale: str = "en") -> Todo:
    """A file that is not a clip yet."""
    is_whole = upload.received >= upload.length
    percent = 100 * upload.received // upload.length if upload.length else 0
    title = in_language(TODOS["upload_here" if is_whole else "upload_stopped"], locale)
    name = upload.file_name or in_language(TODOS["a_clip"], locale)
    text = in_language(TODOS["go_on"], locale).format(name=name)
    return Todo(
        key=f"u{upload.upload_id}",
        icon="upload",
        title=title.format(percent=percent),
        text=text,
        lang=script_of(text),
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
