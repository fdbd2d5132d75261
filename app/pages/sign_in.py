"""Signing in and joining."""

from urllib.parse import parse_qs

import reflex as rx

from app.components.frame import page
from app.components.sign_in import sign_in_form
from app.sheets.base import Overlays

REASONS = {
    "like": "Sign in to keep what you like.",
    "save": "Sign in to keep clips.",
    "follow": "Sign in to follow creators.",
    "comment": "Sign in to join the conversation.",
    "report": "Sign in so that we can tell you what came of your report.",
    "studio": "Sign in with a creator account to open the studio.",
    "console": "Sign in with a moderator account to open the console.",
}


class SignInState(rx.State):
    """Where to go afterwards, and why the person was asked."""

    after: str = "/"
    reason: str = ""
    start: str = "login"
    is_creator: bool = False

    @rx.event
    def read_address(self) -> None:
        """Takes `next`, `why` and `new` from the address."""
        query = self.router.url.query_parameters
        self.after = query.get("next", "/")[:300]
        self.reason = REASONS.get(query.get("why", ""), "")
        # `query_parameters` leaves out what has no value.
        is_new = "new" in parse_qs(self.router.url.query, keep_blank_values=True)
        self.start = "register" if is_new else "login"
        self.is_creator = query.get("why") == "studio"


@rx.page("/sign-in", title="Sign in · Jhalak", on_load=[SignInState.read_address, Overlays.load])
def sign_in() -> rx.Component:
    """One form for both."""
    return page(
        sign_in_form(
            next=SignInState.after,
            reason=SignInState.reason,
            start=SignInState.start,
            creator=SignInState.is_creator,
        ),
        width="narrow",
        bag_count=Overlays.bag_count,
    )
