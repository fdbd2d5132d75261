"""Where words and pictures stand: each place has thresholds of its own. Pure."""

from __future__ import annotations

from enum import StrEnum


class Surface(StrEnum):
    """A place that is screened."""

    CAPTION = "caption"
    COMMENT = "comment"
    SPEECH = "speech"  # What is said: captions, a machine's draft among them.
    SCREEN_TEXT = "screen_text"  # What stands in the picture.
    HASHTAG = "hashtag"
    PRODUCT_TEXT = "product_text"  # A product's title and description.
    SOUND = "sound"  # The title that a creator gives to the sound.
    FRAMES = "frames"
    COVER = "cover"
    AVATAR = "avatar"


HELD_ONLY = frozenset({Surface.COMMENT, Surface.AVATAR})
"""What can only be shown or held: there is no half of a comment to show, nor of a portrait."""
