"""Cash on delivery: the courier collects the total at the door. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from core.languages import Pair
from core.money import format_paise


@dataclass(frozen=True, slots=True)
class CashOnDelivery:
    """Pay in cash or by UPI to the courier.

    Args:
        limit_paise: Largest total a courier collects.
    """

    limit_paise: int
    code: str = "cod"
    label: str = "Cash on delivery"
    is_paid_first: bool = False

    def refusal(self, total_paise: int) -> Pair | None:
        if total_paise > self.limit_paise:
            most = format_paise(self.limit_paise)
            return (
                f"Cash on delivery is possible up to {most}.",
                f"कैश ऑन डिलीवरी {most} तक हो सकती है।",
            )
        return None
