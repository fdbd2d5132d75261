"""Signing in and joining: talks to the API directly, because the cookie it sets is HttpOnly."""

from typing import Any

import reflex as rx

rx.asset("refused.mjs", shared=True)
rx.asset("words.mjs", shared=True)


class SignIn(rx.NoSSRComponent):
    """The JSX form; on success the browser goes to `next` with a full navigation."""

    library = rx.asset("sign_in.jsx", shared=True).importable_path
    tag = "SignIn"

    next: rx.Var[str]
    start: rx.Var[str]
    reason: rx.Var[str]
    creator: rx.Var[bool]
    locale: rx.Var[str]


def sign_in_form(**props: Any) -> rx.Component:
    """The form.

    Args:
        next: Address to go to afterwards; only paths of this site are followed.
        start: `login` or `register`.
        reason: Why the person was asked, as a sentence; empty for none.
        creator: Whether who joins here most likely wants to publish clips.
        locale: In which it speaks.
    """
    return SignIn.create(**props)
