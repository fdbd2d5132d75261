"""Every place of a clip is read under its own thresholds, and is told with its moment."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from sqlmodel import select

from catalog.identity import viewer_of
from catalog.kinds import Restriction, Role
from catalog.lifecycle import VideoState
from catalog.models import Account, Caption, Product, ProductPin, Video
from catalog.signing_in.me import say_adult
from catalog.videos import VideoNotFound, get_visible_video
from core.db import read_scope, session_scope
from core.errors import NotSignedIn
from core.ids import new_id
from core.spelling import fold
from moderation.captions import Cue, cues_of
from moderation.classifiers.goods import goods
from moderation.classifiers.screen import READ_CHARS
from moderation.classifiers.signals import Signal
from moderation.comments import screen_comment
from moderation.decision import decide
from moderation.evidence import Evidence, Words, evidence_of, plain
from moderation.models import ReviewCase, Scope, Screening, ScreeningResult
from moderation.policies.parsing import shipped
from moderation.recheck import recheck
from moderation.screening import Classifiers, screen
from moderation.surfaces import Surface
from moderation.timed import stretches
from perception.weights import ModelUnavailable
from tests import small_world
from tests.studio.world import (
    World,
    http,
    nothing_heard,
    nothing_known,
    nothing_written,
    red_classifier,
    word_classifier,
)

POLICY = shipped()
BY = Classifiers(
    text=word_classifier,
    frames=red_classifier,
    lines=nothing_written,
    known=nothing_known,
    heard=nothing_heard,
)


def profane(text: str) -> list[Signal]:
    return [replace(signal, label="profanity") for signal in word_classifier(text)]


def verdict_of(words: Words, by: Classifiers = BY) -> tuple[str, list[str]]:
    """What is decided about some words, and where."""
    found = screen(Evidence(new_id(), (words,), "", "", 1000), Scope.WORDS, POLICY, by)
    verdict = decide(found.bare, is_trusted=True, policy=POLICY, problem=found.problem)
    return verdict.action.value, [reason.where for reason in verdict.reasons]


def speech(*lines: tuple[int, str]) -> Words:
    cues = tuple(Cue(at_ms, text) for at_ms, text in lines)
    return Words("captions.hi", Surface.SPEECH, cues, is_timed=True)


def test_the_same_word_counts_otherwise_where_it_is_said_than_where_it_is_written() -> None:
    by = replace(BY, text=profane)
    said = verdict_of(speech((0, "so nice"), (4200, "badword"), (9000, "bye")), by)
    assert said == ("limit", ["captions.hi, 4200 ms"])
    assert verdict_of(plain("caption", Surface.CAPTION, "badword"), by)[0] == "hold"
    assert verdict_of(plain("hashtags", Surface.HASHTAG, "badword"), by) == (
        "hold",
        ["hashtags, chars 0–7"],
    )


def test_a_word_late_in_a_long_speech_is_found_at_its_moment() -> None:
    lines = [(k * 1000, f"and then number {k} of my favourites") for k in range(200)]
    lines[150] = (150_000, "you badword")
    assert verdict_of(speech(*lines)) == ("hold", ["captions.hi, 150000 ms"])
    lines[150] = (150_000, "you dear")
    assert verdict_of(speech(*lines)) == ("allow", [])


def test_every_line_of_a_speech_is_read_and_neighbours_together() -> None:
    cues = [Cue(k, "x" * 90) for k in range(11)] + [Cue(11, "y" * 900), Cue(12, "z")]
    pieces = list(stretches(cues))
    assert {cue.at_ms for piece in pieces for cue in piece} == set(range(13))
    pairs = {(a.at_ms, b.at_ms) for piece in pieces for a, b in pairwise(piece)}
    assert {(k, k + 1) for k in range(10)} <= pairs
    assert cues_of("WEBVTT\n\n1:02:03.004 --> 1:02:04.000\na\nb\n") == (
        Cue(3_723_004, "a"),
        Cue(3_723_004, "b"),
    )


def test_what_stands_in_the_picture_is_read_once_at_its_first_moment(world: World) -> None:
    seen: list[int] = []

    def lines(frames: Sequence[NDArray[np.uint8]]) -> list[list[str]]:
        seen.append(len(frames))
        rest = [["badword"]] * (len(frames) - 2)
        return [["SALE"], ["badword", "SALE"], *rest]

    world.classifiers = replace(world.classifiers, lines=lines)
    video_id = world.screening_clip(world.creator(trusted=True), caption="Nice")
    world.run_worker()
    with read_scope() as session:
        case = session.exec(select(ReviewCase).where(ReviewCase.video_id == video_id)).one()
        row = session.exec(
            select(ScreeningResult).where(ScreeningResult.surface == Surface.SCREEN_TEXT)
        ).one()
        run = session.exec(select(Screening)).one()
    assert seen == [POLICY.frames_read]
    at_ms = int(case.reasons[0]["where"].removeprefix("screen, ").removesuffix(" ms"))
    assert row.is_over and 0 < at_ms < 1200 and at_ms in run.frame_times_ms


def test_hashtags_own_products_and_a_machines_draft_are_evidence(world: World) -> None:
    brand = world.creator("brand", trusted=True)
    own = world.product("Badword lipstick", brand_id=brand.require_account())
    other = world.product("Somebody else's badword")
    video_id = world.submitted(brand, caption="Look #FirstCopy_bag")
    with session_scope() as session:
        session.add(
            Caption(video_id=video_id, language="hi", vtt="WEBVTT\n\nhello", origin="machine")
        )
        for product_id in (own, other):
            session.add(
                ProductPin(video_id=video_id, product_id=product_id, start_ms=0, end_ms=500)
            )
        session.get_one(Product, own).description = "As good as new."
        evidence = evidence_of(session, session.get_one(Video, video_id))
    texts = {words.surface: words.text for words in evidence.words}
    assert texts[Surface.HASHTAG] == "First Copy bag"
    assert texts[Surface.PRODUCT_TEXT] == "Badword lipstick. As good as new."
    assert texts[Surface.SPEECH] == "hello"


def test_an_age_gated_clip_opens_for_adults_who_said_so_and_a_yes_lifts_it(world: World) -> None:
    def bold(
        frames: Sequence[NDArray[np.uint8]], times_ms: Sequence[int] | None = None
    ) -> list[Signal]:
        return [Signal("suggestive", 0.95, 0.9, "nsfw-pair", "", "Bold.", "frame 500 ms")]

    world.classifiers = replace(world.classifiers, frames=bold)
    video_id = world.screening_clip(world.creator(trusted=True), caption="Nice")
    world.run_worker()
    video = world.video(video_id)
    assert (video.state, video.restriction) == (VideoState.PUBLISHED, Restriction.ADULTS)
    shopper = world.account("asha", Role.SHOPPER)
    with session_scope() as session:
        for viewer in (small_world.guest(), shopper):
            with pytest.raises(VideoNotFound):
                get_visible_video(session, video_id, viewer)
        assert say_adult(session, shopper, True).says_adult
    with session_scope() as session:
        grown = viewer_of(session.get_one(Account, shopper.account_id))
        assert get_visible_video(session, video_id, grown).id == video_id
        with pytest.raises(NotSignedIn):
            say_adult(session, small_world.guest(), True)
        assert not say_adult(session, grown, False).says_adult
    report = recheck(rescreens=True, by=world.classifiers)
    assert (report.verdicts, report.rescreened, report.differences) == (1, 1, [])
    other = recheck(rescreens=True, by=BY)
    assert {d.place for d in other.differences} == {
        f"{label} in {place}" for label in ("suggestive", "nudity") for place in ("frames", "cover")
    }
    assert http(world.moderator()).get("/api/v1/moderation/queue").json()["counts"]["open"] == 1


def broken_model(text: str) -> list[Signal]:
    raise ModelUnavailable("moderation-text", "has an altered file model.onnx")


def no_number(text: str) -> list[Signal]:
    return [Signal("toxicity", math.nan, 0.8, "m", "", "Odd.", "whole text")]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("lovely", replace(BY, text=no_number)),
        ("lovely", replace(BY, text=broken_model)),
        ("lovely", replace(BY, text=lambda _: [])),
    ],
)
@pytest.mark.parametrize("timed", [False, True])
def test_what_cannot_be_judged_is_held(
    installation: Path, text: str, by: Classifiers, timed: bool
) -> None:
    assert screen_comment(text, classify=word_classifier).state == "visible"
    words = speech((0, text), (900, text)) if timed else plain("caption", Surface.CAPTION, text)
    assert verdict_of(words, by)[0] == "hold"
    assert screen_comment(text, classify=by.text).state == "held"


def test_a_speech_of_200_kb_is_read_in_part_and_held(world: World) -> None:
    lines = [(k * 10, "so very nice indeed") for k in range(10_000)]
    action, places = verdict_of(speech(*lines))
    assert action == "hold" and places[0].startswith("captions.hi, ")
    assert verdict_of(speech((0, "n" * (READ_CHARS + 1))))[0] == "hold"


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "yeh first copy Gucci bag hai, 7A quality",
        "buy a desi k\u200batta from me",
        "ｐｉｓｔｏｌ for sale",
        "\u202ep i s t o l\u202c for sale",
        "pist\u043el for sale",  # A Cyrillic o.
        "गांजा चाहिए तो बताओ",
    ],
)
def test_goods_that_no_model_sees_go_to_a_person_by_list(models: Path, text: str) -> None:
    by = Classifiers(frames=red_classifier, lines=nothing_written)
    words = plain("caption", Surface.CAPTION, text)
    found = screen(Evidence(new_id(), (words,), "", "", 1000), Scope.WORDS, POLICY, by)
    verdict = decide(found.bare, is_trusted=True, policy=POLICY, problem=found.problem)
    assert verdict.action.value == "hold"
    assert {"weapons", "drugs", "counterfeit"} & {reason.code for reason in verdict.reasons}


@pytest.mark.parametrize(
    "text",
    ["gunmetal heels", "killer heels", "hemp tote", "a photocopy of my bill", "Opium perfume",
     "true to its master class", "weeds in my garden", "copy it first"],
)  # fmt: skip
def test_everyday_words_name_no_forbidden_goods(text: str) -> None:
    assert goods(fold(text)) == {}


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "nice " * 40_000,
        "\x00\x07\x1b[2J you ugly pig shut up",
        "shut up you ug\u202eyl pig you idiot",
    ],
    ids=["200 kB", "control characters", "override"],
)
def test_bad_text_gets_a_clear_result(models: Path, text: str) -> None:
    by = Classifiers(frames=red_classifier, lines=nothing_written)
    words = plain("caption", Surface.CAPTION, text)
    found = screen(Evidence(new_id(), (words,), "", "", 1000), Scope.WORDS, POLICY, by)
    assert found.problem == ""
    verdict = decide(found.bare, is_trusted=True, policy=POLICY)
    assert verdict.action.value == "hold" and verdict.reasons[0].text
