"""What rooms of the console keep to: the door, nothing behind a closed one, words for faults."""

from __future__ import annotations

import asyncio

import pytest
import reflex as rx

from app.pages.console_board.state import Board
from app.pages.console_grievances.state import Grievances
from app.pages.console_known.state import Banks
from app.pages.console_leads.state import Leads
from app.pages.console_promises.state import Promises
from app.pages.console_rules.state import Rules
from catalog.kinds import Role
from catalog.viewer import Viewer
from core.db import session_scope
from core.errors import Unavailable
from tests import small_world as world
from tests.app.both_languages import DEVANAGARI
from tests.app.test_decisions_page import go, page_of, signed_in

ROOMS = (Board, Grievances, Banks, Promises, Rules, Leads)


def account(name: str, role: Role, locale: str = "en") -> Viewer:
    with session_scope() as session:
        row = world.account(session, name, role)
        row.locale = locale
        session.flush()
        return world.viewer(row)


def opened(page: rx.State, who: Viewer | None) -> rx.State:
    go(page, "/console", signed_in(who) if who else "")
    asyncio.run(type(page).load.fn(page))  # type: ignore[attr-defined]
    return page


def held(page: rx.State) -> dict[str, object]:
    """What the page's state would send, but for that it was read."""
    return {name: getattr(page, name) for name in type(page).base_vars if name != "is_loaded"}


@pytest.mark.parametrize("kind", ROOMS)
def test_a_room_is_open_to_whom_it_is_for(kind: type[rx.State], installation: object) -> None:
    for role in Role:
        if role is Role.GUEST:
            continue
        page = opened(page_of(kind), account(role.value, role))
        is_for = {Role.ADMIN} if kind is Leads else {Role.MODERATOR, Role.ADMIN}
        assert page.is_loaded and page.is_allowed is (role in is_for), role
        assert page.problem == "" and page.is_lead is (role is Role.ADMIN)
    assert not opened(page_of(kind), None).is_allowed


@pytest.mark.parametrize("kind", ROOMS)
def test_nothing_stays_in_a_room_whose_door_has_closed(
    kind: type[rx.State], installation: object
) -> None:
    nothing = held(page_of(kind))
    page = opened(page_of(kind), account("lead", Role.ADMIN))
    assert page.is_allowed and held(page) != nothing

    opened(page, account("shopper", Role.SHOPPER))

    assert page.is_loaded and held(page) == nothing


@pytest.mark.parametrize("kind", ROOMS)
def test_a_fault_is_told_to_whoever_may_be_in_the_room_and_gone_when_it_is_read_again(
    kind: type[rx.State], installation: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    neha = account("neha", Role.ADMIN, "hi-IN")

    async def broken(*_: object, **__: object) -> None:
        raise Unavailable("It does not answer.", "जवाब नहीं आ रहा।")

    page = page_of(kind)
    with monkeypatch.context() as patched:
        patched.setattr(f"{kind.__module__}.in_thread", broken)
        opened(page, neha)
    assert page.is_loaded and page.is_allowed and DEVANAGARI.search(page.problem)

    opened(page, neha)
    assert page.is_allowed and page.problem == ""
