"""Any order of sales, deliveries, cancellations, endings, sweeps and crashes: every paisa is once.

What is expected is kept here by decimal arithmetic, without any of the room's own rules. A crash
stops the sweep, or the step of an order, when its work is done and not yet committed.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule
from sqlmodel import select

from catalog.models import AgreedClip, Approval
from catalog.viewer import Viewer
from commerce.commission import service
from commerce.commission.models import (
    CommissionEntry,
    CommissionStatement,
    CommissionStatementLine,
)
from commerce.commission.rules import EntryKind, StatementState
from commerce.commission.statements import issue_due
from commerce.orders import adopt_orders, advance
from commerce.orders_machine import OrderStatus, OrderStep, can
from core.clock import INDIA
from core.db import read_scope, session_scope
from core.errors import JhalakError
from tests.commerce.commission.agreed_shop import Agreed, agree
from tests.commerce.commission.dying import Died, dies_after
from tests.commerce.shop_books import ShopBooks
from tests.commerce.small_shop import guest

pytestmark = pytest.mark.slow

WANTED = st.lists(
    st.tuples(st.integers(0, 2), st.integers(1, 3)),
    min_size=1,
    max_size=2,
    unique_by=lambda w: w[0],
)


class CommissionMachine(ShopBooks):
    """One brand, one creator, an agreement over lipstick and kurta, and time that passes."""

    @initialize(rate=st.sampled_from([1, 1250, 3333, 5000]))
    def open(self, rate: int) -> None:
        super().open()
        self.agreed: Agreed = agree(
            self.shop, variants=[self.shop.rani, self.shop.kurta], commission_bp=rate
        )
        self.rate = rate
        self.runs = self.is_approved = True
        self.now = datetime(2026, 11, 28, 12, tzinfo=UTC)
        self.promised: dict[UUID, int] = {}  # Order → paise of its agreed lines.
        self.buyer: dict[UUID, Viewer] = {}
        self.settled: dict[UUID, tuple[EntryKind, datetime]] = {}

    @rule(wanted=WANTED, who=st.sampled_from(["guest", "guest", "creator", "brand"]))
    def buy(self, wanted: list[tuple[int, int]], who: str) -> None:
        buyer = guest() if who == "guest" else getattr(self.agreed, who)
        lines = [(self.variants[what], quantity) for what, quantity in wanted]
        try:
            order = self.agreed.buy(*lines, at=self.now, buyer=buyer)
        except JhalakError:
            return  # Sold out.
        self.status[order.id] = OrderStatus.CONFIRMED
        self.buyer[order.id] = buyer
        if who == "guest" and self.runs and self.is_approved:
            # Also a bag that an earlier try left: what was sold counts, not what was wanted.
            bases = [line.line_total.amount_minor for line in order.lines]
            shares = [Decimal(base) * self.rate / 10_000 for base in bases]
            self.promised[order.id] = sum(
                int(share.quantize(Decimal(1), ROUND_HALF_UP)) for share in shares
            )

    @precondition(lambda self: any(self._steps(s) for s in self.status.values()))
    @rule(data=st.data())
    def an_order_moves_on(self, data: st.DataObject) -> None:
        self._move(*self._drawn(data))

    @precondition(lambda self: OrderStatus.CONFIRMED in self.status.values())
    @rule(data=st.data())
    def an_order_is_delivered(self, data: st.DataObject) -> None:
        ready = sorted(o for o, s in self.status.items() if s is OrderStatus.CONFIRMED)
        order_id = data.draw(st.sampled_from(ready))
        self._move(order_id, OrderStep.SHIP)
        self._move(order_id, OrderStep.DELIVER)

    def _drawn(self, data: st.DataObject) -> tuple[UUID, OrderStep]:
        movable = sorted(o for o, status in self.status.items() if self._steps(status))
        order_id = data.draw(st.sampled_from(movable))
        return order_id, data.draw(st.sampled_from(self._steps(self.status[order_id])))

    def _move(self, order_id: UUID, step: OrderStep) -> None:
        with session_scope() as session:
            self.status[order_id] = advance(session, order_id, step, self.now).status
        is_own = self.buyer[order_id].id in (self.agreed.creator.id, self.agreed.brand.id)
        if order_id in self.promised and step is not OrderStep.SHIP:
            earned = step is OrderStep.DELIVER and not is_own
            kind = EntryKind.EARNED if earned else EntryKind.LAPSED
            self.settled[order_id] = (kind, self.now)

    @precondition(lambda self: any(self._steps(s) for s in self.status.values()))
    @rule(data=st.data())
    def a_step_that_dies_before_its_commit_books_nothing(self, data: st.DataObject) -> None:
        order_id, step = self._drawn(data)
        with pytest.raises(Died), session_scope() as session:
            advance(session, order_id, step, self.now)
            raise Died

    @precondition(lambda self: self._open_promises())
    @rule(data=st.data())
    def a_guest_signs_in_as_the_creator(self, data: st.DataObject) -> None:
        order_id = data.draw(st.sampled_from(self._open_promises()))
        if self.buyer[order_id].is_signed_in:
            return
        with session_scope() as session:
            adopt_orders(session, self.buyer[order_id].id, self.agreed.creator.id)
        self.buyer[order_id] = self.agreed.creator

    @precondition(lambda self: self.runs and len(self.promised) > 3)
    @rule()
    def the_agreement_ends_early(self) -> None:
        self.agreed.change(ended_at=self.now)
        self.runs = False

    @rule(approval=st.sampled_from([Approval.APPROVED, Approval.APPROVED, Approval.WAITING]))
    def the_brand_says_something(self, approval: Approval) -> None:
        with session_scope() as session:
            session.get_one(AgreedClip, self.shop.clip).approval = approval
        self.is_approved = approval is Approval.APPROVED

    @rule(hours=st.integers(1, 24 * 20))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule()
    def the_sweep_issues(self) -> None:
        issue_due(self.now)
        assert issue_due(self.now) == 0
        self._nothing_of_an_ended_month_waits()

    @precondition(lambda self: self.settled)
    @rule(after=st.integers(0, 2))
    def a_month_passes_and_the_sweep_dies(self, after: int) -> None:
        self.now += timedelta(days=31)
        with dies_after(after):
            issue_due(self.now)

    @rule()
    def the_brand_pays(self) -> None:
        open_ones = service.list_statements(self.agreed.brand, state=StatementState.ISSUED).items
        for view in open_ones:
            today: date = self.now.astimezone(INDIA).date()
            service.mark_paid(self.agreed.brand, view.id, "UTR 1", today, clock=lambda: self.now)

    # What must hold

    @invariant()
    def every_lines_entries_sum_right(self) -> None:
        expected: Counter[tuple[UUID, EntryKind]] = Counter()
        for order_id, paise in self.promised.items():
            expected[order_id, EntryKind.PROMISED] = paise
        for order_id, (kind, _) in self.settled.items():
            expected[order_id, kind] = self.promised[order_id]
        found: Counter[tuple[UUID, EntryKind]] = Counter()
        with read_scope() as session:
            for entry in session.exec(select(CommissionEntry)):
                found[entry.order_id, entry.kind] += entry.amount_paise
        assert found == +expected

    @invariant()
    def a_statement_is_the_sum_of_earned_entries_and_none_is_on_two(self) -> None:
        with read_scope() as session:
            entries = {entry.id: entry for entry in session.exec(select(CommissionEntry))}
            lines = session.exec(select(CommissionStatementLine)).all()
            months = {row.id: row.month for row in session.exec(select(CommissionStatement))}
        assert len({line.entry_id for line in lines}) == len(lines)
        stated: Counter[UUID] = Counter()
        for line in lines:
            entry = entries[line.entry_id]
            assert entry.kind is EntryKind.EARNED
            assert f"{entry.at.astimezone(INDIA):%Y-%m}" <= months[line.statement_id]
            stated[line.statement_id] += entry.amount_paise
        views = service.list_statements(self.agreed.creator).items
        assert {view.id: view.total.amount_minor for view in views} == stated
        earned = sum(e.amount_paise for e in entries.values() if e.kind is EntryKind.EARNED)
        month = service.commission_month(self.agreed.creator, clock=lambda: self.now)
        assert month.due.amount_minor == earned - stated.total()

    def _nothing_of_an_ended_month_waits(self) -> None:
        this_month = f"{self.now.astimezone(INDIA):%Y-%m}"
        waiting = sum(
            self.promised[order_id]
            for order_id, (kind, at) in self.settled.items()
            if kind is EntryKind.EARNED and f"{at.astimezone(INDIA):%Y-%m}" == this_month
        )
        month = service.commission_month(self.agreed.creator, clock=lambda: self.now)
        assert month.due.amount_minor == waiting

    def _open_promises(self) -> list[UUID]:
        return sorted(self.promised.keys() - self.settled.keys())

    def _steps(self, status: OrderStatus) -> list[OrderStep]:
        return [step for step in OrderStep if can(status, step)]


TestCommissions = CommissionMachine.TestCase
TestCommissions.settings = settings(
    max_examples=10,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
