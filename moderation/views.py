"""Cases as moderators see them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, or_, select

from catalog.cards import build_cards
from catalog.lifecycle import VideoState
from catalog.media import blob_url, media_url
from catalog.models import Account, Video
from catalog.videos import get_video
from catalog.viewer import Viewer
from community.models import Comment
from moderation.cases import reasons_of
from moderation.evidence_views import decision_views, note_views, report_views, signal_views
from moderation.models import GOLDEN, CaseState, Decision, ReviewCase, Subject
from moderation.offered import hidden_acts, may_lift, undo_until
from moderation.policy import Policy, get_policy
from moderation.product_views import pictures_of, word_signals, words_in, words_view
from moderation.products.models import ProductWords
from moderation.queue.abilities import abilities_of
from moderation.queue.ground_words import ground_in, sentence_in
from moderation.queue.queues import hidden_of
from moderation.queue.ranking import why_of
from moderation.repository import (
    accounts_by_id,
    clips_by_state,
    decisions_about,
    latest_screening,
)
from moderation.routing import is_for
from moderation.schemas import (
    CaseCard,
    CaseDetail,
    ClaimView,
    CreatorRecord,
    ReasonView,
)
from moderation.spoken.showing import spoken_of


def case_cards(
    session: Session,
    cases: Sequence[ReviewCase],
    viewer: Viewer,
    now: datetime,
    offered: Collection[UUID] | None = None,
) -> list[CaseCard]:
    """Cases as rows of the queue, in their order.

    Args:
        offered: Those that are for the viewer; all of them when omitted.
    """
    people = accounts_by_id(
        session, [who for c in cases for who in (c.author_id, c.claimed_by) if who is not None]
    )
    video_ids = [c.video_id for c in cases if c.video_id is not None]
    videos = {v.id: v for v in session.exec(select(Video).where(col(Video.id).in_(video_ids)))}
    comments = {
        c.id: c.text
        for c in session.exec(
            select(Comment).where(
                col(Comment.id).in_([c.subject_id for c in cases if c.subject is Subject.COMMENT])
            )
        )
    }
    titles = {c.id: words_in(session, c) for c in cases if c.subject is Subject.PRODUCT}
    pictures = pictures_of(session, cases)
    cards, policy = [], get_policy()
    for case in cases:
        video = videos[case.video_id] if case.video_id is not None else None
        author = people.get(case.author_id) if case.author_id else None
        words = titles.get(case.id)
        is_live = case.claimed_until is not None and case.claimed_until >= now
        holder = people.get(case.claimed_by) if case.claimed_by and is_live else None
        cards.append(
            CaseCard(
                id=case.id,
                subject=case.subject,
                video_id=case.video_id,
                origin=case.origin,
                state=case.state,
                opened_at=case.opened_at,
                age_s=max(0, int(((case.closed_at or now) - case.opened_at).total_seconds())),
                priority=case.priority,
                creator_id=case.author_id,
                creator_handle=author.handle if author else "",
                creator_name=_named(author, words),
                is_trusted=bool(author and author.is_trusted),
                caption=words.title if words else _caption(case, video, author, comments),
                poster_url=(
                    media_url(video.id, video.recipe, "poster.webp")
                    if video is not None and video.recipe
                    else pictures.get(case.subject_id)
                ),
                colors=video.colors if video is not None else [],
                duration_ms=video.duration_ms if video is not None else 0,
                reasons=[
                    ReasonView(**asdict(ground_in(reason, policy, viewer.locale)))
                    for reason in reasons_of(case)
                ],
                report_count=case.report_count,
                claimed_by_name=holder.display_name if holder else None,
                claimed_until=case.claimed_until if holder else None,
                is_mine=bool(holder and holder.id == viewer.account_id),
                is_own_clip=case.author_id == viewer.account_id,
                why_here=why_of(case, now, viewer.locale),
                is_near=case.is_near,
                due_at=case.due_at,
                queue=case.queue,
                language=case.language,
                skips=case.skips,
                hidden_acts=sorted(hidden_of(case)),
                is_offered=offered is None or case.id in offered,
            )
        )
    return cards


def case_detail(
    session: Session, case: ReviewCase, viewer: Viewer, now: datetime, policy: Policy
) -> CaseDetail:
    """A case with all its evidence."""
    card = case_cards(session, [case], viewer, now)[0]
    video = get_video(session, case.video_id) if case.video_id is not None else None
    author = session.get(Account, case.author_id) if case.author_id else None
    words = words_in(session, case)
    comment_id = case.subject_id if case.subject is Subject.COMMENT else None
    # What a model saw in somebody else's clip says nothing of the account that was met there.
    is_theirs = video is not None and (
        case.subject is not Subject.ACCOUNT or case.author_id == video.creator_id
    )
    screening = latest_screening(session, video.id, comment_id) if video and is_theirs else None
    clips = clips_by_state(session, case.author_id) if case.author_id else {}
    is_hidden = hides_decisions(session, case, viewer.account_id)
    if is_hidden and video and author_is_judged(case, video):  # Neither does the record tell.
        clips[video.state] = clips.get(video.state, 0) - 1
        clips[VideoState.HELD] = clips.get(VideoState.HELD, 0) + 1
    mine = card.is_mine and case.state is CaseState.OPEN and case.claimed_until is not None
    signals = signal_views(session, screening.id, policy, viewer) if screening else []
    if words is not None:
        signals = word_signals(words, policy, viewer)
    run = screening or words  # What judged it last.
    has_words = is_theirs and comment_id is None
    may_read = has_words and is_for(session, case, abilities_of(session, viewer), now)
    return CaseDetail(
        **card.model_dump(exclude={"hidden_acts"}),
        hidden_acts=hidden_acts(session, case, viewer),
        video_state=(VideoState.HELD if is_hidden else video.state) if video else None,
        clip=build_cards(session, [video.id]).get(video.id) if video else None,
        product=words_view(session, case, words, is_blind=is_hidden) if words else None,
        avatar_url=blob_url(author.avatar_key) if author else None,
        spoken=spoken_of(session, video, signals) if video and may_read else None,
        signals=signals,
        screening_problem=sentence_in(run.problem, viewer.locale) if run else "",
        reports=report_views(session, case, with_clip=is_theirs),
        policy_version=run.policy_version if run else policy.version,
        decisions=(
            [] if is_hidden else decision_views(session, _decided(session, case), viewer, policy)
        ),
        notes=[] if is_hidden and case.look != GOLDEN else note_views(session, case),
        undo_until=undo_until(session, case, viewer),
        may_lift=may_lift(session, case, viewer),
        claim=(
            ClaimView(fence=case.fence, until=case.claimed_until)
            if mine and case.claimed_until
            else None
        ),
        creator_clips=CreatorRecord(
            published=clips.get(VideoState.PUBLISHED, 0),
            rejected=clips.get(VideoState.REJECTED, 0),
            held=clips.get(VideoState.HELD, 0),
        ),
    )


def _decided(session: Session, case: ReviewCase) -> list[Decision]:
    if case.subject in (Subject.ACCOUNT, Subject.PRODUCT):
        return decisions_about(session, case.subject, case.subject_id)
    return decisions_about(session, Subject.VIDEO, case.clip_id)


def _named(author: Account | None, words: ProductWords | None) -> str:
    """Whose it is; of a product that no account sells, the brand that its shop names."""
    if author is not None:
        return author.display_name
    return words.brand_name if words else ""


def _caption(
    case: ReviewCase, video: Video | None, author: Account | None, comments: Mapping[UUID, str]
) -> str:
    if case.subject is Subject.COMMENT:
        return comments.get(case.subject_id, "")
    if case.subject is Subject.ACCOUNT:
        return author.bio if author else ""
    return video.caption if video else ""


def hides_decisions(session: Session, case: ReviewCase, account_id: UUID | None) -> bool:
    """Whether what was decided about a case's clip is kept from somebody who opens the case."""
    same = col(ReviewCase.subject_id) == case.subject_id
    if case.video_id is not None:
        same = or_(same, col(ReviewCase.video_id) == case.video_id)
    return case.look != 1 or _holds_look(session, account_id, same)


def author_is_judged(case: ReviewCase, video: Video) -> bool:
    """Whether the clip itself is what was decided about."""
    return case.subject is Subject.VIDEO and case.author_id == video.creator_id


def is_blind(session: Session, video_id: UUID, account_id: UUID | None) -> bool:
    """Whether somebody holds a blind look at a clip, and so must not see what was decided."""
    return _holds_look(session, account_id, col(ReviewCase.video_id) == video_id)


def _holds_look(session: Session, account_id: UUID | None, at: ColumnElement[bool]) -> bool:
    return (
        session.exec(
            select(ReviewCase.id).where(
                at,
                ReviewCase.claimed_by == account_id,
                ReviewCase.state == CaseState.OPEN,
                ReviewCase.look != 1,
            )
        ).first()
        is not None
    )
