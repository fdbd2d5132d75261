"""What judges a profile before it shows: `app` names moderation's. Fails closed without one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from catalog.profile.errors import PartNotScreened, ProfilePart
from catalog.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Screens:
    """Each returns when its part may show, and raises `PartRefused` or `PartNotScreened` if not.

    They work in transactions of their own, so nobody waits for the database while a model thinks.

    Args:
        words: (whose, name or bio, text).
        picture: (whose, RGB as viewers would see it).
        joining: (who asks, the name and the handle they would join under).
    """

    words: Callable[[Viewer, ProfilePart, str], None]
    picture: Callable[[Viewer, Image.Image], None]
    joining: Callable[[Viewer, str, str], None]


def _nothing_passes(part: ProfilePart) -> None:
    raise PartNotScreened(part, "Nothing can be checked here, so nothing was changed.")


NOBODY_LOOKS = Screens(
    words=lambda viewer, part, text: _nothing_passes(part),
    picture=lambda viewer, image: _nothing_passes(ProfilePart.PICTURE),
    joining=lambda viewer, name, handle: _nothing_passes(ProfilePart.NAME),
)
"""What a process has that nobody gave a screen."""
