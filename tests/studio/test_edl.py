"""An edit is read exactly, or refused by rule."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import InvalidInput
from studio.edl import Edl, EdlRefused, parse_edl, resolve_edl

TICKS = st.integers(0, 600_000)


@given(st.builds(Edl, TICKS, TICKS | st.none(), TICKS | st.none(), st.booleans()))
def test_an_edit_survives_being_written_and_read(edl: Edl) -> None:
    assert parse_edl(edl.as_json()) == edl


def test_the_same_edit_is_the_same_text() -> None:
    wordy = '{"mute": false, "trim": {"out_ms": 9000, "in_ms": 1000}, "version": 1}'
    assert parse_edl(wordy).as_json() == Edl(1000, 9000).as_json()


def test_what_is_left_out_has_its_default() -> None:
    assert parse_edl({"version": 1}) == Edl()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "edl_malformed"),
        ("[]", "edl_malformed"),
        ("[" * 30_000, "edl_malformed"),
        (" " * 70_000, "edl_malformed"),
        ("{}", "edl_version"),
        ('{"version": 2}', "edl_version"),
        ('{"version": true}', "edl_version"),
        ('{"version": 1, "filter": "drawtext"}', "edl_unknown_field"),
        ('{"version": 1, "trim": {"from": 1}}', "edl_unknown_field"),
        ('{"version": 1, "trim": 5}', "edl_value"),
        ('{"version": 1, "trim": {"in_ms": -1}}', "edl_value"),
        ('{"version": 1, "trim": {"in_ms": 1.5}}', "edl_value"),
        ('{"version": 1, "cover_ms": true}', "edl_value"),
        ('{"version": 1, "cover_ms": 1e400}', "edl_value"),
        ('{"version": 1, "mute": "yes"}', "edl_value"),
    ],
)
def test_a_malformed_edit_is_refused_by_name(text: str, code: str) -> None:
    with pytest.raises(EdlRefused) as caught:
        parse_edl(text)
    assert caught.value.code == code
    assert isinstance(caught.value, InvalidInput)


@pytest.mark.parametrize(
    ("edl", "code"),
    [
        (Edl(in_ms=5000, out_ms=4000), "edl_trim_order"),
        (Edl(in_ms=10_000), "edl_trim_outside"),
        (Edl(out_ms=10_001), "edl_trim_outside"),
        (Edl(in_ms=2000, out_ms=2500), "edl_too_short"),
        (Edl(in_ms=2000, cover_ms=1999), "edl_cover_outside"),
        (Edl(out_ms=5000, cover_ms=5000), "edl_cover_outside"),
    ],
)
def test_an_edit_that_does_not_fit_ten_seconds_is_refused(edl: Edl, code: str) -> None:
    with pytest.raises(EdlRefused) as caught:
        resolve_edl(edl, 10_000)
    assert caught.value.code == code


def test_more_than_ten_minutes_may_not_be_left() -> None:
    with pytest.raises(EdlRefused, match="600 s"):
        resolve_edl(Edl(), 700_000)


def test_a_fitting_edit_gets_its_end() -> None:
    assert resolve_edl(Edl(in_ms=500, cover_ms=500), 10_000) == Edl(500, 10_000, 500)


def test_the_canonical_text_is_json_with_integer_ticks() -> None:
    assert json.loads(Edl(100, 2000, 150, True).as_json()) == {
        "version": 1,
        "trim": {"in_ms": 100, "out_ms": 2000},
        "cover_ms": 150,
        "mute": True,
    }
