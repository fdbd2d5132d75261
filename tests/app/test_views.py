"""Texts that pages draw: counts, savings, waiting."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.pages.console.rows import age_text
from app.previews import preview_of
from app.views import clips_text, saving_text, short_count
from catalog.kinds import Role
from catalog.lifecycle import VideoState
from core.db import session_scope
from tests import small_world as world

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (999, "999"),
        (1000, "1k"),
        (12_400, "12.4k"),
        (99_960, "100k"),
        (123_456, "123k"),
        (1_200_000, "1.2M"),
    ],
)
def test_counts_are_short(number: int, text: str) -> None:
    assert short_count(number) == text


def test_one_clip_is_singular() -> None:
    assert (clips_text(1), clips_text(12)) == ("1 clip", "12 clips")
    assert (clips_text(1, "hi"), clips_text(1200, "hi-IN")) == ("1 क्लिप", "1.2k क्लिप")


@pytest.mark.parametrize(
    ("price", "listed", "text"), [(499, 699, "28% off"), (699, 699, ""), (1, 0, ""), (698, 699, "")]
)
def test_a_saving_is_never_rounded_up(price: int, listed: int, text: str) -> None:
    assert saving_text(price, listed) == text
    assert saving_text(price, listed, "hi") == text.replace(" off", " की छूट")


@pytest.mark.parametrize(
    ("seconds", "text"), [(5, "5 s"), (90, "1 min"), (7200, "2 h"), (200_000, "2 days")]
)
def test_waiting_is_told_in_one_unit(seconds: int, text: str) -> None:
    assert age_text(seconds) == text


def test_a_shared_clip_has_a_card_and_a_held_one_has_none(installation: object) -> None:
    with session_scope() as session:
        creator = world.account(session, "meera", Role.CREATOR)
        shown = world.video(session, creator, 'Say "hi" <b> #glow')
        held = world.video(session, creator, state=VideoState.HELD)
    card = preview_of(f"/v/{shown.id}")
    assert card is not None
    assert card.image.startswith("http://localhost") and card.image.endswith("poster.webp")
    assert 'Say "hi" <b> #glow' in card.description
    assert preview_of(f"/v/{held.id}") is None
    assert preview_of("/v/made-up") is None
    assert preview_of("/c/meera") is not None
    assert preview_of("/search") is None
