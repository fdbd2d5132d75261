"""The words of products: prices, offers and numbers of batches are a shop's daily bread.

The scam head was taught on messages between people, to whom an offer is suspicious by itself; it
calls every second honest sale a scam. A scam that is a product has to lead its buyer away, so that
the head counts where the words name a way out of the shop.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from core.settings import get_settings
from moderation.classifiers.contacts import contacts
from moderation.classifiers.screen import LABELS, PREPROCESSING, label_sha256, screen_text
from moderation.classifiers.signals import Signal

SPAM = "spam"
# An e-mail address is none: the law wants the maker's on a product.
WAYS_OUT = frozenset({"phone", "payment", "messenger", "link", "pay"})


def screen_shop_text(
    written: str, classify: Callable[[str], list[Signal]] = screen_text
) -> list[Signal]:
    """The signals of a product's words.

    Raises:
        ModelUnavailable: The encoder or the heads cannot be loaded.
    """
    leads_away = _leads_away(written)
    return [signal for signal in classify(written) if leads_away or signal.label != SPAM]


def _leads_away(written: str) -> bool:
    found = contacts(written)
    mails = [one for one in found if one.kind == "email"]
    return any(
        one.kind in WAYS_OUT
        and not any(mail.start <= one.start and one.end <= mail.end for mail in mails)
        for one in found
    )


def shop_models_sha256() -> str:
    """Of everything that judges a product's words, so that the same words need not be read twice.

    Raises:
        ModelUnavailable: The encoder or the heads cannot be loaded.
    """
    parts = [label_sha256(label) for label in LABELS]
    parts += [PREPROCESSING, *sorted(WAYS_OUT), *sorted(get_settings().hub_models)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
