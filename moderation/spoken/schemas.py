"""The wire forms of what is said in a clip."""

from __future__ import annotations

from pydantic import Field

from catalog.schemas import WireModel


class LineView(WireModel):
    """Words at a moment of a clip."""

    at_ms: int
    until_ms: int
    text: str
    found: list[str] = Field(description="Titles of what was found in it.")


class TranscriptView(WireModel):
    """The words spoken in a clip, by one account of them."""

    source: str = Field(description="heard (by moderation), creator or machine (captions).")
    language: str
    label: str
    lines: list[LineView]


class SpokenView(WireModel):
    """What is said in a clip, and whether moderation listened."""

    state: str = Field(description="heard, wordless, silent, unheard, off or not_yet.")
    tracks: list[TranscriptView]
