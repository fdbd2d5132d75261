"""Makes the built frontend talk to whatever address it was opened at.

Reflex writes the backend's address into the bundle, so that another port or host would need
another build. The build is therefore given a placeholder, which this plugin turns into the page's
own origin.
"""

from __future__ import annotations

from typing import Any

from reflex.plugins import Plugin

from app.launch.page_origin import use_page_origin


class SameOrigin(Plugin):
    """Rewrites the addresses in the bundle before Reflex compresses it."""

    def post_build(self, **context: Any) -> None:
        """Rewrites every script of the static folder.

        Raises:
            RuntimeError: An address was left, or none was found: Reflex has changed.
        """
        found = 0
        for script in context["static_dir"].rglob("*.js"):
            before = script.read_text()
            if "jhalak.invalid" not in before:
                continue
            after = use_page_origin(before)
            if "jhalak.invalid" in after:
                raise RuntimeError(f"An address of the build is left in {script.name}.")
            script.write_text(after)
            found += 1
        if not found:
            raise RuntimeError("Reflex no longer writes the backend's address into the bundle.")
