"""One module a page, with its state; every module here is found and imported by itself."""

from __future__ import annotations

import pkgutil
from importlib import import_module


def load_pages() -> None:
    """Imports every page, which registers its routes and states with Reflex."""
    for found in pkgutil.iter_modules(__path__):
        import_module(f"{__name__}.{found.name}")
