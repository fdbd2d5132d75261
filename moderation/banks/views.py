"""Items of banks and their matches as moderators see them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sqlmodel import Session, col, func, select

from core.clock import utc_now
from moderation.banks.schemas import KnownItemView, MatchView
from moderation.known.models import KnownItem, KnownMatch, MatchState
from moderation.repository import accounts_by_id


def item_views(session: Session, items: Sequence[KnownItem]) -> list[KnownItemView]:
    """Items, in their order, with how often people called them right and wrong."""
    people, now = accounts_by_id(session, [item.added_by for item in items]), utc_now()
    counts = Counter(
        {
            (item_id, state): count
            for item_id, state, count in session.exec(
                select(KnownMatch.item_id, KnownMatch.state, func.count())
                .where(col(KnownMatch.item_id).in_([item.id for item in items]))
                .group_by(col(KnownMatch.item_id), col(KnownMatch.state))
            )
        }
    )
    return [
        KnownItemView(
            id=item.id,
            bank=item.bank,
            since_version=item.since_version,
            reason_code=item.reason_code,
            action=item.action,
            source=item.source,
            pictures=len(item.pictures) // 8,
            has_sound=bool(item.sound),
            video_id=item.video_id,
            added_by_name=people[item.added_by].display_name,
            added_at=item.added_at,
            expires_at=item.expires_at,
            is_in_force=item.expires_at is None or item.expires_at > now,
            confirmed=counts[item.id, MatchState.CONFIRMED],
            denied=counts[item.id, MatchState.DENIED],
        )
        for item in items
    ]


def match_view(match: KnownMatch, item: KnownItem) -> MatchView:
    """A match with what it was held against."""
    return MatchView(
        id=match.id,
        item_id=item.id,
        bank=item.bank,
        reason_code=item.reason_code,
        action=item.action,
        closeness=match.closeness,
        where=match.location,
        state=match.state,
        found_at=match.found_at,
    )
