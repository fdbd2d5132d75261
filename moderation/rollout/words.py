"""What versions of the rules are called, in English and Hindi."""

from __future__ import annotations

from core.languages import Pair
from moderation.policies.models import VersionState

STATES: dict[VersionState, Pair] = {
    VersionState.DRAFT: ("Draft", "ड्राफ़्ट"),
    VersionState.SHADOW: ("In the shadow", "शैडो में"),
    VersionState.SLICE: ("Out to a slice", "एक हिस्से पर"),
    VersionState.LIVE: ("In force", "लागू"),
    VersionState.RETIRED: ("Retired", "हटाया हुआ"),
}
SHIPPED_NOTE: Pair = ("Came with the program.", "प्रोग्राम के साथ आया।")
