"""What was made of a product's words: one standing row a product, and those it had before."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Column, Index, String, text
from sqlmodel import Field, SQLModel

from core.clock import utc_now
from core.db import UtcDateTime
from core.ids import new_id


class WordState(StrEnum):
    """What became of a product's words."""

    CLEAR = "clear"  # The models found nothing.
    HELD = "held"  # The rules ask for a person.
    UNSEEN = "unseen"  # Nothing could judge them yet; they are tried again, or a person decides.
    ALLOWED = "allowed"  # A person said yes.
    REFUSED = "refused"  # A person said no.
    REPLACED = "replaced"  # Other words came, or the same were judged anew.


WAITING = frozenset({WordState.HELD, WordState.UNSEEN})
BY_PERSON = frozenset({WordState.ALLOWED, WordState.REFUSED})


class ProductWords(SQLModel, table=True):
    """A product's words with the verdict on them, kept so that it can be given again.

    The words are those that were judged; a product shows others while these wait unseen.
    """

    __tablename__ = "product_words"
    __table_args__ = (
        Index(
            "uq_product_words_standing",
            "product_id",
            unique=True,
            sqlite_where=text("state <> 'replaced'"),
            postgresql_where=text("state <> 'replaced'"),
        ),
        Index("ix_product_words_state", "state", "harm"),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    product_id: UUID = Field(foreign_key="product.id", index=True)
    title: str = Field(max_length=200)
    description: str = Field(default="", max_length=5000)
    brand_name: str = Field(max_length=80)
    state: WordState = Field(sa_column=Column(String(20), nullable=False))
    harm: int = 0  # Of the gravest ground; orders what waits.
    action: str = Field(max_length=20)
    problem: str = Field(default="", max_length=300)
    caution: float = 1.0  # Of the brand's record: what limits were multiplied by.
    policy_version: str = Field(max_length=40)
    policy_sha256: str = Field(max_length=64)
    models_sha256: str = Field(default="", max_length=64)  # Empty where nothing could judge.
    signals: list[dict[str, Any]] = Field(
        default_factory=list, sa_column=Column(JSON, nullable=False)
    )  # As `classifiers.signals.Signal`.
    grounds: list[dict[str, Any]] = Field(
        default_factory=list, sa_column=Column(JSON, nullable=False)
    )  # As `decision.Reason`, gravest first.
    took_ms: int = 0
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
    decided_by: UUID | None = Field(default=None, foreign_key="account.id")
    decided_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    reason_code: str = Field(default="", max_length=40)  # Of the policy's reasons, of a no.
    note: str = Field(default="", max_length=500)  # The moderator's own words to the owner.
    # In which a person decides about these words; the same words keep it.
    case_id: UUID | None = Field(default=None, index=True)
