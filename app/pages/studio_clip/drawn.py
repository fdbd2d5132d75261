"""A clip as its editor draws it, and the small rules of the editor's own. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.pages.studio.drawn import LOOKS, script_of, why_of
from app.pages.studio_clip.label_words import DISCLOSURES
from app.pages.studio_clip.sentences import hour_value, instead_text, label_text
from app.pages.studio_clip.way_words import READY
from catalog.lifecycle import VideoState
from catalog.media import LANGUAGE_LABELS
from catalog.models import Approval
from core.languages import in_language
from studio.captions import Cue
from studio.pins import MIN_PIN_MS
from studio.schemas import CaptionView, PinIn, PinView, StudioVideo

PIN_MS = 4000
LANGUAGES = tuple(LANGUAGE_LABELS.items())


@dataclass
class Clip:
    """What the editor shows of the clip."""

    id: str = ""
    state: str = ""
    headline: str = ""
    tone: str = "neutral"
    why: str = ""
    caption: str = ""
    lang: str = ""
    hashtags: list[str] = field(default_factory=list)
    kind: str = "user"
    language: str = ""
    disclosure: str = "none"
    locked_to: int = 0
    sound: str = ""
    file_name: str = ""
    source_url: str = ""
    poster_url: str = ""
    length_s: float = 0.0
    length_ms: int = 1
    source_ms: int = 1  # Of the original, whose time captions keep.
    may_edit: bool = False
    may_words: bool = False
    may_submit: bool = False
    is_draft: bool = True
    is_live: bool = False
    audience: str = "everyone"
    ai_made: list[str] = field(default_factory=list)
    is_ai_locked: bool = False
    label_text: str = ""
    label_left: float = 0.0
    label_width: float = 0.0
    hour_text: str = ""
    hour_value: str = ""  # As a field for date and hour holds it, in the creator's zone.
    zone: str = ""
    has_hour: bool = False  # Also one that was called off.
    is_waiting: bool = False
    may_schedule: bool = False
    partner: str = ""  # The brand that it is made for; empty for a clip of one's own.
    partner_handle: str = ""
    partner_says: str = ""  # waiting, approved or changes
    partner_note: str = ""  # What happens next, or what a change would lead to.
    leaving: str = ""  # What taking it out of public costs; empty: nothing.


@dataclass
class Pin:
    """A product tag; `key` finds it again."""

    key: str
    product_id: str
    title: str
    brand: str
    image_url: str
    price: str
    in_stock: bool
    start_ms: int
    end_ms: int
    x: float
    y: float
    start_s: float
    end_s: float
    x_percent: float
    y_percent: float
    terms: str = "own"
    when_sold_out: str = "keep"
    alternative: str = ""
    instead: str = ""  # What viewers see while the product is sold out, in a sentence.
    instead_id: str = ""


@dataclass
class Track:
    """A caption track."""

    language: str
    label: str
    text: str


def _why(video: StudioVideo, locale: str) -> str:
    """What is said below the headline; what waits for its brand does not come out by itself."""
    waits = video.state is VideoState.SCHEDULED and video.partnership is not None
    if waits and video.partnership and video.partnership.approval is not Approval.APPROVED:
        return video.partnership.note
    return why_of(video.state, video.decision_reason, locale)


def clip_of(video: StudioVideo, locale: str = "en") -> Clip:
    """A clip as the editor draws it."""
    order = list(DISCLOSURES)
    return Clip(
        id=str(video.id),
        state=video.state.value,
        headline=_headline(video, locale),
        tone=LOOKS[video.state][0],
        why=_why(video, locale),
        caption=video.caption,
        lang=script_of(video.caption),
        hashtags=[f"#{tag}" for tag in video.hashtags],
        kind=video.kind.value,
        language=video.language,
        disclosure=video.disclosure.value,
        locked_to=order.index(video.disclosure) if video.is_disclosure_locked else 0,
        sound=video.audio_title,
        file_name=video.file_name,
        source_url=video.source_url,
        poster_url=video.poster_url or "",
        length_ms=video.duration_ms,
        source_ms=video.source_duration_ms,
        length_s=video.duration_ms / 1000,
        may_edit=video.may_edit,
        may_words=video.may_edit_words,
        may_submit=video.may_submit,
        is_draft=video.state is VideoState.DRAFT,
        is_live=video.state is VideoState.PUBLISHED,
        audience=video.audience.value,
        ai_made=[part.value for part in video.ai_made],
        is_ai_locked=video.is_ai_locked,
        label_text=label_text(video.label, locale),
        label_left=100 * video.label.start_ms / max(1, video.duration_ms) if video.label else 0.0,
        label_width=(
            100 * (video.label.end_ms - video.label.start_ms) / max(1, video.duration_ms)
            if video.label
            else 0.0
        ),
        hour_text=video.schedule.text if video.schedule else "",
        hour_value=hour_value(video.schedule),
        zone=video.schedule.time_zone if video.schedule else "",
        has_hour=video.schedule is not None and video.published_at is None,
        is_waiting=video.state is VideoState.SCHEDULED,
        may_schedule=video.published_at is None and video.state is not VideoState.PUBLISHED,
        partner=video.partnership.brand.display_name if video.partnership else "",
        partner_handle=video.partnership.brand.handle if video.partnership else "",
        partner_says=video.partnership.approval.value if video.partnership else "",
        partner_note=video.partnership.note if video.partnership else "",
        leaving=video.partnership.leaving if video.partnership else "",
    )


def _headline(video: StudioVideo, locale: str) -> str:
    """The state in words, with the brand's name where the clip waits for it."""
    partner = video.partnership
    if partner is None or partner.approval is Approval.APPROVED:
        return video.headline
    if video.state is VideoState.SCHEDULED:
        return in_language(READY, locale).format(brand=partner.brand.display_name)
    return video.headline


def key_of(pin: PinView) -> str:
    """What a pin is called between two readings of its list."""
    return f"{pin.product_id} {pin.start_ms}"


def pin_of(pin: PinView, locale: str = "en") -> Pin:
    """A product tag as the editor draws it, in the time of the edited clip."""
    return Pin(
        key=key_of(pin),
        product_id=str(pin.product_id),
        title=pin.title,
        brand=pin.brand_name,
        image_url=pin.image_url or "",
        price=pin.price.formatted if pin.price else "",
        in_stock=pin.in_stock,
        start_ms=pin.start_ms,
        end_ms=pin.end_ms,
        x=pin.x,
        y=pin.y,
        start_s=round(pin.start_ms / 1000, 2),
        end_s=round(pin.end_ms / 1000, 2),
        x_percent=float(round(pin.x * 100)),
        y_percent=float(round(pin.y * 100)),
        terms=pin.terms.value,
        when_sold_out=pin.when_sold_out.value,
        alternative=pin.alternative_title,
        instead=instead_text(pin, locale),
        instead_id=str(pin.stand_in.product_id or "") if pin.stand_in else "",
    )


def pin_in(pin: PinView) -> PinIn:
    """A stored tag as one hands it in again."""
    return PinIn(
        product_id=pin.product_id,
        start_ms=pin.start_ms,
        end_ms=pin.end_ms,
        x=pin.x,
        y=pin.y,
        terms=pin.terms,
        when_sold_out=pin.when_sold_out,
        alternative_id=pin.alternative_id,
        excluded_ids=pin.excluded_ids,
    )


def free_span(
    taken: Sequence[tuple[int, int]], at_ms: int, in_ms: int, out_ms: int
) -> tuple[int, int] | None:
    """Where a product may be tagged: from `at_ms` on, or else in the first gap; `None` if nowhere.

    Args:
        taken: When the same product is on screen already, in ms.
    """
    at_ms = max(in_ms, min(at_ms, out_ms - MIN_PIN_MS))
    starts = [at_ms, in_ms, *sorted(end for _, end in taken)]
    for start in starts:
        if any(begin <= start < end for begin, end in taken):
            continue
        end = min([start + PIN_MS, out_ms, *(b for b, _ in taken if b >= start)])
        if end - start >= MIN_PIN_MS:
            return start, end
    return None


def track_of(caption: CaptionView) -> Track:
    """A caption track as the editor draws it."""
    return Track(caption.language, caption.label, caption.text)


def cue_of(cue: Cue) -> dict[str, int | str]:
    """A caption as preview and timeline want it."""
    return {"start_ms": cue.start_ms, "end_ms": cue.end_ms, "text": cue.text}
