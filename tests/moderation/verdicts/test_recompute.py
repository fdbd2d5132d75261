"""Stored verdicts come out bit by bit when they are decided again."""

from __future__ import annotations

import json
import math
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from core.clock import utc_now
from core.db import read_scope, session_scope
from moderation.classifiers.heads import calibrated
from moderation.classifiers.image import fuse
from moderation.classifiers.signals import Signal
from moderation.decision import decide
from moderation.models import Scope, Screening, ScreeningResult
from moderation.policies.parsing import parse_policy, shipped, shipped_texts
from moderation.recheck import recheck
from moderation.screening import Findings, fitted
from moderation.surfaces import Surface
from moderation.verdicts import stored as stored_module
from moderation.verdicts.recompute import recompute
from moderation.verdicts.stored import keep, stored_since, with_results
from tests import small_world

REMOVES = parse_policy(
    shipped_texts()[shipped().sha256].replace(
        "ladder:\n      frames: {model: hold}",
        "measured:\n      frames: {right: 2990, of: 3000, measured_on: 2026-11-01, source: x}\n"
        "    ladder:\n      frames: {0.2: limit, 0.4: age_gate, model: hold, 0.98: remove}",
        1,
    )
)


def text_signal(logit: float) -> Signal:
    raw = float(np.float32(logit))
    score = round(calibrated(np.array([raw], np.float32))[0], 4)
    return Signal(
        "hate", score, 0.61, "text-heads", "a" * 64, f"It is {score}.", "whole text", raw=(raw,)
    )


def picture_signal(pair: tuple[float, float]) -> Signal:
    score, agrees = fuse(*pair)
    return Signal(
        "nudity", round(score, 4), 0.4, "nsfw-pair-2", "b" * 129, "Seen.", "frame 3200 ms", agrees,
        Surface.FRAMES, pair,
    )  # fmt: skip


ANY = st.builds(
    Signal,
    label=st.sampled_from([*shipped().labels, "novel"]),
    score=st.floats(allow_nan=True, allow_infinity=True),
    threshold=st.one_of(st.floats(0.01, 0.99), st.floats()),
    model=st.just("elsewhere"),
    model_sha256=st.text("0123456789abcdef", max_size=200),
    reason=st.text(st.characters(exclude_categories=["C"]), max_size=400),
    where=st.sampled_from(["whole text", "w" * 100, "frame 1 ms"]),
    agrees=st.booleans(),
)
SIGNALS = st.lists(
    st.one_of(
        ANY,
        st.floats(-40, 40).map(text_signal),
        st.tuples(st.floats(0, 1), st.floats(0, 1)).map(picture_signal),
    ),
    max_size=8,
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    signals=SIGNALS,
    surfaces=st.lists(st.sampled_from(Surface), min_size=8, max_size=8),
    is_trusted=st.booleans(),
    is_expected=st.booleans(),
    problem=st.sampled_from(["", "A model is away."]),
)
def test_whatever_the_classifiers_say_the_stored_verdict_is_decided_again_exactly(
    installation: Path,
    signals: list[Signal],
    surfaces: list[Surface],
    is_trusted: bool,
    is_expected: bool,
    problem: str,
) -> None:
    policy = shipped()
    found = Findings(
        [("some", fitted(s, place)) for s, place in zip(signals, surfaces, strict=False)], problem
    )
    with session_scope() as session:
        clip = session.exec(select(small_world.Video)).first()
        if clip is None:
            maker = small_world.account(session, "maker", small_world.Role.CREATOR)
            clip = small_world.video(session, maker)
        verdict = decide(
            found.bare,
            is_trusted=is_trusted,
            policy=policy,
            problem=problem,
            is_expected=is_expected,
        )
        run = keep(
            session,
            clip.id,
            Scope.CLIP,
            found,
            verdict,
            is_trusted=is_trusted,
            is_expected=is_expected,
            policy=policy,
        )
        run_id = run.id
    with read_scope() as session:
        (stored,) = with_results(session, [session.get_one(Screening, run_id)])
        assert recompute(session, stored) == []
        assert [s.surface for s in stored.signals] == [s.surface for s in found.bare]


def stored_run(session: object, handle: str = "maker") -> Screening:
    maker = small_world.account(session, handle, small_world.Role.CREATOR)  # type: ignore[arg-type]
    clip = small_world.video(session, maker)  # type: ignore[arg-type]
    found = Findings([("frames", picture_signal((0.9, 0.8))), ("caption", text_signal(-2.0))])
    verdict = decide(found.bare, is_trusted=True, policy=shipped())
    return keep(
        session,  # type: ignore[arg-type]
        clip.id,
        Scope.CLIP,
        found,
        verdict,
        is_trusted=True,
        is_expected=True,
        policy=shipped(),
    )


@pytest.mark.parametrize(
    ("table", "column", "value", "what"),
    [
        (Screening, "action", "allow", {"action"}),
        (Screening, "is_trusted", False, {"action", "grounds"}),
        (Screening, "policy_sha256", "0" * 64, {"policy"}),
        (Screening, "policy_sha256", "", {"not_kept"}),
        (ScreeningResult, "score", 0.1, {"score", "is_over", "grounds", "action", "cause"}),
        (ScreeningResult, "raw", [0.1, 0.2], {"score"}),
        (ScreeningResult, "threshold", 0.3, {"threshold"}),
        (ScreeningResult, "own_threshold", 0.99, {"action", "cause", "grounds", "threshold"}),
    ],
)
def test_an_altered_row_is_found_and_named(
    installation: Path, table: type, column: str, value: object, what: set[str]
) -> None:
    with session_scope() as session:
        run_id = stored_run(session).id
    with session_scope() as session:
        key = Screening.id if table is Screening else ScreeningResult.screening_id
        row = session.exec(select(table).where(key == run_id)).first()
        setattr(row, column, value)
    with read_scope() as session:
        (stored,) = with_results(session, [session.get_one(Screening, run_id)])
        found = {difference.what for difference in recompute(session, stored)}
    assert found & what and (found <= what | {"is_over", "grounds"})
    report = recheck()
    assert report.verdicts == 1
    assert (report.not_kept, len(report.differences) > 0) == (
        int(what == {"not_kept"}),
        what != {"not_kept"},
    )


def test_stored_runs_come_newest_first_and_whole_over_chunks(
    installation: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stored_module, "CHUNK", 2)
    ids = []
    for n in range(5):
        with session_scope() as session:
            ids.append(stored_run(session, f"maker{n}").id)
    ids.sort(reverse=True)
    began = utc_now() - timedelta(days=1)
    found = list(stored_since(began, 10))
    assert [stored.screening.id for stored in found] == ids
    assert all(stored.results for stored in found)
    assert [stored.screening.id for stored in stored_since(began, 3)] == ids[:3]
    assert list(stored_since(utc_now(), 10)) == []


def test_a_ladder_takes_the_gravest_band_that_is_reached_and_removes_only_in_agreement() -> None:
    def verdict(pair: tuple[float, float]) -> str:
        return decide([picture_signal(pair)], is_trusted=True, policy=REMOVES).action.value

    assert verdict((0.1, 0.1)) == "allow"
    assert verdict((0.3, 0.3)) == "limit"
    assert verdict((0.5, 0.5)) == "hold"  # The classifier's own 0.4 lies below the last band.
    assert verdict((0.99, 0.99)) == "remove"
    apart = Signal("nudity", 0.99, 0.4, "nsfw-pair", "", "", "frame 1 ms", False, Surface.FRAMES)
    assert decide([apart], is_trusted=True, policy=REMOVES).action.value == "hold"
    odd = Signal("nudity", math.nan, 0.4, "nsfw-pair", "", "", "frame 1 ms", True, Surface.FRAMES)
    assert decide([odd], is_trusted=True, policy=REMOVES).action.value == "hold"
    untrusted = decide([picture_signal((0.99, 0.99))], is_trusted=False, policy=REMOVES)
    assert untrusted.action.value == "remove" and untrusted.cause == "nudity"
    assert json.dumps([r.code for r in untrusted.reasons]) == '["nudity", "creator_new"]'
