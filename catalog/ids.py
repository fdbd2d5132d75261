"""The kinds of id, so that one cannot be passed for another."""

from __future__ import annotations

from typing import NewType
from uuid import UUID

AccountId = NewType("AccountId", UUID)
VideoId = NewType("VideoId", UUID)
ProductId = NewType("ProductId", UUID)
VariantId = NewType("VariantId", UUID)
ViewerId = NewType("ViewerId", UUID)  # An account's id, or a guest's.
