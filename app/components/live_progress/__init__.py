"""A clip's processing as it happens, straight from the server's stream of events.

Reflex's own state learns only the end; a bar that moves twice a second is not its business.
"""

from typing import Any

import reflex as rx

from app.session import Session

rx.asset("follow.mjs", shared=True)
rx.asset("words.mjs", shared=True)


class LiveProgress(rx.NoSSRComponent):
    """The JSX bar and its steps; reads `/api/v1/studio/videos/{clip}/progress` by itself."""

    library = rx.asset("live_progress.jsx", shared=True).importable_path
    tag = "LiveProgress"

    clip_id: rx.Var[str]
    percent: rx.Var[int]
    locale: rx.Var[str]
    on_end: rx.EventHandler[rx.event.no_args_event_spec]  # type: ignore[type-arg]


def live_progress(**props: Any) -> rx.Component:
    """The bar with its steps.

    Args:
        clip_id: Whose processing is shown; of the viewer.
        percent: What the page knows already, 0 to 100, until the first event.
        locale: In which it speaks; by default that of whoever watches.
        on_end: Called once the clip has arrived somewhere.
    """
    props.setdefault("locale", Session.locale)
    return LiveProgress.create(**props)
