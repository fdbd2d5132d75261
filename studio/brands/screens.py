"""What judges words between brands and creators before they are sent: `app` names moderation's.

Fails closed without one. What is refused changes nothing, and whoever wrote it still has it.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from catalog.viewer import Viewer
from core.errors import InvalidInput, Unavailable
from core.languages import reads_hindi


class Written(StrEnum):
    """What somebody wrote to the other side."""

    PITCH = "pitch"
    INVITATION = "invitation"
    TITLE = "title"
    WANTS = "wants"
    CHANGES = "changes"


# (who, what, its text): returns when it may be sent, and raises one of the errors below if not.
Screen = Callable[[Viewer, Written, str], None]

_NAMES: dict[Written, tuple[str, str]] = {
    Written.PITCH: ("Your pitch was not sent", "आपका संदेश नहीं भेजा गया"),
    Written.INVITATION: ("Your invitation was not sent", "आपका निमंत्रण नहीं भेजा गया"),
    Written.TITLE: ("The brief was not saved for its title", "शीर्षक के कारण ब्रीफ़ सेव नहीं हुआ"),
    Written.WANTS: ("The brief was not saved for its text", "लिखे हुए के कारण ब्रीफ़ सेव नहीं हुआ"),
    Written.CHANGES: ("Your notes were not sent", "आपके नोट नहीं भेजे गए"),
}


class WordsRefused(InvalidInput):
    """The house rules keep it back.

    Args:
        rule: The title of the rule, in the language of `locale`.
    """

    code = "words_refused"

    def __init__(self, written: Written, rule: str, locale: str) -> None:
        self.written = written
        hindi = reads_hindi(locale)
        said = (
            f"{_NAMES[written][1]}, क्योंकि हमारी स्वचालित जाँच के अनुसार: {rule}। इसे बदलकर फिर कोशिश करें।"
            if hindi
            else f"{_NAMES[written][0]}, because our automatic check says: {rule}. "
            "Change the words and try again."
        )
        super().__init__(said)


class WordsNotScreened(Unavailable):
    """Nobody could judge it, so it is not sent."""

    code = "not_screened"

    def __init__(self, written: Written, locale: str = "en") -> None:
        self.written = written
        hindi = reads_hindi(locale)
        said = (
            f"{_NAMES[written][1]}, क्योंकि अभी जाँच नहीं हो सकी; कुछ मिनट बाद फिर कोशिश करें।"
            if hindi
            else f"{_NAMES[written][0]}, because it could not be checked just now; please try "
            "again in a few minutes."
        )
        super().__init__(said)


def nobody_looks(viewer: Viewer, written: Written, text: str) -> None:
    """What a process has that nobody gave a screen."""
    raise WordsNotScreened(written, viewer.locale)
