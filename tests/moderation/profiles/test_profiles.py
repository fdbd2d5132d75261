"""Names, bios and portraits pass the models before they show; what may not is said and logged."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from sqlmodel import select

from catalog.allowances import Act
from catalog.ids import ViewerId
from catalog.kinds import Role
from catalog.models import Account
from catalog.profile import service
from catalog.profile.errors import PartNotScreened, PartRefused, ProfilePart
from catalog.profile.schemas import ProfileForm
from catalog.viewer import Viewer
from core.db import read_scope, session_scope
from core.ids import new_id
from moderation.classifiers.signals import Signal
from moderation.log import first_break
from moderation.log.models import LogEntry
from moderation.params import CAUTION_MOST
from moderation.policies.live import Standing, emergency
from moderation.profiles import screening
from moderation.profiles.screening import (
    SCREENS,
    screen_joining,
    screen_picture,
    screen_words,
    words_of,
)
from moderation.reputation.allowances import Stopped, check_record
from moderation.reputation.models import MeasureKind
from moderation.reputation.record import take_measure
from perception.weights import ModelUnavailable
from tests import small_world
from tests.catalog.profile.drawn_pictures import halves, saved
from tests.http import ALL_PASS
from tests.studio.world import red_classifier, word_classifier

CALM, RED = Image.new("RGB", (512, 512), "teal"), Image.new("RGB", (512, 512), "red")


@pytest.fixture
def asha(installation: Path, monkeypatch: pytest.MonkeyPatch) -> Viewer:
    monkeypatch.setattr("core.outbox.relay", lambda **_: 0)
    with session_scope() as session:
        return small_world.viewer(small_world.account(session, "asha", Role.CREATOR))


def logged() -> list[LogEntry]:
    """What the log says of profiles; it has to be whole."""
    with read_scope() as session:
        assert first_break(session) is None
        rows = session.exec(select(LogEntry).where(LogEntry.kind == "profile_refused"))
        return list(rows)


def facts_of(entry: LogEntry) -> dict[str, object]:
    return dict(json.loads(entry.body)["facts"])


def red(frames: Sequence[NDArray[np.uint8]]) -> list[Signal]:
    return red_classifier(frames)


def saying(*signals: tuple[str, float, bool]) -> screening.Look:
    """A pair of models that says so, whatever it is shown."""
    return lambda frames: [
        Signal(label, score, 0.4, "nsfw-pair", "ab" * 32, "Said.", "frame 1", agrees)
        for label, score, agrees in signals
    ]


def broken(frames: Sequence[NDArray[np.uint8]]) -> list[Signal]:
    raise ModelUnavailable("nsfw-five", "is not prepared yet")


def test_a_clean_portrait_passes_and_leaves_no_trace(asha: Viewer) -> None:
    screen_picture(asha, CALM, look=red)
    assert logged() == []


@pytest.mark.parametrize(
    "look",
    [
        red,
        saying(("nudity", 0.41, True)),
        saying(("nudity", 0.3, False)),  # One of the two is sure.
        saying(("nudity", 0.01, True), ("suggestive", 0.95, True)),
        saying(("unreadable", 1.0, True)),
        saying(("nudity", float("nan"), True)),
    ],
)
def test_what_the_rungs_of_avatars_hold_is_refused(asha: Viewer, look: screening.Look) -> None:
    with pytest.raises(PartRefused) as caught:
        screen_picture(asha, RED, look=look)
    assert caught.value.code == "picture_refused" and "grievance officer" in caught.value.detail
    entry = logged()[0]
    assert (entry.subject, entry.subject_id, entry.actor_id) == ("account", asha.account_id, None)
    assert facts_of(entry)["part"] == "picture"
    assert len(str(facts_of(entry)["pixels_sha256"])) == 64


@pytest.mark.parametrize("look", [broken, lambda frames: []])
def test_without_models_nothing_shows(asha: Viewer, look: screening.Look) -> None:
    with pytest.raises(PartNotScreened) as caught:
        screen_picture(asha, CALM, look=look)
    assert (caught.value.status, caught.value.code) == (503, "not_screened")
    assert facts_of(logged()[0])["labels"] == "screening_failed"


def test_the_products_own_screens_fail_closed_without_models(
    asha: Viewer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def absent() -> None:
        raise ModelUnavailable("yahoo-open-nsfw", "is not prepared yet")

    monkeypatch.setattr("moderation.classifiers.image.frame_classifier", absent)
    monkeypatch.setattr("moderation.classifiers.screen.text.score", lambda _: absent())
    with pytest.raises(PartNotScreened):
        service.change_picture(asha, saved(halves()), SCREENS)
    with pytest.raises(PartNotScreened):
        service.change_words(asha, ProfileForm(bio="Lovely"), SCREENS)
    assert service.my_profile(asha).avatar_url is None and service.my_profile(asha).bio == ""


def test_a_refused_portrait_leaves_the_old_one(asha: Viewer) -> None:
    screens = replace(
        ALL_PASS, picture=lambda viewer, image: screen_picture(viewer, image, look=red)
    )
    old = service.change_picture(asha, saved(halves()), screens).avatar_url
    with pytest.raises(PartRefused):
        service.change_picture(asha, saved(RED), screens)
    assert service.my_profile(asha).avatar_url == old and len(logged()) == 1


@pytest.mark.parametrize("part", [ProfilePart.NAME, ProfilePart.BIO])
def test_words_go_by_the_rules_of_comments(asha: Viewer, part: ProfilePart) -> None:
    screen_words(asha, part, "Lovely", classify=word_classifier)
    for text in ("badword", "unsure of it"):
        with pytest.raises(PartRefused) as caught:
            screen_words(asha, part, text, classify=word_classifier)
        assert caught.value.code == f"{part}_refused" and "Abusive words" in caught.value.detail
    assert "badword" not in logged()[0].body


GUEST = Viewer(ViewerId(new_id()))


@pytest.mark.parametrize(
    ("name", "handle", "code"),
    [
        ("badword", "asha.k", "name_refused"),
        ("unsure of it", "asha.k", "name_refused"),
        ("Asha", "badword", "handle_refused"),
        ("Asha", "asha_badword.k", "handle_refused"),
    ],
)
def test_nobody_joins_under_what_could_not_show(
    asha: Viewer, name: str, handle: str, code: str
) -> None:
    with pytest.raises(PartRefused) as caught:
        screen_joining(GUEST, name, handle, classify=word_classifier)
    assert caught.value.code == code
    assert caught.value.detail.startswith("Choose another ")
    assert "says of this one: Abusive words. If it is really yours" in caught.value.detail
    assert caught.value.detail.endswith("the grievance officer, for which you need no account.")
    with pytest.raises(PartRefused) as hindi:
        screen_joining(replace(GUEST, locale="hi"), name, handle, classify=word_classifier)
    assert "शिकायत अधिकारी को लिखें" in hindi.value.detail and hindi.value.code == code
    entry = logged()[0]
    assert (entry.subject, entry.subject_id, entry.actor_id) == ("guest", GUEST.id, None)
    assert facts_of(entry)["joining"] is True and "badword" not in entry.body


def test_a_good_name_joins_and_leaves_no_trace(asha: Viewer) -> None:
    read: list[str] = []

    def classify(text: str) -> list[Signal]:
        read.append(text)
        return word_classifier(text)

    screen_joining(GUEST, "Asha", "the.saree_shop", classify=classify)
    assert logged() == [] and read == ["Asha", "the saree shop"]


@pytest.mark.parametrize(
    ("handle", "read"),
    [
        ("the.saree_shop", "the saree shop"),
        ("asha829868", "asha"),
        ("meera.2024", "meera"),
        ("b1tch", "b1tch"),
        ("meera696402c", "meera c"),
        ("riya52897d3", "riya d"),
        ("asha.9876543210", "asha 9876543210"),
        ("asha98765.43210", "asha98765 43210"),
        ("asha19981204", "asha"),
        ("420", "420"),
    ],
)
def test_a_handle_is_read_as_its_words(handle: str, read: str) -> None:
    assert words_of(handle) == read


def test_without_models_nobody_joins(asha: Viewer) -> None:
    def absent(text: str) -> list[Signal]:
        raise ModelUnavailable("multilingual-e5-small", "is not prepared yet")

    with pytest.raises(PartNotScreened) as caught:
        screen_joining(GUEST, "Asha", "asha.k", classify=absent)
    assert "no account was made" in caught.value.detail
    assert facts_of(logged()[0])["labels"] == "screening_failed"


def test_a_hindi_reader_is_told_in_hindi(asha: Viewer) -> None:
    reader = replace(asha, locale="hi")
    with pytest.raises(PartRefused) as caught:
        screen_picture(reader, RED, look=red)
    assert "नग्नता" in caught.value.detail and "शिकायत अधिकारी" in caught.value.detail
    with pytest.raises(PartNotScreened) as unseen:
        screen_picture(reader, CALM, look=broken)
    assert "फिर कोशिश करें" in unseen.value.detail


def test_a_bad_record_lowers_the_limit(asha: Viewer, monkeypatch: pytest.MonkeyPatch) -> None:
    screen_picture(asha, CALM, look=saying(("nudity", 0.39, True)))
    worst = 1.0 - CAUTION_MOST.default
    monkeypatch.setattr(screening, "caution_of", lambda *_: worst)
    with pytest.raises(PartRefused):
        screen_picture(asha, CALM, look=saying(("nudity", 0.39, True)))


def test_in_an_emergency_nothing_shows(asha: Viewer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screening, "get_standing", lambda: Standing(emergency()))
    with pytest.raises(PartNotScreened):
        screen_picture(asha, CALM, look=red)


def test_a_stopped_account_changes_nothing(asha: Viewer) -> None:
    with session_scope() as session:
        moderator = small_world.account(session, "anil", Role.MODERATOR)
        take_measure(session, asha.require_account(), MeasureKind.STOPPED, moderator.id)
    with read_scope() as session, pytest.raises(Stopped):
        check_record(session, asha, Act.PROFILE)


@pytest.mark.slow
def test_the_real_models_pass_a_drawn_face_and_stop_abuse(asha: Viewer, models: Path) -> None:
    shown = service.change_picture(asha, saved(halves()), SCREENS)
    assert shown.avatar_url is not None
    said = service.change_words(asha, ProfileForm(display_name="Asha Rao", bio="Sarees"), SCREENS)
    assert (said.display_name, said.bio) == ("Asha Rao", "Sarees")
    for bad in (ProfileForm(display_name="ugly bitch"), ProfileForm(bio="WhatsApp 98765 43210")):
        with pytest.raises(PartRefused):
            service.change_words(asha, bad, SCREENS)
    with read_scope() as session:
        assert session.get_one(Account, asha.account_id).display_name == "Asha Rao"
    for handle in ("the.saree.shop", "asha829868", "meera_763423"):
        SCREENS.joining(GUEST, "Meera Sarees", handle)
    for name, handle in (("Asha", "ugly_bitch"), ("WhatsApp 98765 43210", "asha.k")):
        with pytest.raises(PartRefused):
            SCREENS.joining(GUEST, name, handle)
