"""The wire forms of products that are held and of what their owners are told."""

from __future__ import annotations

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from catalog.schemas import WireModel

Only = Literal["waiting", "refused"]


class HeldGround(WireModel):
    """Why the machine holds it."""

    code: str
    title: str = Field(description="The rule, in the reader's language.")
    text: str = Field(description="What the model says.")
    score: float | None
    threshold: float | None


class HeldProduct(WireModel):
    """A product whose words wait for a person, or were refused by one."""

    id: UUID = Field(description="Of the words: other words have another id.")
    product_id: UUID
    title: str
    description: str
    brand_name: str
    picture_url: str | None
    is_shown: bool = Field(description="It shows with older words while these wait.")
    grounds: list[HeldGround]
    policy_version: str
    since: datetime
    reason_code: str = Field(description="Of a person's no; empty while it waits.")
    is_own: bool = Field(description="About the caller's own, which others decide.")


class HeldProductList(WireModel):
    """The gravest first, and how many there are in all."""

    items: list[HeldProduct]
    total: int


class ProductDecision(BaseModel):
    """What a moderator decides about a product's words."""

    model_config = ConfigDict(extra="forbid")

    shows: bool = Field(description="Whether it shows; otherwise it is kept away.")
    reason_code: str = Field("", max_length=40, description="A policy reason; needed for a no.")
    note: str = Field("", max_length=500, description="Words to its owner.")


class ProductStatement(WireModel):
    """What its brand is told of a product that was held, in the reader's language."""

    id: UUID
    product_id: UUID
    title: str
    state: Literal["held", "unseen", "allowed", "refused"]
    done: str = Field(description="What was done.")
    rule_title: str = Field(description="Empty where no rule is behind it.")
    rule_text: str
    found: str = Field(description="Who or what found it, and what can be done about it.")
    note: str
    at: datetime


class ProductStatementList(WireModel):
    """The newest first."""

    items: list[ProductStatement]
