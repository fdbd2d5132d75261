"""What checkout needs to know about a way to pay. Pure."""

from __future__ import annotations

from typing import Protocol

from core.languages import Pair


class PaymentMethod(Protocol):
    """A way to pay.

    Checkout never calls a provider inside its transaction. An order paid first is left PLACED
    with its stock reserved for `Settings.reservation_min`; the provider's answer, in a
    transaction of its own, confirms it, and the sweep expires it when no answer comes.
    """

    @property
    def code(self) -> str:
        """Its name on the wire."""

    @property
    def label(self) -> str:
        """Its name for people."""

    @property
    def is_paid_first(self) -> bool:
        """Whether the money must arrive before anything is sent."""

    def refusal(self, total_paise: int) -> Pair | None:
        """Why this total cannot be paid so, as a sentence in both languages; `None` when it can."""
