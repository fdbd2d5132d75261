"""Whoever decides reads what is said in the clip: as it was heard, beside the maker's captions."""

from __future__ import annotations

import secrets
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from app.pages.console.spoken import spoken_of
from catalog.kinds import Role
from catalog.lifecycle import VideoState
from catalog.models import Caption, Video
from core.db import read_scope, session_scope
from core.storage import get_store
from moderation import service, tasks
from moderation.captions import Cue
from moderation.decision import Reason
from moderation.hearing import Hearing, Listened
from moderation.models import ReviewCase, Scope, Screening, ScreeningResult, Subject
from moderation.policies.live import get_policy
from moderation.policies.parsing import shipped
from moderation.queue.queues import ESCALATED
from moderation.screening import Classifiers, _of_speech
from moderation.spoken.kept import kept, restored
from moderation.spoken.schemas import SpokenView
from moderation.surfaces import Surface
from tests.moderation.desk_world import case_on, clip, fence_of, person
from tests.studio.world import World, rows, word_classifier


def ran(
    video_id: UUID,
    heard: Hearing | None,
    *,
    scope: Scope = Scope.CLIP,
    found: tuple[str, str] | None = None,
) -> None:
    """A run over the clip; of what was found, its source and its place."""
    with session_scope() as session:
        run = Screening(
            video_id=video_id, scope=scope, action="hold", policy_version="1",
            heard=kept(heard) if heard else None,
        )  # fmt: skip
        session.add(run)
        session.flush()
        if found is not None:
            session.add(
                ScreeningResult(
                    screening_id=run.id,
                    video_id=video_id,
                    source=found[0],
                    location=found[1],
                    surface=Surface.SPEECH,
                    label="toxicity",
                    score=0.97,
                    threshold=0.8,
                    is_over=True,
                    model="lexicon",
                    model_sha256="0",
                )
            )


def captioned(video_id: UUID, language: str, *cues: str, origin: str = "creator") -> None:
    with session_scope() as session:
        vtt = "\n\n".join(("WEBVTT", *cues)) + "\n"
        session.add(Caption(video_id=video_id, language=language, vtt=vtt, origin=origin))


def said(case_id: UUID) -> SpokenView:
    spoken = service.get_case(person(f"m{secrets.token_hex(6)}"), case_id).spoken
    assert spoken is not None
    return spoken


def lines(spoken: SpokenView, track: int = 0) -> list[tuple[int, str, list[str]]]:
    return [(line.at_ms, line.text, line.found) for line in spoken.tracks[track].lines]


@pytest.mark.slow
def test_what_was_heard_is_kept_with_its_verdict_and_shown_in_the_case(world: World) -> None:
    heard = Hearing((Cue(300, "welcome"), Cue(900, "you badword")), "hi")
    world.classifiers = replace(world.classifiers, heard=lambda path, hint: heard)
    track = "WEBVTT\n\n00:00.100 --> 00:01.000\nMy new &amp; saree\n"
    creator = world.creator(trusted=True)
    video_id = world.screening_clip(creator, caption="Nice", captions_vtt={"hi": track})
    world.run_worker()
    with read_scope() as session:
        case_id = session.exec(select(ReviewCase.id)).one()
    case = service.get_case(world.moderator(), case_id)
    assert case.spoken is not None and case.spoken.state == "heard"
    title = shipped().rule_of("toxicity").title
    assert [(t.source, t.language) for t in case.spoken.tracks] == [
        ("heard", "hi"),
        ("creator", "hi"),
    ]
    assert lines(case.spoken) == [(300, "welcome", []), (900, "you badword", [title])]
    assert lines(case.spoken, 1) == [(100, "My new & saree", [])]
    with read_scope() as session:  # What is shown is what was judged: the same scores, again.
        (run,) = rows(session, Screening, video_id=video_id)
        stored = [
            (r.label, r.score, r.location)
            for r in rows(session, ScreeningResult, video_id=video_id)
            if r.source == "heard"
        ]
    assert run.heard is not None
    by = Classifiers(text=word_classifier)
    again = _of_speech(restored(run.heard), get_policy(), by)
    assert [(s.label, s.score, s.where) for _, s in again] == stored != []
    with session_scope() as session:
        session.get_one(Video, video_id).state = VideoState.REMOVED
    tasks.close_cases(video_id)
    with read_scope() as session:  # Its maker deleted it; the words go with the captions.
        assert [r.heard for r in rows(session, Screening, video_id=video_id)] == [None]


@pytest.mark.parametrize(
    ("heard", "state"),
    [
        (None, "not_yet"),
        (Hearing(), "wordless"),
        (Hearing(how=Listened.SILENT), "silent"),
        (Hearing(how=Listened.OFF), "off"),
        (Hearing(how=Listened.UNHEARD), "unheard"),
        (Hearing((Cue(0, "hello"),), "en"), "heard"),
    ],
)
def test_where_nothing_was_heard_the_case_says_why(
    quiet: None, heard: Hearing | None, state: str
) -> None:
    video_id = clip(person("meera", Role.CREATOR))
    ran(video_id, heard)
    ran(video_id, None, scope=Scope.WORDS)  # New words of it change nothing of what was heard.
    spoken = said(case_on(video_id))
    assert spoken.state == state
    assert [t.source for t in spoken.tracks] == (["heard"] if state == "heard" else [])
    for locale in ("en", "hi"):
        drawn = spoken_of(spoken, locale)
        assert (drawn.unheard == "") == (state == "heard")
    assert spoken_of(spoken, "en").unheard != spoken_of(spoken, "hi").unheard or state == "heard"


def test_an_earlier_edits_words_are_not_taken_for_the_present_ones(quiet: None) -> None:
    video_id = clip(person("meera", Role.CREATOR))
    ran(video_id, Hearing((Cue(0, "of the first edit"),), "en"))
    ran(video_id, None)  # The screening of the next one stopped before it listened.
    assert said(case_on(video_id)) == SpokenView(state="not_yet", tracks=[])


def test_captions_show_in_the_time_of_the_clip_with_what_was_found_in_them(
    quiet: None, tmp_path: Path
) -> None:
    video_id = clip(person("meera", Role.CREATOR))
    captioned(
        video_id,
        "hi",
        "00:04.000 --> 00:05.000\ncut away",
        "00:05.000 --> 00:06.000\nyou badword",
        "00:06.500 --> 00:07.000\n<i>and</i>\nso on",
    )
    captioned(video_id, "en", "00:00.000 --> 00:01.000\nHello", origin="machine")
    captioned(video_id, "ta", origin="none")  # Where a machine heard nothing.
    ran(video_id, Hearing(how=Listened.UNHEARD), found=("captions.hi", "captions.hi, 5000 ms"))
    case_id, title = case_on(video_id), shipped().rule_of("toxicity").title
    spoken = said(case_id)
    assert [(t.source, t.label) for t in spoken.tracks] == [
        ("machine", "English"),
        ("creator", "हिन्दी"),
    ]
    assert lines(spoken, 1) == [
        (4000, "cut away", []),
        (5000, "you badword", [title]),
        (6500, "and so on", []),
    ]
    assert [line.until_ms for line in spoken.tracks[1].lines] == [5000, 6500, 11_500]
    shown = tmp_path / "shown.vtt"
    shown.write_text("WEBVTT\n\n00:01.000 --> 00:02.000\nyou badword\n", encoding="utf-8")
    get_store().put_file(f"media/{video_id}/r1/captions.hi.vtt", shown)
    ran(video_id, Hearing(how=Listened.UNHEARD), found=("captions.hi", "captions.hi, 1000 ms"))
    assert lines(said(case_on(video_id)), 1) == [(1000, "you badword", [title])]


def test_only_whom_the_case_is_for_reads_what_is_said(quiet: None) -> None:
    meera, anil, bela = person("meera", Role.CREATOR), person("anil"), person("bela")
    chief = person("chief", Role.ADMIN)
    video_id = clip(meera)
    ran(video_id, Hearing((Cue(0, "hello"),), "en"))
    case_id = case_on(video_id)
    assert service.get_case(anil, case_id).spoken is not None
    fence_of(bela, case_id)
    assert service.get_case(bela, case_id).spoken is not None
    service.release(bela, case_id)
    case_on(video_id, Reason(ESCALATED, "A colleague asks a lead", "Is this hate?", 90))
    assert service.get_case(anil, case_id).spoken is None
    assert service.get_case(chief, case_id).spoken is not None


def test_of_somebody_elses_clip_a_comment_or_account_shows_no_words(quiet: None) -> None:
    meera, fan = person("meera", Role.CREATOR), person("fan", Role.SHOPPER)
    video_id = clip(meera)
    ran(video_id, Hearing((Cue(0, "hello"),), "en"))
    case_id = case_on(video_id)
    with session_scope() as session:
        case = session.get_one(ReviewCase, case_id)
        case.subject, case.subject_id = Subject.ACCOUNT, fan.require_account()
        case.author_id, case.queue = fan.require_account(), "accounts"
    assert service.get_case(person("chief", Role.ADMIN), case_id).spoken is None


_CUES = st.builds(Cue, st.integers(0, 600_000), st.text(max_size=90))


@given(
    st.builds(
        Hearing,
        st.lists(_CUES, max_size=8).map(tuple),
        st.sampled_from(["", "en", "hi"]),
        st.just(()),
        st.sampled_from(Listened),
    )
)
def test_what_is_kept_is_read_back_as_it_was_heard(heard: Hearing) -> None:
    assert restored(kept(heard)) == heard
