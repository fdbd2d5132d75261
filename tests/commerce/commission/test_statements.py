"""Statements: which month, nothing twice, whatever dies, and who marks them paid."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.exc import DBAPIError
from sqlmodel import select

from catalog.kinds import Role
from catalog.lifecycle import VideoState
from catalog.models import Video
from commerce.commission import service, statements
from commerce.commission.models import CommissionMonth, CommissionStatement
from commerce.commission.reach import StatementNotFound
from commerce.commission.rules import NUMBER, StatementState
from commerce.commission.schemas import StatementView
from commerce.commission.statements import issue_due
from core.db import read_scope, session_scope
from core.ids import new_id
from tests.commerce.commission.agreed_shop import (
    NOON,
    RANI_COMMISSION,
    Agreed,
    account,
    agree,
)
from tests.commerce.commission.dying import dies_after
from tests.commerce.small_shop import admin

LAST_OF_NOVEMBER = datetime(2026, 11, 30, 18, 29, 59, 999_999, tzinfo=UTC)
DECEMBER = LAST_OF_NOVEMBER + timedelta(microseconds=1)  # Midnight in India.
JANUARY = datetime(2026, 12, 31, 18, 30, tzinfo=UTC)


def issued(agreed: Agreed) -> list[tuple[str, int, int]]:
    """Month, lines and paise of the creator's statements, oldest first."""
    found = service.list_statements(agreed.creator).items
    return [(s.month, s.lines, s.total.amount_minor) for s in reversed(found)]


def the_statement(agreed: Agreed) -> StatementView:
    agreed.sell(NOON)
    assert issue_due(DECEMBER) == 1
    return service.list_statements(agreed.brand).items[0]


def agree_with_another(agreed: Agreed) -> Agreed:
    """The same creator's other clip, for another brand, over the kurta."""
    shop = agreed.shop
    with session_scope() as session:
        session.get_one(Video, shop.draft).state = VideoState.PUBLISHED
    return agree(shop, handle="gul", clip=shop.draft, variants=[shop.kurta])


def test_a_month_ends_at_midnight_in_india(agreed: Agreed) -> None:
    agreed.sell(LAST_OF_NOVEMBER)
    agreed.sell(DECEMBER, quantity=2)
    assert issue_due(LAST_OF_NOVEMBER) == 0
    assert issue_due(DECEMBER) == 1
    assert issue_due(DECEMBER) == 0
    assert issued(agreed) == [("2026-11", 1, RANI_COMMISSION)]
    assert issue_due(JANUARY - timedelta(microseconds=1)) == 0
    assert issue_due(JANUARY) == 1
    assert issued(agreed) == [("2026-11", 1, RANI_COMMISSION), ("2026-12", 1, 7_475)]


def test_only_what_was_earned_is_on_it(agreed: Agreed) -> None:
    agreed.sell(NOON)
    agreed.buy((agreed.shop.rani, 1))
    assert issue_due(DECEMBER) == 1
    (view,) = service.list_statements(agreed.creator).items
    assert NUMBER.fullmatch(view.number) and view.state is StatementState.ISSUED
    assert (view.lines, view.total.amount_minor) == (1, RANI_COMMISSION)
    assert (view.brand.id, view.creator.id) == (agreed.brand.id, agreed.creator.id)
    lines = service.statement_lines(agreed.creator, view.id).items
    assert [(line.kind, line.amount.amount_minor) for line in lines] == [
        ("earned", RANI_COMMISSION)
    ]


def test_what_is_earned_late_goes_on_the_next_one(agreed: Agreed) -> None:
    agreed.sell(NOON)
    assert issue_due(DECEMBER) == 1
    agreed.sell(LAST_OF_NOVEMBER)  # Its transaction took past the sweep.
    assert issue_due(DECEMBER + timedelta(days=1)) == 0
    agreed.sell(DECEMBER)
    assert issue_due(JANUARY) == 1
    assert issued(agreed) == [("2026-11", 1, 3_738), ("2026-12", 2, 7_476)]


def test_a_sweep_that_was_away_issues_each_month_of_its_own(agreed: Agreed) -> None:
    for at in (NOON, DECEMBER, JANUARY):
        agreed.sell(at)
    assert issue_due(JANUARY + timedelta(days=70)) == 3
    assert [month for month, _, _ in issued(agreed)] == ["2026-11", "2026-12", "2027-01"]
    with read_scope() as session:
        closed = session.exec(select(CommissionMonth.month)).all()
    assert sorted(closed) == ["2026-11", "2026-12", "2027-01", "2027-02"]


def test_each_brand_owes_on_a_statement_of_its_own(agreed: Agreed) -> None:
    other = agree_with_another(agreed)
    order = agreed.buy((agreed.shop.rani, 1), (agreed.shop.kurta, 1))
    agreed.deliver(order.id)
    assert issue_due(DECEMBER) == 1  # The kurta was not led to by the other brand's clip.
    assert service.list_statements(other.brand).items == []
    order = agreed.buy((agreed.shop.kurta, 1), clip=agreed.shop.draft, at=DECEMBER)
    agreed.deliver(order.id, DECEMBER)
    agreed.sell(DECEMBER)
    assert issue_due(JANUARY) == 2
    (owed,) = service.list_statements(other.brand).items
    assert owed.total.amount_minor == 16_238  # 12.5 % of ₹1,299 is 16,237.5 paise.
    assert len(service.list_statements(agreed.creator).items) == 3


@pytest.mark.parametrize("commits", range(4))
def test_a_sweep_that_dies_loses_and_doubles_nothing(agreed: Agreed, commits: int) -> None:
    other = agree_with_another(agreed)
    agreed.sell(NOON)
    agreed.deliver(agreed.buy((agreed.shop.kurta, 1), clip=agreed.shop.draft).id)
    with dies_after(commits):
        issue_due(DECEMBER)
    assert len(issued(agreed)) == min(commits, 2)
    assert all(lines == 1 for _, lines, _ in issued(agreed))
    assert issue_due(DECEMBER) == max(0, 2 - commits)
    owed = [service.list_statements(a.brand).items for a in (agreed, other)]
    assert [[s.total.amount_minor for s in some] for some in owed] == [[RANI_COMMISSION], [16_238]]


def test_a_number_that_exists_waits_for_the_next_sweep(agreed: Agreed) -> None:
    other = agree_with_another(agreed)
    agreed.sell(NOON)
    agreed.deliver(agreed.buy((agreed.shop.kurta, 1), clip=agreed.shop.draft).id)
    assert issue_due(DECEMBER, choose=lambda alphabet: alphabet[0]) == 1
    assert issue_due(DECEMBER) == 1
    assert {a.brand.id for a in (agreed, other)} == {
        s.brand.id for s in service.list_statements(agreed.creator).items
    }


def test_two_workers_at_once_issue_one(agreed: Agreed, monkeypatch: pytest.MonkeyPatch) -> None:
    agreed.sell(NOON)
    own = statements._issue
    raced = 0

    def slower(*facts: object) -> bool:
        nonlocal raced
        raced += own(*facts)  # type: ignore[arg-type]  # The other worker.
        return own(*facts)  # type: ignore[arg-type]

    monkeypatch.setattr(statements, "_issue", slower)
    assert (issue_due(DECEMBER), raced) == (0, 1)
    assert issued(agreed) == [("2026-11", 1, RANI_COMMISSION)]


def test_the_brand_marks_it_paid_and_the_creator_sees_it(agreed: Agreed) -> None:
    view = the_statement(agreed)
    day, later = date(2026, 12, 5), datetime(2026, 12, 6, tzinfo=UTC)
    assert view.can_mark_paid
    assert not service.list_statements(agreed.creator).items[0].can_mark_paid
    paid = service.mark_paid(agreed.brand, view.id, "  UTR  4411 ", day, clock=lambda: later)
    assert (paid.state, paid.paid_reference, paid.paid_on) == ("paid", "UTR 4411", day)
    assert not paid.can_mark_paid
    assert service.mark_paid(agreed.brand, view.id, "UTR 4411", day) == paid  # A lost answer.
    with pytest.raises(service.StatementPaid):
        service.mark_paid(agreed.brand, view.id, "UTR 4412", day)
    seen = service.statement(agreed.creator, view.id)
    assert (seen.state, seen.paid_reference, seen.total) == ("paid", "UTR 4411", view.total)
    states = [
        (state, len(service.list_statements(agreed.brand, state=state).items))
        for state in StatementState
    ]
    assert states == [("issued", 0), ("paid", 1)]


def test_an_admin_may_mark_it_and_the_creator_may_not(agreed: Agreed) -> None:
    view, day = the_statement(agreed), date(2026, 12, 1)
    with pytest.raises(service.NotThePayer):
        service.mark_paid(agreed.creator, view.id, "UTR", day, clock=lambda: DECEMBER)
    boss = account(agreed.shop, "boss", Role.ADMIN)
    service.mark_paid(boss, view.id, "UTR", day, clock=lambda: DECEMBER)
    with read_scope() as session:
        row = session.get_one(CommissionStatement, view.id)
    assert (row.paid_by, row.marked_at) == (boss.id, DECEMBER)


@pytest.mark.parametrize(
    ("reference", "day", "said"),
    [
        ("", date(2026, 12, 1), "fill in the payment's reference"),
        ("x" * 81, date(2026, 12, 1), "80 characters"),
        ("a\x00b", date(2026, 12, 1), "plain letters"),
        ("UTR", date(2026, 12, 2), "from 2026-12-01 to 2026-12-01"),
        ("UTR", date(2026, 11, 30), "from 2026-12-01"),
    ],
)
def test_a_payment_that_cannot_be_is_refused(
    agreed: Agreed, reference: str, day: date, said: str
) -> None:
    view = the_statement(agreed)
    with pytest.raises(service.PaymentRefused, match=said):
        service.mark_paid(agreed.brand, view.id, reference, day, clock=lambda: DECEMBER)
    assert service.statement(agreed.brand, view.id).state is StatementState.ISSUED


def test_the_database_refuses_half_a_payment_and_a_changed_line(agreed: Agreed) -> None:
    the_statement(agreed)
    for verb, said in (
        ("UPDATE commission_statement SET state = 'PAID'", "paid_says_how"),
        ("UPDATE commission_statement_line SET entry_id = entry_id", "append-only"),
        ("DELETE FROM commission_statement_line", "append-only"),
        ("DELETE FROM commission_statement", "FOREIGN KEY"),
    ):
        with pytest.raises(DBAPIError, match=said), session_scope() as session:
            session.connection().exec_driver_sql(verb)


def test_a_statement_is_for_its_two_sides_and_admins(agreed: Agreed) -> None:
    view = the_statement(agreed)
    asks = (service.statement, service.statement_lines, service.statement_csv)
    for stranger in (
        account(agreed.shop, "other", Role.CREATOR),
        account(agreed.shop, "gul", Role.BRAND),
    ):
        for ask in asks:
            with pytest.raises(StatementNotFound):
                ask(stranger, view.id)
        with pytest.raises(StatementNotFound):
            service.mark_paid(stranger, view.id, "UTR", date(2026, 12, 1))
        assert service.list_statements(stranger).items == []
    for ask in asks:
        with pytest.raises(StatementNotFound):
            ask(admin(), new_id())
    assert service.statement(admin(), view.id).can_mark_paid
