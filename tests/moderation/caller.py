"""Who calls."""

from __future__ import annotations

from dataclasses import dataclass

from catalog.viewer import Viewer


@dataclass
class Caller:
    """Who calls; a test changes it."""

    viewer: Viewer
