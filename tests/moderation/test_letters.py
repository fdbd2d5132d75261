"""The real models over what brands and creators write to each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.kinds import Role
from moderation.letters import keep_back
from tests.moderation.desk_world import person


@pytest.mark.slow
def test_ordinary_pitches_pass_and_abuse_and_ways_out_do_not(
    installation: Path, models: Path
) -> None:
    asha = person("asha", Role.CREATOR)
    for text in (
        "I do honest reviews, no filters. Dark skin, so your shades matter.",
        "Mujhe aapke products bahut pasand hain, main reel bana sakti hoon",
        "No nudity, no abuse. Show the bra strap detail only on a hanger.",
    ):
        assert keep_back(asha, "pitch", text) is None
    for text in ("You scammers, choke on your junk, idiots", "WhatsApp 98765 43210, pay first"):
        assert keep_back(asha, "pitch", text) is not None
