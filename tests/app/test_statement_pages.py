"""The pages of statements: the same sums as the service, and nobody's name too many."""

from __future__ import annotations

from datetime import UTC, date, datetime

from app.pages.studio_statements.drawn import (
    clip_money,
    line_of,
    month_of_view,
    share_of,
    sheet_of,
    today_text,
)
from commerce.commission import service
from commerce.commission.statements import issue_due
from tests.commerce.commission.agreed_shop import NOON, Agreed
from tests.commerce.commission.conftest import agreed, shop

__all__ = ["agreed", "shop"]
DECEMBER = datetime(2026, 12, 2, 6, tzinfo=UTC)


def test_a_month_is_drawn_with_the_way_to_its_neighbours(agreed: Agreed) -> None:
    agreed.sell(NOON)
    running = service.commission_month(agreed.brand, "2026-11", clock=lambda: NOON)
    month = month_of_view(running)
    assert (month.name, month.earlier, month.later) == ("November 2026", "2026-10", "")
    assert month.earned == running.earned.formatted
    over = service.commission_month(agreed.brand, "2026-11", clock=lambda: DECEMBER)
    assert month_of_view(over).later == "2026-12"
    (clip,) = running.clips
    names = clip.creator.display_name, clip.brand.display_name
    assert clip_money(clip, owes=True, is_both=False).who == names[0]
    assert clip_money(clip, owes=False, is_both=False).who == names[1]
    assert clip_money(clip, owes=False, is_both=True).who == " for ".join(names)


def test_a_statement_is_drawn_for_both_sides(agreed: Agreed) -> None:
    agreed.sell(NOON, quantity=2)
    assert issue_due(DECEMBER, agreed.shop.engine) == 1
    (owed,) = service.list_statements(agreed.brand).items
    (due,) = service.list_statements(agreed.creator).items
    assert (sheet_of(owed).may_mark, sheet_of(due).may_mark) == (True, False)
    detail = service.statement(agreed.creator, due.id)
    assert share_of(detail.clips[0]).amount == sheet_of(detail).total
    (line,) = service.statement_lines(agreed.creator, due.id).items
    drawn = line_of(line)
    assert (drawn.quantity, drawn.rate, drawn.amount) == ("2", "12.5%", sheet_of(due).total)
    service.mark_paid(
        agreed.brand, owed.id, "UTR 4411 2233", date(2026, 12, 2), clock=lambda: DECEMBER
    )
    paid = sheet_of(service.statement(agreed.creator, due.id))
    assert (paid.is_paid, paid.may_mark) == (True, False)
    assert paid.paid == "Paid on 2 Dec 2026, UTR 4411 2233"


def test_today_is_india_s() -> None:
    assert today_text(datetime(2026, 11, 27, 20, tzinfo=UTC)) == "2026-11-28"
