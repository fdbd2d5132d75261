"""What people read about their own record, who may read it, and what it limits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
import redis

import catalog.allowances
from catalog.allowances import Act, check_allowed, no_limits
from catalog.identity import create_api_token, viewer_of
from catalog.kinds import Role
from catalog.models import Account
from catalog.reach import Reach
from catalog.viewer import Viewer
from core.db import session_scope
from core.errors import TooManyRequests
from moderation.desk import accounts
from moderation.desk.schemas import TrustForm
from moderation.models import Ruling
from moderation.reputation import endpoints
from moderation.reputation.allowances import Paused, Stopped, check_record
from moderation.reputation.clearing import Why
from moderation.reputation.ladder import Rung
from moderation.reputation.models import Part
from moderation.reputation.record import is_trusted
from moderation.reputation.tiers import freeze
from moderation.reputation.words import all_words, say
from tests import small_world as world
from tests.http import client_of
from tests.moderation.desk_world import case_on, fence_of, quiet_broker
from tests.moderation.reputation.people import DAY, NOW, creator, decision, report


@pytest.fixture
def people(installation: Path) -> dict[str, Account]:
    with session_scope() as session:
        return {
            "judge": world.account(session, "anil", Role.MODERATOR),
            "meera": creator(session, "meera"),
            "asha": creator(session, "asha", locale="hi"),
            "fan": world.account(session, "fan"),
        }


@pytest.fixture
def wired() -> Iterator[None]:
    catalog.allowances.ask(check_record)
    yield
    catalog.allowances.ask(no_limits)


def strike(people: dict[str, Account], who: str, code: str = "spam", days: float = 0) -> UUID:
    with session_scope() as session:
        clip = world.video(session, people[who], f"Clip {code}")
        decision(session, people["judge"], clip.id, Ruling.REJECT, code=code, at=NOW - days * DAY)
        return clip.id


def get(who: Account | None, path: str, method: str = "GET", **more: object):
    headers = {}
    if who is not None:
        with session_scope() as session:
            _, secret = create_api_token(session, viewer_of(who), "test")
        headers["Authorization"] = f"Bearer {secret}"
    with client_of(endpoints.router) as client:
        return client.request(method, path, headers=headers, **more)  # type: ignore[arg-type]


def test_a_creator_reads_strikes_limits_and_what_ends_them(people: dict[str, Account]) -> None:
    clip = strike(people, "meera")
    answer = get(people["meera"], "/me/standing").json()
    (mine, comments, reports) = answer["parts"]
    assert (mine["rung"], mine["limits"]) == ("warned", ["10/day"])
    (one,) = mine["strikes"]
    assert one["subject_ids"] == [str(clip)]
    assert one["reason_title"] == "Spam or contact details"
    assert one["fades_at"] > one["at"]
    assert "fades on" in mine["clears"]
    assert comments["rung"] == reports["rung"] == "clear"
    assert get(None, "/me/standing").status_code == 401


def test_who_reads_hindi_is_told_in_hindi(people: dict[str, Account]) -> None:
    strike(people, "asha", "hate")
    strike(people, "asha", "spam")
    (mine, *_) = get(people["asha"], "/me/standing").json()["parts"]
    assert mine["rung"] == "paused"
    assert "पोस्ट नहीं कर सकते" in mine["text"]
    assert mine["strikes"][0]["reason_title"]


def test_every_sentence_is_there_in_both_languages() -> None:
    for group in all_words().values():
        for sentences in group.values():
            assert set(sentences) == {"en", "hi"}
    for locale in ("en", "hi"):
        for kind in Rung:
            say("rungs", kind, locale, until=NOW)
        for part in Part:
            say("parts", part, locale)
        for why in Why:
            say("why", why, locale)
        for reach in Reach:
            say("reach", reach, locale, cap=500)


def test_a_clips_reach_is_for_its_creator_and_for_moderators(people: dict[str, Account]) -> None:
    with session_scope() as session:
        clip = world.video(session, people["meera"]).id
    path = f"/moderation/videos/{clip}/reach"
    mine = get(people["meera"], path).json()
    assert (mine["reach"], mine["cap"], mine["impressions"]) == ("first", 500, 0)
    assert "500" in mine["text"]
    assert get(people["judge"], path).status_code == 200
    for other in ("asha", "fan"):
        assert get(people[other], path).status_code == 404
    assert get(None, path).status_code == 401
    with session_scope() as session:
        freeze(session, clip)
    frozen = get(people["meera"], path).json()
    assert (frozen["is_frozen"], frozen["cap"]) == (True, 0)
    assert frozen["text"] == say("reach", "frozen", "en")


def allowed(who: Viewer, act: Act) -> bool:
    with session_scope() as session:
        try:
            check_allowed(session, who, act)
        except (Paused, Stopped):
            return False
        return True


def test_strikes_pause_the_part_they_belong_to(people: dict[str, Account], wired: None) -> None:
    meera, fan = viewer_of(people["meera"]), viewer_of(people["fan"])
    assert allowed(meera, Act.PUBLISH)
    strike(people, "meera", "hate")
    strike(people, "meera", "spam")
    assert not allowed(meera, Act.PUBLISH)
    assert allowed(meera, Act.COMMENT) and allowed(meera, Act.REPORT)
    assert allowed(fan, Act.COMMENT)
    assert allowed(world.guest(), Act.REPORT)


def test_who_was_warned_twice_publishes_a_few_times_a_day(
    people: dict[str, Account], valkey: redis.Redis, wired: None
) -> None:
    strike(people, "meera", "spam")
    strike(people, "meera", "rights")
    meera = viewer_of(people["meera"])
    assert [allowed(meera, Act.PUBLISH) for _ in range(2)] == [True, True]
    with session_scope() as session, pytest.raises(TooManyRequests):
        check_allowed(session, meera, Act.PUBLISH)


def test_reports_that_never_hold_up_are_slowed_down(
    people: dict[str, Account], valkey: redis.Redis, wired: None
) -> None:
    with session_scope() as session:
        for k in range(12):
            clip = world.video(session, people["meera"], f"Clip {k}")
            report(session, people["fan"].id, clip.id, at=NOW - DAY)
            decision(session, people["judge"], clip.id, Ruling.KEEP)
    fan = viewer_of(people["fan"])
    for _ in range(5):
        assert allowed(fan, Act.REPORT)
    with session_scope() as session, pytest.raises(TooManyRequests):
        check_allowed(session, fan, Act.REPORT)
    assert get(people["fan"], "/me/standing").json()["parts"][2]["limits"] == ["5/day"]


def test_trust_that_a_person_took_away_is_not_earned_back_by_the_record_alone(
    people: dict[str, Account], monkeypatch: pytest.MonkeyPatch
) -> None:
    quiet_broker(monkeypatch)
    with session_scope() as session:
        for k in range(14):
            clip = world.video(session, people["asha"], f"Clip {k}")
            decision(session, people["judge"], clip.id, Ruling.PUBLISH)
    assert trusted(people["asha"].id)
    judge = viewer_of(people["judge"])
    case_id = case_on(clip.id)
    fence = fence_of(judge, case_id)
    for said in (False, True, True):
        form = TrustForm(case_id=case_id, fence=fence, is_trusted=said, note="As it looks.")
        accounts.set_trust(judge, people["asha"].id, form)
        assert trusted(people["asha"].id) is said


def trusted(account_id: UUID) -> bool:
    with session_scope() as session:
        return is_trusted(session, session.get(Account, account_id))


def test_a_process_that_nobody_told_limits_nothing(people: dict[str, Account]) -> None:
    strike(people, "meera", "hate")
    strike(people, "meera", "spam")
    with session_scope() as session:
        check_allowed(session, viewer_of(people["meera"]), Act.PUBLISH)
