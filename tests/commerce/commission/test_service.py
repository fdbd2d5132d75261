"""What each side sees of a month, by whom, as rows and as a file."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

import pytest
from sqlmodel import select

from catalog.kinds import Role
from catalog.models import Video
from commerce.commission import service
from commerce.commission.reach import Ask, CommissionsNotFound, Side
from commerce.commission.rules import MonthInvalid
from commerce.models import Order
from commerce.orders_machine import OrderStep
from core.db import read_scope, session_scope
from core.errors import Forbidden, InvalidInput, NotSignedIn
from tests.commerce.commission.agreed_shop import (
    NOON,
    RANI_COMMISSION,
    Agreed,
    account,
    agree,
)
from tests.commerce.small_shop import admin, guest

DECEMBER = datetime(2026, 11, 30, 18, 30, tzinfo=UTC)


def a_busy_month(agreed: Agreed) -> None:
    """Two sold, one of them delivered, one cancelled; one more delivered in December."""
    rani = agreed.shop.rani
    agreed.sell(NOON)
    for steps, at in (
        ([OrderStep.CANCEL], NOON),
        ([], NOON),
        ([OrderStep.SHIP, OrderStep.DELIVER], DECEMBER),
    ):
        agreed.move(agreed.buy((rani, 1)).id, *steps, at=at)


def test_a_month_tells_what_was_promised_earned_and_lapsed(agreed: Agreed) -> None:
    a_busy_month(agreed)
    for who in (agreed.creator, agreed.brand, admin()):
        month = service.commission_month(who, clock=lambda: NOON)
        sums = (month.promised, month.earned, month.lapsed, month.on_the_way, month.due)
        assert [m.amount_minor // RANI_COMMISSION for m in sums] == [4, 1, 1, 1, 2]
        assert (month.month, month.is_over) == ("2026-11", False)
        (clip,) = month.clips
        assert (clip.clip.video_id, clip.sales) == (agreed.shop.clip, 4)
        assert (clip.promised, clip.earned, clip.lapsed) == sums[:3]
        assert (clip.brand.handle, clip.creator.handle) == ("rang", "meera")
    later = service.commission_month(agreed.creator, "2026-12", clock=lambda: DECEMBER)
    assert (later.promised.amount_minor, later.earned.amount_minor) == (0, RANI_COMMISSION)
    assert service.commission_month(agreed.creator, "2026-11", clock=lambda: DECEMBER).is_over


def test_lines_come_newest_first_and_page_by_page(
    agreed: Agreed, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_busy_month(agreed)
    whole = service.commission_lines(agreed.creator, "2026-11").items
    assert [line.kind.value for line in whole] == [
        "promised",
        "promised",
        "lapsed",
        "promised",
        "earned",
        "promised",
    ]
    monkeypatch.setattr(service, "PAGE", 4)
    first = service.commission_lines(agreed.creator, "2026-11")
    second = service.commission_lines(agreed.creator, "2026-11", cursor=first.next_cursor)
    assert (first.items + second.items, second.next_cursor) == (whole, None)
    with pytest.raises(InvalidInput):
        service.commission_lines(agreed.brand, "2026-11", cursor=first.next_cursor)
    line = whole[0]
    assert (line.title, line.variant_label, line.quantity) == ("Rang Lipstick", "Rani pink", 1)
    assert (line.base.amount_minor, line.rate_bp) == (29_900, 1250)


def test_no_line_says_who_bought(agreed: Agreed) -> None:
    a_busy_month(agreed)
    with read_scope() as session:
        orders = session.exec(select(Order)).all()
    told = service.commission_lines(agreed.brand, "2026-11").model_dump_json()
    told += "".join(service.commission_csv(agreed.brand, "2026-11"))
    for order in orders:
        for secret in (order.id, order.number, order.viewer_id, order.contact_phone):
            assert str(secret) not in told


def test_nobody_sees_what_is_others(agreed: Agreed) -> None:
    a_busy_month(agreed)
    other = account(agreed.shop, "other", Role.CREATOR)
    gul = account(agreed.shop, "gul", Role.BRAND)
    for stranger in (other, gul):
        month = service.commission_month(stranger, "2026-11")
        assert month.clips == [] and month.on_the_way.amount_minor == 0
        assert service.commission_lines(stranger, "2026-11").items == []
    asks = (service.commission_month, service.commission_lines, service.commission_csv)
    for ask in asks:
        with pytest.raises(CommissionsNotFound):
            ask(other, "2026-11", Ask(creator_id=agreed.creator.id))
        with pytest.raises(CommissionsNotFound):
            ask(gul, "2026-11", Ask(brand_id=agreed.brand.id))
        with pytest.raises(Forbidden):
            ask(other, "2026-11", Ask(side=Side.BRAND))
        with pytest.raises(NotSignedIn):
            ask(guest())
        for role in (Role.SHOPPER, Role.MODERATOR):
            with pytest.raises(Forbidden):
                ask(account(agreed.shop, f"{role}-{ask.__name__}", role))
        with pytest.raises(MonthInvalid):
            ask(agreed.creator, "2026-13")
    with pytest.raises(CommissionsNotFound):
        service.list_statements(other, Ask(creator_id=agreed.creator.id))


def test_a_brand_can_look_at_its_own_earnings_and_narrow_what_it_owes(agreed: Agreed) -> None:
    a_busy_month(agreed)
    other = account(agreed.shop, "other", Role.CREATOR)

    def promised(ask: Ask) -> int:
        month = service.commission_month(agreed.brand, "2026-11", ask)
        return month.promised.amount_minor // RANI_COMMISSION

    assert promised(Ask(creator_id=agreed.creator.id)) == 4
    assert promised(Ask(creator_id=other.id)) == 0
    assert promised(Ask(side=Side.CREATOR)) == 0
    second = agree(agreed.shop, handle="gul", clip=agreed.shop.draft)
    boss = admin()
    for brand, sales in ((agreed.brand, 4), (second.brand, 0)):
        month = service.commission_month(boss, "2026-11", Ask(brand_id=brand.id))
        assert month.promised.amount_minor == sales * RANI_COMMISSION


def test_a_file_adds_up_and_runs_nothing(agreed: Agreed) -> None:
    a_busy_month(agreed)
    with session_scope() as session:
        session.get_one(Video, agreed.shop.clip).caption = '=HYPERLINK("http://x")'
    text = "".join(service.commission_csv(agreed.creator, "2026-11"))
    assert text.startswith("\ufeffstatement,at,kind,")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["kind"] for row in rows][:2] == ["promised", "earned"]  # Oldest first.
    assert all(row["caption"].startswith("'=") for row in rows)
    sold = sum(int(row["amount_paise"]) for row in rows if row["kind"] == "promised")
    month = service.commission_month(agreed.creator, "2026-11")
    assert sold == month.promised.amount_minor
    assert rows[0]["at"] == "2026-11-23T12:00:00.000Z"
