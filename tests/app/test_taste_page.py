"""The taste page: what bars say, what a press does, and that it is done for oneself alone."""

from __future__ import annotations

import pytest
import redis

from app.pages.taste.state import _commit, _read, blocked_of, is_passed_over, negative_of, row_of
from app.pages.taste.words import SAID, SCOPES
from catalog.kinds import Role
from catalog.viewer import Viewer
from community.blocking import set_block
from community.models import NegativeScope
from community.negatives import interested_again
from community.schemas import NotInterestedForm
from community.service import not_interested
from core.clock import utc_now
from core.db import session_scope
from core.errors import Unavailable
from core.settings import get_settings
from feed.preferences.models import TasteKind, TasteLevel
from feed.your_taste import service
from feed.your_taste.names import UnknownSubject
from feed.your_taste.schemas import TasteEntry
from tests import small_world as world
from tests.app.both_languages import in_hindi
from tests.conftest import forget_process


def entry(strength: float, level: TasteLevel | None = None) -> TasteEntry:
    return TasteEntry(
        kind=TasteKind.TAG, value="saree", label="#saree", strength=strength, level=level
    )


@pytest.mark.parametrize(
    ("found", "percent", "said", "passed"),
    [
        (entry(0.42), 42, "", False),
        (entry(-0.5), 50, "", True),
        (entry(-1.0, TasteLevel.LESS), 100, "You asked for less", False),
        (entry(1.0, TasteLevel.MORE), 100, "You asked for more", False),
        (entry(0.0, TasteLevel.OFF), 0, "Does not count", False),
    ],
)
def test_a_bar_says_how_much_and_who_said_so(
    found: TasteEntry, percent: int, said: str, passed: bool
) -> None:
    row = row_of(found)

    assert (row.percent, row.said, row.is_against) == (percent, said, found.strength < 0)
    assert is_passed_over(found) is passed
    if said:
        in_hindi([row_of(found, "hi-IN").said])


def test_what_one_can_turn_down_and_what_is_unknown_is_named_in_both() -> None:
    assert set(SCOPES) == set(NegativeScope) and set(SAID) == set(TasteLevel)
    for kind in TasteKind:
        assert UnknownSubject(kind).told("en").startswith("There is no such ")
        in_hindi([UnknownSubject(kind).told("hi")])


@pytest.fixture
def viewer(valkey: redis.Redis) -> Viewer:
    return world.guest()


def test_what_was_turned_down_and_blocked_is_named_and_taken_back(viewer: Viewer) -> None:
    with session_scope() as session:
        creator = world.account(session, "meera", Role.CREATOR)
        clip = world.video(session, creator, "A clip #Monsoon")
        for scope, value in ((NegativeScope.TAG, "monsoon"), (NegativeScope.VIDEO, "")):
            form = NotInterestedForm(scope=scope, value=value)
            not_interested(session, viewer, clip.id, form)
        set_block(session, viewer, "meera", True)

    _, refused = _read(viewer)
    rows = [negative_of(n) for n in refused.items]
    in_hindi([negative_of(n, "hi").what for n in refused.items])

    assert {(r.what, r.label) for r in rows} == {
        ("Hashtag", "#Monsoon"),
        ("A clip", "A clip #Monsoon"),
    }
    assert [blocked_of(c).label for c in refused.blocked] == ["Meera"]

    _commit(viewer, lambda s, v: interested_again(s, v, NegativeScope.TAG, "monsoon"))
    _commit(viewer, lambda s, v: set_block(s, v, "meera", False))

    _, refused = _read(viewer)
    assert [n.scope for n in refused.items] == [NegativeScope.VIDEO]
    assert refused.blocked == []


def test_one_guest_does_not_see_or_change_anothers(viewer: Viewer) -> None:
    with session_scope() as session:
        world.video(session, world.account(session, "meera", Role.CREATOR), "A clip #glow")
    other = world.guest()
    _commit(
        viewer,
        lambda s, v: service.set_level(s, v, TasteKind.TAG, "glow", TasteLevel.MORE, utc_now()),
    )
    _commit(other, lambda s, v: service.drop_level(s, v, TasteKind.TAG, "glow"))
    _commit(other, lambda s, v: service.reset_taste(s, v, utc_now()))

    assert [e.label for e in _read(viewer)[0].tags] == ["#glow"]
    assert _read(other)[0].tags == []


def test_without_redis_nothing_is_half_forgotten(
    viewer: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with session_scope() as session:
        world.video(session, world.account(session, "meera", Role.CREATOR), "A clip #glow")
    _commit(
        viewer,
        lambda s, v: service.set_level(s, v, TasteKind.TAG, "glow", TasteLevel.MORE, utc_now()),
    )
    database = get_settings().resolved_database_url
    monkeypatch.setenv("JHALAK_DATABASE_URL", database)
    monkeypatch.setenv("JHALAK_REDIS_URL", "unix:///nowhere.sock")
    forget_process()

    with pytest.raises(Unavailable):
        _commit(viewer, lambda s, v: service.reset_taste(s, v, utc_now()))

    taste, _ = _read(viewer)
    assert [e.label for e in taste.tags] == ["#glow"]
    assert not taste.is_complete
