"""A beat while something is being waited for: from the browser, so that it ends with the page.

A loop on the server would go on for pages that nobody looks at any more; this one rests while the
tab is hidden or the network is gone, and is gone with the page.
"""

from typing import Any

import reflex as rx


class Pulse(rx.NoSSRComponent):
    """Invisible."""

    library = rx.asset("pulse.jsx", shared=True).importable_path
    tag = "Pulse"

    active: rx.Var[bool]
    every_ms: rx.Var[int]
    on_beat: rx.EventHandler[rx.event.no_args_event_spec]  # type: ignore[type-arg]


def pulse(
    on_beat: Any, *, active: rx.Var[bool], every_ms: int | rx.Var[int] = 1500
) -> rx.Component:
    """Calls `on_beat` about every `every_ms` while `active`."""
    return Pulse.create(on_beat=on_beat, active=active, every_ms=every_ms)
