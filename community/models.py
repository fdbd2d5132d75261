"""What people did and were promised would last. `viewer_id` is an account's or a guest's."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, false
from sqlmodel import Field, SQLModel

from catalog.kinds import ReportReason
from core.clock import utc_now
from core.db import UtcDateTime
from core.ids import new_id


class CommentState(StrEnum):
    """Who sees a comment."""

    VISIBLE = "visible"
    HELD = "held"  # Its author alone.
    REMOVED = "removed"


class NegativeScope(StrEnum):
    """What a viewer wants less of."""

    VIDEO = "video"
    CREATOR = "creator"
    TAG = "tag"
    CATEGORY = "category"


class WordPlace(StrEnum):
    """Where a word is not wanted."""

    FEED = "feed"  # In captions and hashtags of the clips that feeds propose.
    COMMENTS = "comments"  # In comments of others under one's own clips.


class Like(SQLModel, table=True):
    """A viewer likes a clip."""

    __tablename__ = "video_like"

    viewer_id: UUID = Field(primary_key=True)
    video_id: UUID = Field(foreign_key="video.id", primary_key=True, index=True)
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)


class Save(SQLModel, table=True):
    """A viewer keeps a clip."""

    __tablename__ = "video_save"

    viewer_id: UUID = Field(primary_key=True)
    video_id: UUID = Field(foreign_key="video.id", primary_key=True, index=True)
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)


class Follow(SQLModel, table=True):
    """A viewer follows a creator."""

    __tablename__ = "follow"

    viewer_id: UUID = Field(primary_key=True)
    creator_id: UUID = Field(foreign_key="account.id", primary_key=True, index=True)
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)


class Block(SQLModel, table=True):
    """A viewer never wants to see a creator."""

    __tablename__ = "block"

    viewer_id: UUID = Field(primary_key=True)
    creator_id: UUID = Field(foreign_key="account.id", primary_key=True)
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)


class NotInterested(SQLModel, table=True):
    """A viewer wants less of a clip, creator, hashtag or category."""

    __tablename__ = "not_interested"

    viewer_id: UUID = Field(primary_key=True)
    scope: NegativeScope = Field(primary_key=True)
    value: str = Field(primary_key=True, max_length=80)
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)


class UnwantedWord(SQLModel, table=True):
    """A word that somebody does not want to meet, as they wrote it."""

    __tablename__ = "unwanted_word"

    viewer_id: UUID = Field(primary_key=True)
    place: WordPlace = Field(primary_key=True)
    word: str = Field(primary_key=True, max_length=60)
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)


class Comment(SQLModel, table=True):
    """A remark on a clip, or a reply to one."""

    __tablename__ = "comment"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    video_id: UUID = Field(foreign_key="video.id", index=True)
    parent_id: UUID | None = Field(default=None, foreign_key="comment.id", index=True)
    author_id: UUID = Field(foreign_key="account.id", index=True)
    text: str = Field(max_length=1000)
    state: CommentState = Field(default=CommentState.VISIBLE, index=True)
    is_unwanted: bool = Field(  # By its clip's creator's words: for its author alone.
        default=False, sa_column_kwargs={"server_default": false()}
    )
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)


class Report(SQLModel, table=True):
    """A viewer says that a clip, a comment, an account or a product breaks the rules.

    Of an account or a product its id alone says which; of a comment, its clip is named with it.
    """

    __tablename__ = "report"
    __table_args__ = (
        UniqueConstraint("viewer_id", "video_id", "comment_id"),
        Index("uq_report_account", "viewer_id", "account_id", unique=True),
        Index("uq_report_product", "viewer_id", "product_id", unique=True),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    viewer_id: UUID = Field(index=True)
    video_id: UUID | None = Field(default=None, foreign_key="video.id", index=True)
    account_id: UUID | None = Field(default=None, foreign_key="account.id", index=True)
    product_id: UUID | None = Field(default=None, foreign_key="product.id", index=True)
    comment_id: UUID | None = Field(default=None, foreign_key="comment.id")
    reason: ReportReason
    detail: str = Field(default="", max_length=500)
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
