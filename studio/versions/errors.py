"""What can be wrong with a save or with a version."""

from __future__ import annotations

from core.errors import Conflict, InvalidInput, JhalakError, NotFound


class EditUnconditional(JhalakError):
    """A save has to say which version it was made from."""

    status = 428
    code = "edit_unconditional"
    title = "Say which version this changes"
    title_hi = "बताएँ कि कौन सा वर्ज़न बदला गया"

    def __init__(self) -> None:
        super().__init__(
            "Send the ETag of the edit you changed as If-Match, so that no other device's work "
            "is lost.",
            "जो एडिट बदला, उसका ETag If-Match में भेजें, ताकि दूसरे डिवाइस का काम न मिटे।",
        )


class EditChanged(Conflict):
    """Another device has saved since."""

    code = "edit_changed"
    title = "This clip was changed elsewhere"
    title_hi = "यह क्लिप कहीं और बदली गई"

    def __init__(self, branch: int | None) -> None:
        kept, kept_hi = "Nothing was changed.", "कुछ नहीं बदला गया।"
        if branch:
            kept = f"Your version is kept as version {branch}."
            kept_hi = f"आपका वर्ज़न {branch} नंबर पर रखा है।"
        super().__init__(
            f"Another device saved this edit first. {kept}",
            f"यह एडिट पहले किसी दूसरे डिवाइस से सेव हुआ। {kept_hi}",
        )


class VersionNotFound(NotFound):
    """The history holds no such version."""

    code = "version_not_found"

    def __init__(self, number: int) -> None:
        super().__init__(
            f"This clip has no version {number}; it may have made room for newer ones.",
            f"इस क्लिप का वर्ज़न {number} नहीं है; शायद नए वर्ज़न के लिए हटा दिया गया।",
        )


class TooManyNames(InvalidInput):
    """Named versions are kept for good, so there is a limit."""

    code = "version_names_full"

    def __init__(self, most: int) -> None:
        super().__init__(
            f"{most} versions have names already. Take a name off another one first.",
            f"{most} वर्ज़न के नाम पहले से हैं। पहले किसी दूसरे का नाम हटाएँ।",
        )
