"""Whoever reads Hindi is told in Hindi what went wrong with their report, appeal or contest."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import catalog.profile
import catalog.profile.endpoints
import community.endpoints
import core.errors
import moderation.profiles
import moderation.profiles.endpoints
import moderation.rights
import moderation.rights.endpoints
from catalog.kinds import Role
from catalog.profile.errors import (
    PartNotScreened,
    PartRefused,
    PictureBroken,
    PictureMoves,
    PictureOfAnotherKind,
    PictureTooHeavy,
    PictureTooLarge,
    PictureTooSmall,
    PictureUnusable,
    ProfilePart,
    WordsInvalid,
)
from catalog.profile.words import MAX_BIO, clean_bio, clean_name
from catalog.videos import VideoNotFound
from catalog.web import current_viewer
from community.comments import CommentGone
from core.errors import InvalidInput, JhalakError, TooLarge
from core.ids import new_id
from moderation.cases.appeals import AppealedBefore, NotAppealable
from moderation.policy import get_policy
from moderation.profiles.contests import NotContestable, NotContested, OwnRefusal, RefusalNotFound
from moderation.profiles.withdrawing import ContestDecided
from moderation.profiles.wording import DECIDED, WAITS, outcome
from moderation.rights.appeals import AppealTooLate, StatementNotFound
from moderation.rights.grievances import GrievanceClosed, GrievanceNotFound, NotAnswered
from moderation.rights.words import ANSWER, APPEAL, GRIEVANCE, NAME, REASON, kept_words
from tests.http import client_of
from tests.moderation.desk_world import person

LATIN = re.compile("[A-Za-z]")
DEVANAGARI = re.compile("[\u0900-\u097f]")
LATE = datetime(2026, 12, 4, 20, tzinfo=UTC)  # In India it is the 5th.
ERRORS: list[JhalakError] = [
    StatementNotFound(), AppealTooLate(LATE), AppealedBefore(), NotAppealable(),
    GrievanceNotFound(), GrievanceClosed(), NotAnswered(),
    RefusalNotFound(), NotContestable(*DECIDED), NotContestable(*WAITS), NotContested(),
    OwnRefusal(), ContestDecided(), VideoNotFound(), CommentGone(),
    PictureTooHeavy(), PictureOfAnotherKind(), PictureBroken(), PictureMoves(),
    PictureTooSmall(), PictureTooLarge(),
]  # fmt: skip
# Told in the viewer's language by whoever raises them; the base of others.
ELSEWHERE = {PartRefused, PartNotScreened, WordsInvalid, PictureUnusable}


def is_hindi(text: str) -> bool:
    """Names of formats stay as they are written."""
    bare = re.sub("JPEG|PNG|WebP|MB", "", text)
    return bool(DEVANAGARI.search(bare)) and not LATIN.search(bare)


def errors_of(*packages: object) -> set[type[JhalakError]]:
    """Every error that a module of these packages defines."""
    names = [
        f"{package.__name__}.{found.name}"  # type: ignore[attr-defined]
        for package in packages
        for found in pkgutil.iter_modules(package.__path__)  # type: ignore[attr-defined]
    ]
    return {
        kind
        for name in names
        for kind in vars(import_module(name)).values()
        if isinstance(kind, type) and issubclass(kind, JhalakError) and kind.__module__ == name
    }


def test_every_error_of_the_publics_rooms_is_said_in_both_languages() -> None:
    rooms = errors_of(moderation.rights, moderation.profiles, catalog.profile)
    assert rooms - ELSEWHERE <= {type(error) for error in ERRORS}
    for error in ERRORS:
        assert LATIN.search(error.told("en")) and not DEVANAGARI.search(error.told("en"))
        assert is_hindi(error.told("hi-IN")), error


def test_every_error_without_words_of_its_own_has_them_in_both_languages() -> None:
    kinds = [k for k in vars(core.errors).values() if isinstance(k, type)]
    kinds = [k for k in kinds if issubclass(k, JhalakError)]
    assert len(kinds) == 11
    for kind in kinds:
        assert kind().told("en") == kind.title and is_hindi(kind().told("hi")), kind


def test_a_title_of_its_own_is_not_told_in_the_hindi_of_the_parents() -> None:
    class LinkRefused(InvalidInput):
        title = "This link cannot be used"

    assert LinkRefused().told("hi") == "This link cannot be used"
    assert JhalakError("Only so.").told("hi") == "Only so."


@pytest.mark.parametrize("what", [APPEAL, GRIEVANCE, NAME, REASON, ANSWER])
def test_words_that_are_none_or_too_many_are_refused_in_both(what: tuple[str, str]) -> None:
    for text, kind in (("\u200b", InvalidInput), ("x" * 11, TooLarge), ("x" * 99, TooLarge)):
        with pytest.raises(kind) as refused:
            kept_words(text, 10, what=what)
        assert refused.value.told("en").startswith(what[0])
        assert refused.value.told("hi").startswith(what[1]) and is_hindi(refused.value.told("hi"))


def test_a_name_and_a_bio_are_refused_in_both() -> None:
    for clean, text in ((clean_name, ""), (clean_bio, "x" * (MAX_BIO + 1))):
        with pytest.raises(WordsInvalid) as refused:
            clean(text)
        assert is_hindi(refused.value.told("hi"))


def test_the_last_day_of_an_appeal_is_indias() -> None:
    assert "5 December 2026" in AppealTooLate(LATE).told("en")
    assert "5 दिसंबर 2026" in AppealTooLate(LATE).told("hi")


@pytest.mark.parametrize("stands", [True, False])
def test_what_came_of_a_contest_is_answered_in_the_owners_language(stands: bool) -> None:
    rule = get_policy().rule_of("toxicity")
    for part in (ProfilePart.NAME, ProfilePart.BIO):
        assert is_hindi(outcome(part, rule, "hi", stands=stands))
        assert outcome(part, rule, "en", stands=stands).startswith("A person looked: this ")


@pytest.fixture
def asha(installation: Path) -> Iterator[TestClient]:
    """A creator who reads Hindi, over HTTP."""
    viewer = person("asha", Role.CREATOR)
    fields = {name: getattr(viewer, name) for name in viewer.__slots__} | {"locale": "hi"}
    yield client_of(
        moderation.rights.endpoints.router,
        moderation.profiles.endpoints.router,
        catalog.profile.endpoints.router,
        community.endpoints.router,
        overrides={current_viewer: lambda: type(viewer)(**fields)},
    )


GRIEVANCE_FORM = {"name": "Asha", "email": "a@example.in", "what": "A clip.", "link": ""}


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "code"),
    [
        ("POST", "/me/statements/{id}/appeal", {"words": "Why?"}, 404, "statement_not_found"),
        ("POST", "/grievances", GRIEVANCE_FORM | {"what": "\u200b"}, 422, "words_empty"),
        (
            "POST",
            "/grievances/status",
            {"number": "G-1", "secret": "x"},
            404,
            "grievance_not_found",
        ),
        ("POST", "/me/profile/refusals/{id}/contest", {"words": ""}, 404, "refusal_not_found"),
        ("DELETE", "/me/profile/refusals/{id}/contest", None, 404, "refusal_not_found"),
        ("POST", "/videos/{id}/report", {"reason": "spam"}, 404, "video_not_found"),
        ("POST", "/comments/{id}/report", {"reason": "spam"}, 404, "comment_not_found"),
        ("PATCH", "/me/profile", {"display_name": "\u200b"}, 422, "bad_name"),
    ],
)
def test_who_reads_hindi_is_refused_in_hindi_and_a_program_by_the_same_code(
    asha: TestClient, method: str, path: str, body: object, status: int, code: str
) -> None:
    answer = asha.request(method, path.format(id=new_id()), json=body)
    said = answer.json()
    assert (answer.status_code, said["status"], said["code"]) == (status, status, code)
    assert is_hindi(said["detail"]) and answer.headers["Content-Language"] == "hi"
    assert LATIN.search(said["title"])


def test_a_form_says_in_hindi_what_is_wrong_with_each_field_and_names_it_as_before(
    asha: TestClient,
) -> None:
    form = {"name": "", "email": "nobody", "what": "x" * 4001, "more": 1}
    said = asha.post("/grievances", json=form).json()
    assert said["code"] == "invalid_input"
    assert [one["field"] for one in said["errors"]] == ["name", "email", "what", "more"]
    assert all(is_hindi(one["message"]) for one in said["errors"])
    assert "4000" in said["errors"][2]["message"]


def test_too_many_grievances_are_refused_in_hindi(asha: TestClient) -> None:
    refused = [asha.post("/grievances", json=GRIEVANCE_FORM) for _ in range(6)][-1]
    assert (refused.status_code, refused.json()["code"]) == (429, "too_many_requests")
    assert is_hindi(refused.json()["detail"]) and int(refused.headers["Retry-After"]) > 0


def test_a_guest_is_answered_in_the_language_of_their_browser(installation: Path) -> None:
    client = client_of(moderation.rights.endpoints.router)
    key = {"number": "G-1", "secret": "x"}
    in_hindi = client.post("/grievances/status", json=key, headers={"Accept-Language": "hi-IN"})
    assert is_hindi(in_hindi.json()["detail"])
    in_english = client.post("/grievances/status", json=key, headers={"Accept-Language": "ta, en"})
    assert in_english.json()["detail"].startswith("No grievance has")
    assert "Content-Language" not in in_english.headers
