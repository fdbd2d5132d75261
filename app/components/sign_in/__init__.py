"""Signing in and joining: talks to the API directly, because the cookie it sets is HttpOnly."""

from typing import Any

import reflex as rx

rx.asset("asked.mjs", shared=True)
rx.asset("refused.mjs", shared=True)
rx.asset("words.mjs", shared=True)


class SignIn(rx.NoSSRComponent):
    """The JSX form; on success the browser goes where the address says, with a full navigation."""

    library = rx.asset("sign_in.jsx", shared=True).importable_path
    tag = "SignIn"

    reason: rx.Var[str]
    locale: rx.Var[str]


def sign_in_form(**props: Any) -> rx.Component:
    """The form.

    Args:
        reason: Why the person was asked, as a sentence; empty for none.
        locale: In which it speaks.
    """
    return SignIn.create(**props)
