"""Which label a clip carries. Some labels are rules, not choices. Pure.

Paid or given content is labelled on the clip, and the label outlives second thoughts: it can be
raised at any time, but never lowered once the clip was submitted with it.
"""

from __future__ import annotations

from dataclasses import dataclass

from catalog.kinds import Disclosure, Role, VideoKind
from core.errors import InvalidInput
from core.languages import Pair

_STRENGTH = {
    Disclosure.NONE: 0,
    Disclosure.GIFTED: 1,
    Disclosure.OWN_BRAND: 2,
    Disclosure.PAID: 3,
}
_LABELS_HI = {
    Disclosure.NONE: "कुछ बताना नहीं है",
    Disclosure.GIFTED: "भेंट में मिला",
    Disclosure.OWN_BRAND: "मेरा अपना ब्रांड",
    Disclosure.PAID: "पेड पार्टनरशिप",
}


class DisclosureLocked(InvalidInput):
    """The label follows from a rule and cannot be taken off."""

    code = "disclosure_locked"
    title = "This label has to stay"
    title_hi = "यह लेबल रहना ज़रूरी है"


@dataclass(frozen=True, slots=True)
class DisclosureFacts:
    """What the label depends on.

    Args:
        is_sponsored: A brand pays for the clip through the product.
        shows_own_products: A pin shows a product of the creator's own brand.
        was_submitted: The clip has left the drawer once.
        is_commissioned: A tag's product earns its creator a commission, or was paid to be shown.
        is_gifted: A tag's product was given, lent or made cheaper.
        is_agreed: It is made under an agreement with a brand, which says the one or the other.
    """

    role: Role
    kind: VideoKind
    is_sponsored: bool
    shows_own_products: bool
    was_submitted: bool
    is_commissioned: bool = False
    is_gifted: bool = False
    is_agreed: bool = False


def least_disclosure(facts: DisclosureFacts) -> Disclosure:
    """The weakest label that the rules allow before anybody chose one."""
    if facts.is_sponsored or facts.is_commissioned:
        return Disclosure.PAID
    if facts.shows_own_products or (facts.role is Role.BRAND and facts.kind is VideoKind.BRAND):
        return Disclosure.OWN_BRAND
    return Disclosure.GIFTED if facts.is_gifted else Disclosure.NONE


def chosen_disclosure(
    wanted: Disclosure, current: Disclosure, facts: DisclosureFacts
) -> Disclosure:
    """The label after somebody asked for `wanted`.

    Raises:
        DisclosureLocked: `wanted` is weaker than a rule or the clip's own past allows.
    """
    least = least_disclosure(facts)
    if facts.was_submitted and _STRENGTH[current] > _STRENGTH[least]:
        least = current
    if _STRENGTH[wanted] < _STRENGTH[least]:
        because, because_hi = _reason(least, current, facts)
        raise DisclosureLocked(
            f"This clip has to be labelled “{least.value.replace('_', ' ')}”: {because}",
            f"इस क्लिप पर “{_LABELS_HI[least]}” लेबल ज़रूरी है: {because_hi}",
        )
    return wanted


def _reason(least: Disclosure, current: Disclosure, facts: DisclosureFacts) -> Pair:
    if facts.was_submitted and least is current:
        return "it was submitted with that label.", "यह इसी लेबल के साथ भेजी गई थी।"
    if facts.is_sponsored:
        return "it is sponsored.", "यह विज्ञापन है।"
    if facts.is_agreed and least in (Disclosure.PAID, Disclosure.GIFTED):
        return (
            "it is made under an agreement with a brand.",
            "यह एक ब्रांड के साथ समझौते में बनी है।",
        )
    if least is Disclosure.PAID:
        return (
            "a product in it earns you a commission.",
            "इसके एक प्रोडक्ट पर आपको कमीशन मिलता है।",
        )
    if least is Disclosure.GIFTED:
        return "a product in it was given to you.", "इसका एक प्रोडक्ट आपको भेंट में मिला।"
    return "it shows products of your own brand.", "इसमें आपके अपने ब्रांड के प्रोडक्ट हैं।"


def raised_disclosure(current: Disclosure, facts: DisclosureFacts) -> Disclosure:
    """`current`, raised to what the rules ask for."""
    least = least_disclosure(facts)
    return least if _STRENGTH[current] < _STRENGTH[least] else current


def is_locked(current: Disclosure, facts: DisclosureFacts) -> bool:
    """Whether the present label cannot be lowered."""
    if current is Disclosure.NONE:
        return False
    return facts.was_submitted or least_disclosure(facts) is current
