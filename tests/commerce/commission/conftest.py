"""Fixtures of commissions."""

from __future__ import annotations

import pytest

from tests.commerce.commission.agreed_shop import Agreed, agree
from tests.commerce.conftest import shop
from tests.commerce.small_shop import Shop

__all__ = ["shop"]


@pytest.fixture
def agreed(shop: Shop) -> Agreed:
    return agree(shop)
