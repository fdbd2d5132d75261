"""A comment as the sheet draws it."""

from __future__ import annotations

from dataclasses import dataclass

from community.models import CommentState
from community.schemas import CommentView
from core.moments import ago


@dataclass
class Remark:
    """A comment as it is drawn."""

    id: str
    handle: str
    name: str
    avatar_url: str
    text: str
    ago: str
    replies: int
    is_mine: bool
    is_held: bool
    is_reply: bool


def remark_of(view: CommentView, locale: str) -> Remark:
    """A comment as the sheet draws it."""
    return Remark(
        id=str(view.id),
        handle=view.author.handle,
        name=view.author.display_name,
        avatar_url=view.author.avatar_url or "",
        text=view.text,
        ago=ago(view.created_at, locale=locale),
        replies=view.reply_count,
        is_mine=view.is_mine,
        is_held=view.state is CommentState.HELD,
        is_reply=view.parent_id is not None,
    )
