"""Loads what judges words before the first words come."""

from __future__ import annotations

import threading

import structlog

from moderation.classifiers.screen import screen_text
from perception.weights import ModelUnavailable

log = structlog.get_logger(__name__)


def warm() -> None:
    """Judges a word, so that whoever comments or joins first does not wait for the model."""
    try:
        screen_text("warm")
    except ModelUnavailable as error:  # Whoever comes is told, and may come before it is there.
        log.info("words_not_warm", why=str(error))


def warm_beside() -> None:
    """The same in a thread that nothing waits for."""
    threading.Thread(target=warm, name="words", daemon=True).start()
