"""What the studio says to a creator about each state. Pure."""

from __future__ import annotations

from catalog.lifecycle import VideoState

EDITED = "edited"
EDITED_REASON = "Your new words are being checked; the clip is back in a moment."
PROCESSING_FAILED = "The clip could not be processed. Upload it again, or try another export of it."
# Why a clip that waited for its brand is a draft again.
CHANGES_ASKED = "changes_asked"
AGREEMENT_ENDED = "agreement_ended"
REMOVED_BY_CREATOR = "removed_by_creator"

HEADLINES: dict[VideoState, str] = {
    VideoState.DRAFT: "Draft",
    VideoState.PROCESSING: "Getting ready to play",
    VideoState.SCREENING: "Being checked",
    VideoState.HELD: "Waiting for a person to look at it",
    VideoState.SCHEDULED: "Ready, and waiting for its hour",
    VideoState.PUBLISHED: "Live",
    VideoState.REJECTED: "Not published",
    VideoState.FAILED: "Could not be processed",
    VideoState.REMOVED: "Removed",
}


def headline_of(state: VideoState, decision_code: str, *, waits_for_brand: bool = False) -> str:
    """The state in words."""
    if state is VideoState.SCHEDULED and waits_for_brand:
        return "Ready, and waiting for the brand"
    if state is VideoState.DRAFT and decision_code == CHANGES_ASKED:
        return "The brand asks for changes"
    if state is VideoState.DRAFT and decision_code == AGREEMENT_ENDED:
        return "The agreement ended"
    if state is VideoState.HELD and decision_code == EDITED:
        return "Your new words are being checked"
    return HEADLINES[state]
