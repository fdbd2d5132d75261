"""Rows of the studio as its pages and clients see them."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session

from catalog.agreements import agreement_of, approvals_of, is_paid
from catalog.kinds import AiPart, PinTerms, Role
from catalog.lifecycle import VideoState
from catalog.media import language_label, media_url
from catalog.models import Account, Approval, Video
from catalog.products import product_cards
from studio.analytics.ledger import totals_of
from studio.covers import kept_cover_url
from studio.disclosure import DisclosureFacts, is_locked
from studio.edl import EdlRefused
from studio.models import ClipRun
from studio.numbers import numbers_of
from studio.publishing.partnership import partnership_of
from studio.publishing.views import label_of, schedules, stand_in_views, stock_notes
from studio.repository import (
    captions_of,
    edit_of,
    hashtags_of,
    latest_runs,
    pins_of,
    products_by_id,
    resolved_edit,
    stats_by_video,
    upload_of,
)
from studio.schemas import (
    CaptionView,
    EdlBody,
    PinView,
    StudioCard,
    StudioVideo,
    VideoStatus,
)
from studio.wording import headline_of

EDITABLE = frozenset({VideoState.DRAFT, VideoState.REJECTED, VideoState.FAILED})
WORDS_EDITABLE = EDITABLE | {VideoState.PUBLISHED, VideoState.SCHEDULED}
WORKING = frozenset({VideoState.PROCESSING, VideoState.SCREENING})


def disclosure_facts(session: Session, video: Video) -> DisclosureFacts:
    """What the clip's label depends on."""
    account = session.get(Account, video.creator_id)
    pins = pins_of(session, video.id)
    products = products_by_id(session, {p.product_id for p in pins})
    agreement = agreement_of(session, video.id)
    paid = agreement is not None and is_paid(agreement)
    return DisclosureFacts(
        role=Role(account.role) if account else Role.CREATOR,
        kind=video.kind,
        is_sponsored=video.is_sponsored,
        shows_own_products=any(p.brand_id == video.creator_id for p in products.values()),
        was_submitted=video.submitted_at is not None,
        is_commissioned=paid or any(p.terms is PinTerms.COMMISSION for p in pins),
        is_gifted=agreement is not None or any(p.terms is PinTerms.GIFTED for p in pins),
        is_agreed=agreement is not None,
    )


def shown_url(video: Video, file: str) -> str | None:
    """The address of a made file, once there is one."""
    return media_url(video.id, video.recipe, file) if video.recipe else None


def poster_url(video: Video) -> str | None:
    """The address of the poster; its colours come with it, while the clip is being made."""
    if video.state is VideoState.PROCESSING and not video.colors:
        return None
    return shown_url(video, "poster.webp")


def progress_of(video: Video, run: ClipRun | None) -> float:
    """How much of the processing is done, in [0, 1]."""
    if video.state is VideoState.PROCESSING:
        return round(run.progress, 3) if run else 0.0
    return 0.0 if video.state in (VideoState.DRAFT, VideoState.FAILED) else 1.0


def edl_body(video: Video) -> EdlBody:
    """The stored edit, or the whole clip, with its ends filled in where it fits its sources."""
    try:
        return EdlBody.of(resolved_edit(video))
    except EdlRefused:
        return EdlBody.of(edit_of(video))


def pin_views(session: Session, video: Video) -> list[PinView]:
    """Pins by time with what the shop says of their products now."""
    pins = pins_of(session, video.id)
    named = {p.product_id for p in pins} | {p.alternative_id for p in pins if p.alternative_id}
    products = products_by_id(session, named)
    stand_ins = stand_in_views(session, video.id)
    cards = {c.id: c for c in product_cards(session, products.values())}
    views = []
    for pin in pins:
        product, card = products[pin.product_id], cards.get(pin.product_id)
        views.append(
            PinView(
                product_id=product.id,
                title=product.title,
                brand_name=product.brand_name,
                image_url=card.image_url if card else None,
                price=card.price if card else None,
                in_stock=bool(card and card.in_stock and product.is_active),
                start_ms=pin.start_ms,
                end_ms=pin.end_ms,
                x=pin.x,
                y=pin.y,
                terms=pin.terms,
                when_sold_out=pin.when_sold_out,
                alternative_id=pin.alternative_id,
                alternative_title=(
                    products[pin.alternative_id].title if pin.alternative_id in products else ""
                ),
                excluded_ids=[UUID(one) for one in pin.excluded_ids],
                stand_in=stand_ins.get(pin.id),
            )
        )
    return views


def studio_video(session: Session, video: Video, locale: str = "en") -> StudioVideo:
    """One clip with all that its editor shows, for whoever has this locale."""
    upload = upload_of(session, video.id)
    partnership = partnership_of(session, video, locale)
    return StudioVideo(
        id=video.id,
        state=video.state,
        headline=headline_of(
            video.state,
            video.decision_code,
            waits_for_brand=partnership is not None
            and partnership.approval is not Approval.APPROVED,
            locale=locale,
        ),
        caption=video.caption,
        hashtags=hashtags_of(session, video.id),
        kind=video.kind,
        language=video.language,
        disclosure=video.disclosure,
        is_disclosure_locked=is_locked(video.disclosure, disclosure_facts(session, video)),
        label=label_of(session, video),
        partnership=partnership,
        ai_made=[AiPart(part) for part in video.ai_made],
        is_ai_locked=bool(video.ai_made) and video.submitted_at is not None,
        audience=video.audience,
        schedule=schedules(session, [video.id], locale=locale).get(video.id),
        audio_title=video.audio_title,
        file_name=upload.file_name if upload else "",
        source_duration_ms=video.source_duration_ms,
        duration_ms=video.duration_ms,
        width=video.width,
        height=video.height,
        edl=edl_body(video),
        pins=pin_views(session, video),
        captions=[
            CaptionView(
                language=c.language,
                label=language_label(c.language),
                text=c.vtt,
                source=c.source,
            )
            for c in captions_of(session, video.id)
        ],
        source_url=f"/api/v1/studio/videos/{video.id}/source",
        poster_url=poster_url(video),
        hls_url=shown_url(video, "master.m3u8"),
        mp4_url=shown_url(video, "video.mp4"),
        is_playable=bool(video.recipe),
        may_edit=video.state in EDITABLE,
        may_edit_words=video.state in WORDS_EDITABLE,
        may_submit=video.state in EDITABLE,
        decision_code=video.decision_code,
        decision_reason=video.decision_reason,
        created_at=video.created_at,
        submitted_at=video.submitted_at,
        published_at=video.published_at,
    )


def studio_cards(session: Session, videos: Sequence[Video], locale: str = "en") -> list[StudioCard]:
    """Clips as rows of a list, in their order, for whoever has this locale."""
    ids: list[UUID] = [v.id for v in videos]
    runs, stats = latest_runs(session, ids), stats_by_video(session, ids)
    audiences = totals_of(session, ids)
    hours = schedules(session, ids, locale=locale)
    notes = stock_notes(session, ids, locale)
    waiting = _waiting_for_brand(session, ids)
    return [
        StudioCard(
            id=v.id,
            state=v.state,
            headline=headline_of(
                v.state, v.decision_code, waits_for_brand=v.id in waiting, locale=locale
            ),
            caption=v.caption,
            kind=v.kind,
            duration_ms=v.duration_ms,
            poster_url=poster_url(v) or kept_cover_url(v),
            colors=v.colors,
            created_at=v.created_at,
            published_at=v.published_at,
            progress=progress_of(v, runs.get(v.id)),
            decision_reason=v.decision_reason,
            numbers=numbers_of(v.id, stats.get(v.id), v.duration_ms, audiences.get(v.id)),
            schedule=hours.get(v.id),
            stock_note=notes.get(v.id, ""),
        )
        for v in videos
    ]


def _waiting_for_brand(session: Session, video_ids: Sequence[UUID]) -> set[UUID]:
    """Those clips between which and their viewers a brand's approval stands."""
    said = approvals_of(session, video_ids)
    return {one for one, row in said.items() if row.approval is not Approval.APPROVED}


def video_status(session: Session, video: Video, locale: str = "en") -> VideoStatus:
    """Where the clip stands now, for whoever has this locale."""
    run = latest_runs(session, [video.id]).get(video.id)
    return VideoStatus(
        video_id=video.id,
        state=video.state,
        headline=headline_of(
            video.state,
            video.decision_code,
            waits_for_brand=video.id in _waiting_for_brand(session, [video.id]),
            locale=locale,
        ),
        progress=progress_of(video, run),
        is_working=video.state in WORKING,
        is_playable=bool(video.recipe),
        hls_url=shown_url(video, "master.m3u8"),
        mp4_url=shown_url(video, "video.mp4"),
        poster_url=poster_url(video),
        decision_code=video.decision_code,
        decision_reason=video.decision_reason,
        schedule=schedules(session, [video.id], locale=locale).get(video.id),
    )
