"""The benchmark's default head says yes to exactly what the rules hold, and orders by harm."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench import moderation as bench
from moderation.classifiers.signals import Signal
from moderation.decision import Action, decide_comment
from moderation.policies.parsing import shipped
from moderation.surfaces import Surface

THRESHOLDS = {"toxicity": 0.66, "hate": 0.8, "sexual": 0.7, "spam": 0.9, "contact": 0.6}


def signals(**scores: float) -> list[Signal]:
    return [
        Signal(label, scores.get(label, 0.0), limit, "m", "0" * 64, "Read.", "whole text")
        for label, limit in THRESHOLDS.items()
    ]


@pytest.mark.parametrize(
    ("scores", "is_held"),
    [
        ({"hate": 0.4}, False),  # The rules hold hatred at 0.8.
        ({"hate": 0.79, "toxicity": 0.65}, False),
        ({"hate": 0.8}, True),
        ({"toxicity": 0.66}, True),
        ({"spam": 0.95}, True),
        ({"contact": 0.6}, True),
        ({}, False),
    ],
)
def test_the_default_head_says_yes_where_a_comment_would_be_held(
    scores: dict[str, float], is_held: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench, "screen_text", lambda _: signals(**scores))
    assert (bench.chance("so", "policy") >= bench.threshold("policy")) is is_held


SCORES = st.fixed_dictionaries({label: st.floats(0, 1) for label in THRESHOLDS})


@given(SCORES, st.sampled_from(sorted(THRESHOLDS)), st.floats(0, 1))
def test_it_is_what_the_rules_do_whatever_the_scores_and_never_falls_as_one_rises(
    scores: dict[str, float], label: str, higher: float
) -> None:
    found = signals(**scores)
    placed = [replace(one, surface=Surface.COMMENT) for one in found]
    held = decide_comment(placed, policy=shipped()).action is Action.HOLD
    value = bench.as_policy(found)
    assert 0 <= value <= 1 and (value >= bench.POLICY_YES) is held
    risen = scores | {label: max(scores[label], higher)}
    assert bench.as_policy(signals(**risen)) >= value


def test_what_is_surely_hateful_stands_above_what_is_surely_rude() -> None:
    assert bench.as_policy(signals(hate=0.9)) > bench.as_policy(signals(toxicity=1.0))
