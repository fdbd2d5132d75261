"""The wire forms of likes, comments, follows and reports."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, Field

from catalog.kinds import ReportReason
from catalog.schemas import CreatorBrief, WireModel
from community.models import CommentState, NegativeScope

MAX_COMMENT = 1000


class Toggle(WireModel):
    """The new state of a like, save or follow, and the total."""

    active: bool
    count: int


class ShareForm(BaseModel):
    """How the clip was shared."""

    channel: str = Field(default="copy", max_length=20, pattern="^[a-z_]+$")


class Shared(WireModel):
    """The link that was shared, and the total."""

    url: str
    count: int


class ReportForm(BaseModel):
    """Why something is reported."""

    reason: ReportReason
    detail: str = Field(default="", max_length=500)


class ReportReceived(WireModel):
    """A report is kept and will be looked at."""

    received: bool = True


class NotInterestedForm(BaseModel):
    """What to show less of; `value` is needed for a hashtag or category."""

    scope: NegativeScope = NegativeScope.VIDEO
    value: str = Field(default="", max_length=80)


class NegativeView(WireModel):
    """Something the viewer turned down."""

    scope: NegativeScope
    value: str = Field(description="A hashtag's or category's slug, a clip's or creator's id.")
    label: str = Field(examples=["#monsoon"])
    handle: str = Field(description="Of a creator; else empty.")
    image_url: str | None


class NegativeList(WireModel):
    """What the viewer turned down and whom they blocked, newest first."""

    items: list[NegativeView]
    blocked: list[CreatorBrief]


class WordForm(BaseModel):
    """A word that is not wanted."""

    word: str = Field(min_length=1, max_length=120)


class WordList(WireModel):
    """Unwanted words of one place, in alphabetical order; at most a hundred."""

    items: list[str]


class CommentForm(BaseModel):
    """A new comment."""

    text: str = Field(min_length=1, max_length=MAX_COMMENT, examples=["Which shade is this?"])
    parent_id: UUID | None = None


class CommentView(WireModel):
    """A comment as a viewer sees it."""

    id: UUID
    video_id: UUID
    parent_id: UUID | None
    author: CreatorBrief
    text: str
    created_at: datetime
    reply_count: int
    is_mine: bool
    state: CommentState


class CommentPage(WireModel):
    """A page of comments, newest first; replies oldest first."""

    items: list[CommentView]
    next_cursor: str | None


class CreatorStats(WireModel):
    """A creator's public totals."""

    followers: int
    following: int
    clips: int
    likes: int


class CreatorFlags(WireModel):
    """How this viewer stands to a creator."""

    following: bool
    blocked: bool
    muted: bool = Field(False, description="Feeds leave them out; search does not.")
    is_me: bool


class CreatorPage(CreatorBrief):
    """A creator's page."""

    bio: str
    stats: CreatorStats
    viewer: CreatorFlags
