"""What a viewer turned down, with the names of things, and taking it back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

import redis.exceptions
from sqlmodel import Session, col, select

from catalog.cards import creator_brief
from catalog.media import media_url
from catalog.models import Account, Category, Hashtag, Video
from catalog.shelves import shelf_name
from catalog.viewer import Viewer
from community.models import Block, NegativeScope, NotInterested
from community.schemas import NegativeList, NegativeView
from core.db import after_commit
from core.errors import Unavailable
from core.redis import NEGATIVES, get_redis
from events.schemas import EventType
from events.service import append

MOST = 500


def list_negatives(session: Session, viewer: Viewer) -> NegativeList:
    """What the viewer wants less of and whom they blocked, newest first; at most `MOST` each."""
    rows = session.exec(
        select(NotInterested)
        .where(NotInterested.viewer_id == viewer.id)
        .order_by(col(NotInterested.created_at).desc())
        .limit(MOST)
    ).all()
    named = _names(session, rows, viewer.locale)
    blocked = session.exec(
        select(Account)
        .join(Block, col(Block.creator_id) == col(Account.id))
        .where(Block.viewer_id == viewer.id)
        .order_by(col(Block.created_at).desc())
        .limit(MOST)
    )
    return NegativeList(
        items=[named[r.scope, r.value] for r in rows if (r.scope, r.value) in named],
        blocked=[creator_brief(account) for account in blocked],
    )


def interested_again(
    session: Session,
    viewer: Viewer,
    scope: NegativeScope,
    value: str,
    video_id: UUID | None = None,
) -> None:
    """Takes a "not interested" back; one that was never said is fine.

    Args:
        video_id: The clip it was said at, whose weight in the taste then goes too.

    Raises:
        Unavailable: Redis, which hides clips too, does not answer; nothing was changed.
    """
    negative = f"{scope}:{value}"
    if scope is NegativeScope.VIDEO:
        _unhide(viewer, negative)
    row = session.get(NotInterested, (viewer.id, scope, value))
    if row is None:
        return
    session.delete(row)
    session.flush()
    if scope is NegativeScope.VIDEO:
        video_id = UUID(value)
    after_commit(
        session,
        partial(append, EventType.INTERESTED_AGAIN, viewer.id, video_id, value=negative),
    )


def _unhide(viewer: Viewer, negative: str) -> None:
    """Forgets what a client's event hid; before the commit, so that both go or neither."""
    try:
        get_redis().srem(NEGATIVES(viewer.id), negative)
    except (redis.exceptions.RedisError, OSError):
        raise Unavailable(
            "That cannot be taken back at the moment; try again soon.",
            "यह अभी वापस नहीं लिया जा सका; थोड़ी देर में फिर कोशिश करें।",
        ) from None


def _names(
    session: Session, rows: Sequence[NotInterested], locale: str
) -> dict[tuple[NegativeScope, str], NegativeView]:
    """Each negative whose subject still exists, as people read it."""
    values: dict[NegativeScope, list[str]] = {scope: [] for scope in NegativeScope}
    for row in rows:
        values[row.scope].append(row.value)
    tags = values[NegativeScope.TAG]
    labels = dict(
        session.exec(select(Hashtag.slug, Hashtag.label).where(col(Hashtag.slug).in_(tags))).all()
    )
    found = [_view(NegativeScope.TAG, tag, f"#{labels.get(tag, tag)}") for tag in tags]
    for category in session.exec(
        select(Category).where(col(Category.slug).in_(values[NegativeScope.CATEGORY]))
    ):
        found.append(_view(NegativeScope.CATEGORY, category.slug, shelf_name(category, locale)))
    for account in session.exec(
        select(Account).where(col(Account.id).in_(map(UUID, values[NegativeScope.CREATOR])))
    ):
        image = creator_brief(account).avatar_url
        name = account.display_name
        found.append(_view(NegativeScope.CREATOR, str(account.id), name, account.handle, image))
    for video in session.exec(
        select(Video).where(col(Video.id).in_(map(UUID, values[NegativeScope.VIDEO])))
    ):
        poster = media_url(video.id, video.recipe, "poster.webp") if video.recipe else None
        found.append(_view(NegativeScope.VIDEO, str(video.id), video.caption, "", poster))
    return {(view.scope, view.value): view for view in found}


def _view(
    scope: NegativeScope, value: str, label: str, handle: str = "", image_url: str | None = None
) -> NegativeView:
    return NegativeView(scope=scope, value=value, label=label, handle=handle, image_url=image_url)
