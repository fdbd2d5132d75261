"""What was just decided, with the seconds in which it can be taken back."""

from typing import Any

import reflex as rx

rx.asset("words.mjs", shared=True)


class UndoToast(rx.NoSSRComponent):
    """The JSX message; it counts down by itself and is gone when the time is over."""

    library = rx.asset("undo_toast.jsx", shared=True).importable_path
    tag = "UndoToast"

    of: rx.Var[str]
    said: rx.Var[str]
    left_ms: rx.Var[int]
    locale: rx.Var[str]
    on_undo: rx.EventHandler[rx.event.no_args_event_spec]  # type: ignore[type-arg]


def undo_toast(**props: Any) -> rx.Component:
    """The message.

    Args:
        of: Names the decision; empty shows nothing, another one starts the clock anew.
        said: What was decided.
        left_ms: For how long it can be taken back.
        locale: In which it speaks.
        on_undo: Takes it back; the key Z is the page's.
    """
    return UndoToast.create(**props)
