"""Rules that change, from the shipped ones."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from moderation.policies.live import forget_standing
from tests.moderation.rollout.scene import People


@pytest.fixture
def people(quiet: None) -> Iterator[People]:
    forget_standing()
    yield People()
    forget_standing()
