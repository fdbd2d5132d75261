"""Reasons that a person gives: none that only says why something waits, none of other things."""

from __future__ import annotations

import pytest

from moderation.given import ReasonOfAnother, require_given, subjects_of
from moderation.models import Subject
from moderation.policies.parsing import shipped

EVERY = shipped().reasons


def test_the_rules_name_what_is_held_apart() -> None:
    codes = {reason.code for reason in EVERY}

    assert {"not_heard", "known_bad", "quality", "undisclosed", "removed_again"} <= codes
    assert {c for c in codes if not subjects_of(c)} == {"not_heard", "known_bad"}


@pytest.mark.parametrize("subject", Subject)
def test_there_is_a_reason_for_everything(subject: Subject) -> None:
    for code in ("hate", "spam", "minors", "counterfeit", "other"):
        require_given(shipped().reason(code), subject)


@pytest.mark.parametrize("subject", [s for s in Subject if s is not Subject.VIDEO])
def test_what_is_about_pictures_is_given_for_clips_alone(subject: Subject) -> None:
    for code in ("quality", "undisclosed", "removed_again"):
        require_given(shipped().reason(code), Subject.VIDEO)
        with pytest.raises(ReasonOfAnother):
            require_given(shipped().reason(code), subject)
