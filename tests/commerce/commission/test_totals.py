"""What an agreement has earned since it began, for the one whose it is."""

from __future__ import annotations

from datetime import timedelta

import pytest

from catalog.kinds import Role
from commerce.commission.totals import earned_by_agreement
from core.errors import Forbidden
from tests.commerce.commission.agreed_shop import NOON, RANI_COMMISSION, Agreed, account


def test_only_what_was_delivered_counts_and_months_add_up(agreed: Agreed) -> None:
    first, second = (agreed.buy((agreed.shop.rani, 1)) for _ in range(2))
    agreed.deliver(first.id, NOON + timedelta(days=2))
    assert earned_by_agreement(agreed.creator) == {agreed.agreement: RANI_COMMISSION}
    agreed.deliver(second.id, NOON + timedelta(days=40))
    assert earned_by_agreement(agreed.creator) == {agreed.agreement: 2 * RANI_COMMISSION}


def test_nobody_reads_what_others_earn(agreed: Agreed) -> None:
    agreed.sell(NOON)
    assert earned_by_agreement(account(agreed.shop, "other", Role.CREATOR)) == {}
    with pytest.raises(Forbidden):
        earned_by_agreement(account(agreed.shop, "asha", Role.SHOPPER))
