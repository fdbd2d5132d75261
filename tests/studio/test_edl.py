"""An edit is read exactly, or refused by rule."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import InvalidInput
from core.ids import new_id
from studio.edl import (
    Clip,
    Edl,
    EdlRefused,
    Keyframe,
    Look,
    Sound,
    SourceFacts,
    Sticker,
    Text,
    parse_edl,
    resolve_edl,
    ticks_of,
    trimmed,
)
from studio.edl.palette import LOOKS, MUSIC, STICKERS
from studio.schemas import EdlBody

MS = st.integers(0, 600_000)
TICKS = st.integers(0, 10_000_000)
OTHER = str(new_id())
FACTS = {OTHER: SourceFacts(5_000, has_picture=True, has_sound=True)}
VOICE = {OTHER: SourceFacts(5_000, has_picture=False, has_sound=True)}


def unique(values: list[str]) -> bool:
    return len(set(values)) == len(values)


CLIPS = st.builds(
    Clip,
    id=st.from_regex(r"[a-z]{8}", fullmatch=True),
    source=st.sampled_from(["main", OTHER]),
    in_ticks=TICKS,
    out_ticks=TICKS | st.none(),
    speed=st.integers(250, 4000),
    fit=st.sampled_from(["whole", "fill"]),
    frames=st.lists(TICKS, max_size=3, unique=True).map(
        lambda times: tuple(Keyframe(t, x=t % 1_000_000) for t in sorted(times))
    ),
    look=st.none() | st.builds(Look, st.sampled_from(LOOKS), st.integers(0, 1000)),
    volume=st.integers(0, 2000),
)
WORDS = st.sampled_from(["50% off", 'it\'s "new": a,b;c\\d', "क्षत्रिय ₹499", "👩🏽‍🎨 हिन्दी\nline"])
EDITS = st.builds(
    Edl,
    clips=st.lists(CLIPS, min_size=1, max_size=3, unique_by=lambda c: c.id).map(tuple),
    texts=st.lists(
        st.builds(Text, id=st.just("t"), text=WORDS, start=st.just(0), end=st.integers(1, 10**6)),
        max_size=1,
    ).map(tuple),
    stickers=st.lists(
        st.builds(
            Sticker,
            id=st.just("s"),
            name=st.sampled_from(sorted(STICKERS)),
            start=st.just(5),
            end=st.integers(6, 10**6),
        ),
        max_size=1,
    ).map(tuple),
    sounds=st.lists(
        st.builds(Sound, id=st.just("m"), source=st.sampled_from([f"music:{m}" for m in MUSIC])),
        max_size=1,
    ).map(tuple),
    muted=st.booleans(),
    cover=TICKS | st.none(),
)


@given(EDITS)
def test_an_edit_survives_being_written_and_read(edl: Edl) -> None:
    assert parse_edl(edl.as_json()) == edl
    assert parse_edl(edl.as_body()) == edl


@given(EDITS)
def test_an_edit_survives_the_wire(edl: Edl) -> None:
    sent = EdlBody.of(edl).model_dump_json(by_alias=True)
    assert EdlBody.model_validate_json(sent).edit() == edl


@given(MS, MS | st.none(), st.booleans())
def test_a_list_of_version_1_becomes_one_clip(in_ms: int, out_ms: int | None, muted: bool) -> None:
    old = {"version": 1, "trim": {"in_ms": in_ms, "out_ms": out_ms}, "mute": muted}
    edl = parse_edl(json.dumps({**old, "cover_ms": in_ms + 7}))
    assert edl == trimmed(in_ms, out_ms, in_ms + 7, muted=muted)
    assert (edl.in_ms, edl.out_ms, edl.cover_ms) == (in_ms, out_ms, in_ms + 7)
    assert parse_edl(edl.as_json()) == edl


def test_the_same_edit_is_the_same_text() -> None:
    wordy = '{"mute": false, "trim": {"out_ms": 9000, "in_ms": 1000}, "version": 1}'
    assert parse_edl(wordy).as_json() == trimmed(1000, 9000).as_json()


def test_what_is_left_out_has_its_default() -> None:
    assert parse_edl({"version": 1}) == Edl()
    assert parse_edl({"version": 2, "clips": [{"id": "c1"}]}) == Edl()


def clip(**more: object) -> str:
    return json.dumps({"version": 2, "clips": [{"id": "c1", **more}]})


def layer(kind: str, *items: dict[str, object]) -> str:
    return json.dumps({"version": 2, "clips": [{"id": "c1"}], kind: list(items)})


TEXT: dict[str, object] = {"id": "t1", "text": "50% off", "start": 0, "end": 120_000}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "edl_malformed"),
        ("[]", "edl_malformed"),
        ("[" * 30_000, "edl_malformed"),
        (" " * 70_000, "edl_too_large"),
        ("{}", "edl_version"),
        ('{"version": 3}', "edl_version"),
        ('{"version": true}', "edl_version"),
        ('{"version": [2]}', "edl_version"),
        ('{"version": 1, "filter": "drawtext"}', "edl_unknown_field"),
        ('{"version": 1, "trim": {"from": 1}}', "edl_unknown_field"),
        ('{"version": 1, "trim": 5}', "edl_value"),
        ('{"version": 1, "trim": {"in_ms": -1}}', "edl_value"),
        ('{"version": 1, "trim": {"in_ms": 1.5}}', "edl_value"),
        ('{"version": 1, "cover_ms": true}', "edl_value"),
        ('{"version": 1, "cover_ms": 1e400}', "edl_value"),
        ('{"version": 1, "mute": "yes"}', "edl_value"),
        ('{"version": 1, "trim": {"in_ms": 9}, "cover_ms": 8}', "edl_outside"),
        ('{"version": 2}', "edl_value"),
        ('{"version": 2, "clips": []}', "edl_value"),
        ('{"version": 2, "clips": [5]}', "edl_value"),
        (clip(graph="movie=/etc/passwd"), "edl_unknown_field"),
        (clip(source="../../etc/passwd"), "edl_value"),
        (clip(source="music:lofi_chai"), "edl_value"),
        (clip(speed=249), "edl_value"),
        (clip(speed=4001), "edl_value"),
        (clip(fit="stretch"), "edl_value"),
        (clip(**{"in": 1.5}), "edl_value"),
        (clip(filter={"name": "drawtext=x"}), "edl_name"),
        (clip(frames=[{"at": 9}, {"at": 9}]), "edl_value"),
        (clip(frames=[{"at": 9, "zoom": 999}]), "edl_value"),
        (layer("clips", *({"id": f"c{n}"} for n in range(21))), "edl_too_many"),
        (layer("clips", {"id": "c1"}, {"id": "c1"}), "edl_value"),
        (layer("clips", {"id": "c 1"}), "edl_value"),
        (layer("texts", *({**TEXT, "id": f"t{n}"} for n in range(41))), "edl_too_many"),
        (layer("texts", {**TEXT, "text": "x" * 301}), "edl_value"),
        (layer("texts", {**TEXT, "text": " \n "}), "edl_value"),
        (layer("texts", {**TEXT, "text": "a\u202eb"}), "edl_value"),
        (layer("texts", {**TEXT, "text": "a\x00b"}), "edl_value"),
        (layer("texts", {**TEXT, "color": "red"}), "edl_value"),
        (layer("texts", {**TEXT, "weight": 600}), "edl_value"),
        (layer("texts", {**TEXT, "end": 0}), "edl_value"),
        (layer("texts", {**TEXT, "font": "/etc/passwd"}), "edl_unknown_field"),
        (layer("stickers", {"id": "s", "name": "../x", "start": 0, "end": 9}), "edl_name"),
        (layer("sounds", {"id": "m", "source": "music:../x"}), "edl_name"),
        (layer("sounds", {"id": "m", "source": "main"}), "edl_value"),
        (layer("sounds", *({"id": f"m{n}", "source": OTHER} for n in range(9))), "edl_too_many"),
    ],
)
def test_a_malformed_edit_is_refused_by_name(text: str, code: str) -> None:
    with pytest.raises(EdlRefused) as caught:
        parse_edl(text)
    assert caught.value.code == code
    assert isinstance(caught.value, InvalidInput)


S = ticks_of(1000)


@pytest.mark.parametrize(
    ("edl", "code"),
    [
        (trimmed(5000, 4000), "edl_trim_order"),
        (trimmed(10_000), "edl_outside"),
        (trimmed(0, 10_001), "edl_outside"),
        (trimmed(2000, 2500), "edl_too_short"),
        (trimmed(0, 5000, 5000), "edl_outside"),
        (Edl(clips=(Clip(source=str(new_id())),)), "edl_foreign_clip"),
        (Edl(clips=(Clip(source=OTHER, out_ticks=6 * S),)), "edl_outside"),
        (Edl(clips=(Clip(), Clip("c2", out_ticks=S // 20))), "edl_too_short"),
        (Edl(clips=(Clip(out_ticks=3 * S, speed=4000),)), "edl_too_short"),
        (Edl(texts=(Text("t", "x", 10 * S, 11 * S),)), "edl_outside"),
        (Edl(texts=(Text("t", "x", 0, 11 * S),)), "edl_outside"),
        (Edl(stickers=(Sticker("s", "fire", 0, 11 * S),)), "edl_outside"),
        (Edl(sounds=(Sound("m", "music:lofi_chai", start=10 * S),)), "edl_outside"),
        (Edl(sounds=(Sound("m", "music:lofi_chai", out_ticks=61 * S),)), "edl_outside"),
        (Edl(sounds=(Sound("v", OTHER, out_ticks=6 * S),)), "edl_outside"),
        (Edl(sounds=(Sound("v", OTHER, in_ticks=2 * S, out_ticks=S),)), "edl_trim_order"),
        (Edl(sounds=(Sound("v", str(new_id())),)), "edl_foreign_clip"),
    ],
)
def test_an_edit_that_does_not_fit_its_sources_is_refused(edl: Edl, code: str) -> None:
    with pytest.raises(EdlRefused) as caught:
        resolve_edl(edl, 10_000, FACTS)
    assert caught.value.code == code


def test_a_voice_is_no_clip() -> None:
    with pytest.raises(EdlRefused) as caught:
        resolve_edl(Edl(clips=(Clip(source=OTHER),)), 10_000, VOICE)
    assert caught.value.code == "edl_no_picture"


def test_more_than_ten_minutes_may_not_be_left() -> None:
    with pytest.raises(EdlRefused, match="600 s"):
        resolve_edl(Edl(), 700_000)


def test_a_fitting_edit_gets_its_ends() -> None:
    edit = Edl(
        clips=(Clip(in_ticks=S), Clip("c2", OTHER)),
        texts=(Text("t", "x", 0, 14 * S + 500),),
        sounds=(Sound("v", OTHER), Sound("m", "music:lofi_chai")),
    )
    fitted = resolve_edl(edit, 10_000, FACTS)
    assert [c.out_ticks for c in fitted.clips] == [10 * S, 5 * S]
    assert [s.out_ticks for s in fitted.sounds] == [5 * S, None]
    assert fitted.texts[0].end == 14 * S
    assert resolve_edl(fitted, 10_000, FACTS) == fitted


def test_the_canonical_text_is_json_with_whole_ticks() -> None:
    assert json.loads(trimmed(100, 2000, 150, muted=True).as_json()) == {
        "version": 2,
        "clips": [
            {
                "id": "c1",
                "source": "main",
                "in": 12_000,
                "out": 240_000,
                "speed": 1000,
                "fit": "whole",
                "frames": [],
                "filter": None,
                "volume": 1000,
            }
        ],
        "texts": [],
        "stickers": [],
        "sounds": [],
        "sound": {"mute": True},
        "cover": {"at": 6_000},
    }
