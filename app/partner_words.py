"""Moderation's judgement in the words of `studio.brands`, for what brands and creators write."""

from __future__ import annotations

from catalog.viewer import Viewer
from moderation.letters import keep_back
from studio.brands.screens import WordsNotScreened, WordsRefused, Written


def screen_words(viewer: Viewer, written: Written, text: str) -> None:
    """The screen of the product.

    Raises:
        WordsRefused, WordsNotScreened: It is not sent.
    """
    kept_back = keep_back(viewer, written.value, text)
    if kept_back is None:
        return
    if not kept_back.rule:
        raise WordsNotScreened(written, viewer.locale)
    raise WordsRefused(written, kept_back.rule, viewer.locale)
