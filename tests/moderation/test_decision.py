"""From signals to a verdict, and the policy as data."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.kinds import ReportReason
from core.errors import InvalidInput
from moderation.classifiers.signals import Signal
from moderation.decision import (
    FAILED,
    NEW_CREATOR,
    Action,
    decide,
    decide_comment,
)
from moderation.policies.parsing import shipped
from moderation.policies.rules import Band, LabelRule
from moderation.surfaces import Surface

POLICY = shipped()
CLEAN = Signal("toxicity", 0.1, 0.8, "m", "0" * 64, "Nothing.", "whole text")
ABUSE = replace(CLEAN, score=0.9, reason="Abuse.")
NUDE = replace(ABUSE, label="nudity", where="frame 3200 ms", surface=Surface.FRAMES)


def codes(signals: list[Signal], **facts: object) -> list[str]:
    settings: dict[str, object] = {"is_trusted": True, "policy": POLICY, **facts}
    return [r.code for r in decide(signals, **settings).reasons]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("signals", "facts", "expected"),
    [
        ([CLEAN], {}, []),
        ([CLEAN], {"is_trusted": False}, [NEW_CREATOR]),
        ([ABUSE], {}, ["toxicity"]),
        ([ABUSE, NUDE], {"is_trusted": False}, ["nudity", "toxicity", NEW_CREATOR]),
        ([replace(CLEAN, score=0.8)], {}, ["toxicity"]),  # On the threshold counts.
        ([replace(CLEAN, score=math.nan)], {}, ["toxicity"]),
        ([replace(CLEAN, threshold=math.inf)], {}, ["toxicity"]),
        ([replace(CLEAN, agrees=False)], {"is_trusted": False}, ["toxicity", NEW_CREATOR]),
        ([replace(ABUSE, agrees=False)], {}, ["toxicity"]),
        ([replace(ABUSE, label="never_heard_of")], {}, ["never_heard_of"]),
        ([], {}, [FAILED]),
        ([], {"is_expected": False}, []),
        ([CLEAN], {"problem": "A model is away."}, [FAILED]),
        ([ABUSE], {"problem": "Half of it failed."}, ["toxicity", FAILED]),
    ],
)
def test_only_what_was_screened_clean_from_a_trusted_creator_is_published(
    signals: list[Signal], facts: dict[str, object], expected: list[str]
) -> None:
    assert codes(signals, **facts) == expected
    settings: dict[str, object] = {"is_trusted": True, "policy": POLICY, **facts}
    verdict = decide(signals, **settings)  # type: ignore[arg-type]
    assert verdict.action is (Action.HOLD if expected else Action.ALLOW)


def test_a_contradiction_alone_lets_a_trusted_clip_go_live_and_asks_a_person_afterwards() -> None:
    verdict = decide([replace(CLEAN, agrees=False)], is_trusted=True, policy=POLICY)
    assert verdict.action is Action.ALLOW
    assert [r.code for r in verdict.reasons] == ["toxicity"]


SIGNALS = st.lists(
    st.builds(
        Signal,
        label=st.sampled_from([*POLICY.labels, "novel"]),
        score=st.floats(allow_nan=True),
        threshold=st.floats(0.01, 0.99),
        model=st.just("m"),
        model_sha256=st.just("0" * 64),
        reason=st.just("r"),
        where=st.just("w"),
        agrees=st.booleans(),
        surface=st.sampled_from(Surface),
    ),
    max_size=6,
)


@given(signals=SIGNALS, more=SIGNALS, trusted=st.booleans())
def test_more_evidence_never_frees_a_clip(
    signals: list[Signal], more: list[Signal], trusted: bool
) -> None:
    before = decide(signals, is_trusted=trusted, policy=POLICY, is_expected=False)
    after = decide(signals + more, is_trusted=trusted, policy=POLICY, is_expected=False)
    assert after.action.rank >= before.action.rank


@given(signals=SIGNALS)
def test_nobody_untrusted_is_published_by_a_machine(signals: list[Signal]) -> None:
    assert decide(signals, is_trusted=False, policy=POLICY).action is Action.HOLD


def test_policy_may_move_a_threshold_or_switch_a_label_off() -> None:
    early = dict.fromkeys(Surface, (Band(0.05, Action.HOLD),))
    strict = replace(POLICY, labels={"toxicity": LabelRule("Abuse", ladder=early)})
    lenient = replace(POLICY, labels={"toxicity": LabelRule("Abuse", ladder={})})
    assert codes([CLEAN], policy=strict) == ["toxicity"]
    assert codes([ABUSE], policy=lenient) == []
    assert decide_comment([ABUSE], policy=lenient).action is Action.ALLOW
    assert [r.code for r in decide_comment([ABUSE], policy=POLICY).reasons] == ["toxicity"]


def test_every_reason_speaks_both_languages_and_has_its_own_code() -> None:
    assert len({r.code for r in POLICY.reasons}) == len(POLICY.reasons)
    for reason in POLICY.reasons:
        assert 0 <= reason.severity <= 100
        assert len(reason.text) > 20 and any("ऀ" <= c <= "ॿ" for c in reason.text_hi)
        assert reason.told("hi") == reason.text_hi and reason.told("en-IN") == reason.text
    with pytest.raises(InvalidInput, match="misleading"):
        POLICY.reason("because")


def test_every_reason_that_viewers_can_report_has_its_urgency() -> None:
    assert set(POLICY.report_severity) == {reason.value for reason in ReportReason}


@pytest.mark.parametrize(("duration_ms", "frames"), [(1_000, 6), (15_000, 10), (600_000, 24)])
def test_longer_clips_are_looked_at_more_often_within_limits(duration_ms: int, frames: int) -> None:
    assert POLICY.frames_for(duration_ms) == frames
