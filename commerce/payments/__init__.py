"""Ways to pay, by code. A provider joins by implementing `PaymentMethod` and a line here."""

from __future__ import annotations

from collections.abc import Mapping

from commerce.params import COD_LIMIT_PAISE
from commerce.payments.cod import CashOnDelivery
from commerce.payments.method import PaymentMethod
from experiments.values import Values

__all__ = ["PaymentMethod", "payment_methods"]


def payment_methods(values: Values) -> Mapping[str, PaymentMethod]:
    """What a buyer with these parameter values may choose from, in the order of display."""
    offered: tuple[PaymentMethod, ...] = (CashOnDelivery(limit_paise=values[COD_LIMIT_PAISE]),)
    return {method.code: method for method in offered}
