"""Signing in and joining."""

import reflex as rx

from app.components.frame import page, title_of
from app.components.frame_words import language, said
from app.components.sign_in import sign_in_form
from app.pages.own_words import ME
from app.session import Session, reader_of
from app.sheets.base import Overlays
from core.languages import Pair, in_language

REASONS: dict[str, Pair] = {
    "like": (
        "Sign in to keep what you like.",
        "अपने लाइक सँभालकर रखने के लिए साइन इन करें।",
    ),
    "save": ("Sign in to keep clips.", "क्लिप सेव करने के लिए साइन इन करें।"),
    "follow": ("Sign in to follow creators.", "क्रिएटर को फ़ॉलो करने के लिए साइन इन करें।"),
    "comment": (
        "Sign in to join the conversation.",
        "बातचीत में शामिल होने के लिए साइन इन करें।",
    ),
    "report": (
        "Sign in so that we can tell you what came of your report.",
        "साइन इन करें, ताकि हम आपको आपकी शिकायत का नतीजा बता सकें।",
    ),
    "studio": (
        "Sign in with a creator account to open the studio.",
        "स्टूडियो खोलने के लिए क्रिएटर वाले खाते से साइन इन करें।",
    ),
    "console": (
        "Sign in with a moderator account to open the console.",
        "कंसोल खोलने के लिए मॉडरेटर वाले खाते से साइन इन करें।",
    ),
}
NO_REASON: Pair = ("", "")


class SignInState(rx.State):
    """Why the person was asked. What else the address says, the form reads by itself."""

    reason: str = ""

    @rx.event
    def read_address(self) -> None:
        """Takes `why` from the address."""
        why = self.router.url.query_parameters.get("why", "")
        self.reason = in_language(REASONS.get(why, NO_REASON), reader_of(self))


@rx.page(
    "/sign-in",
    title=title_of(said(ME["sign_in"])),
    on_load=[SignInState.read_address, Overlays.load],
)
def sign_in() -> rx.Component:
    """One form for both."""
    return page(
        sign_in_form(reason=SignInState.reason, locale=Session.locale),
        width="narrow",
        bag_count=Overlays.bag_count,
        lang=language(),
    )
