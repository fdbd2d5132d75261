"""Proposed tags on the wire."""

from __future__ import annotations

from uuid import UUID

from catalog.schemas import WireModel
from studio.tagging.models import SuggestionState, TagKind


class TagSuggestion(WireModel):
    """A tag that a model proposes; the creator's own tags are in the clip's caption."""

    id: UUID
    kind: TagKind
    slug: str
    label: str
    score: float
    why: str
    state: SuggestionState
