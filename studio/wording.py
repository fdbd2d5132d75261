"""What the studio says to a creator about each state, in English and Hindi. Pure."""

from __future__ import annotations

from catalog.lifecycle import VideoState
from core.languages import Pair, in_language

EDITED = "edited"
EDITED_REASON = "Your new words are being checked; the clip is back in a moment."
PROCESSING_FAILED = "The clip could not be processed. Upload it again, or try another export of it."
# Why a clip that waited for its brand is a draft again.
CHANGES_ASKED = "changes_asked"
AGREEMENT_ENDED = "agreement_ended"
REMOVED_BY_CREATOR = "removed_by_creator"

STATES: dict[VideoState, Pair] = {
    VideoState.DRAFT: ("Draft", "ड्राफ़्ट"),
    VideoState.PROCESSING: ("Getting ready to play", "चलने के लिए तैयार हो रही है"),
    VideoState.SCREENING: ("Being checked", "जाँच हो रही है"),
    VideoState.HELD: ("Waiting for a person to look at it", "रिव्यू का इंतज़ार"),
    VideoState.SCHEDULED: ("Ready, and waiting for its hour", "तैयार, अपने समय का इंतज़ार"),
    VideoState.PUBLISHED: ("Live", "लाइव"),
    VideoState.REJECTED: ("Not published", "पब्लिश नहीं हुई"),
    VideoState.FAILED: ("Could not be processed", "तैयार नहीं हो सकी"),
    VideoState.REMOVED: ("Removed", "हटाई गई"),
}
BETWEEN: dict[str, Pair] = {
    "brand": ("Ready, and waiting for the brand", "तैयार, ब्रांड का इंतज़ार"),
    CHANGES_ASKED: ("The brand asks for changes", "ब्रांड ने बदलाव माँगे हैं"),
    AGREEMENT_ENDED: ("The agreement ended", "समझौता ख़त्म हुआ"),
    EDITED: ("Your new words are being checked", "आपके नए शब्द जाँचे जा रहे हैं"),
}


def headline_of(
    state: VideoState, decision_code: str, *, waits_for_brand: bool = False, locale: str = "en"
) -> str:
    """The state in words, for whoever reads them."""
    told = STATES[state]
    if state is VideoState.SCHEDULED and waits_for_brand:
        told = BETWEEN["brand"]
    elif state is VideoState.DRAFT and decision_code in (CHANGES_ASKED, AGREEMENT_ENDED):
        told = BETWEEN[decision_code]
    elif state is VideoState.HELD and decision_code == EDITED:
        told = BETWEEN[EDITED]
    return in_language(told, locale)
