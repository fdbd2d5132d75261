"""What Reflex is told; the rest is in `core.settings`."""

import os

import reflex as rx

from app.launch.page_origin import PLACEHOLDER_URL
from app.same_origin import SameOrigin
from app.theme import FONT_PACKAGES
from core.settings import get_settings

_settings = get_settings()

config = rx.Config(
    app_name="app",
    app_module_import="app.app",
    backend_host=_settings.host,
    cors_allowed_origins=list(_settings.origins),
    # Page state is small and rebuilt on connect; several web processes set REFLEX_REDIS_URL.
    state_manager_mode=rx.constants.StateManagerMode.MEMORY,
    frontend_compression_formats=["gzip", "brotli"],
    frontend_packages=list(FONT_PACKAGES),
    telemetry_enabled=False,
    show_built_with_reflex=False,
    disable_plugins=[rx.plugins.SitemapPlugin],
    # The development server has its own ports, which no placeholder may hide.
    plugins=[SameOrigin()] if os.environ.get("REFLEX_API_URL") == PLACEHOLDER_URL else [],
)
