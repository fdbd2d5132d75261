"""Where illustrations and typefaces come from: pinned npm packages, read as data."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from pathlib import Path

from core.packages import fetch_npm

_ART = (
    "@lobehub/fluent-emoji-3d",
    "1.1.0",
    "c1bb7eee7de090205a232518a9ab4adb3df458bfbe8a1f78232991194c8b2e58",
)
_FONTS = {
    "sans": (
        "@expo-google-fonts/plus-jakarta-sans",
        "0.4.2",
        "42c73a374d52bc6448dd6a630c37a9d86bb357f1605db8c18229354174441744",
    ),
    "devanagari": (
        "@expo-google-fonts/noto-sans-devanagari",
        "0.4.1",
        "fb9a4c288af3829f383d945fcec350c8cdf99abf18ffe55c987c495bca42e80e",
    ),
    "display": (
        "@expo-google-fonts/rozha-one",
        "0.2.3",
        "7541446726c37ebcfd44a577a742ec137b8eb502f20349a17475aadfeb9878eb",
    ),
    "hand": (
        "@expo-google-fonts/kalam",
        "0.4.1",
        "d26f2d3932bf75cb065a6ef900a0f76609099a22b487a04e31459626abf97932",
    ),
}


class Face(StrEnum):
    """A typeface: its package and its file in there."""

    SANS_MEDIUM = "sans/500Medium/PlusJakartaSans_500Medium.ttf"
    SANS_BOLD = "sans/700Bold/PlusJakartaSans_700Bold.ttf"
    SANS_HEAVY = "sans/800ExtraBold/PlusJakartaSans_800ExtraBold.ttf"
    DEVANAGARI_MEDIUM = "devanagari/500Medium/NotoSansDevanagari_500Medium.ttf"
    DEVANAGARI_BOLD = "devanagari/700Bold/NotoSansDevanagari_700Bold.ttf"
    DEVANAGARI_HEAVY = "devanagari/900Black/NotoSansDevanagari_900Black.ttf"
    DISPLAY = "display/RozhaOne_400Regular.ttf"
    HAND = "hand/400Regular/Kalam_400Regular.ttf"
    HAND_BOLD = "hand/700Bold/Kalam_700Bold.ttf"


def fetch_materials() -> None:
    """Brings every package here, so that no later call needs the network.

    Raises:
        PackageUnavailable: If a package cannot be had.
    """
    _art_folder()
    for name in _FONTS:
        _font_folder(name)


@cache
def font_path(face: Face) -> Path:
    """The file of a typeface."""
    package, _, file = face.value.partition("/")
    return _font_folder(package) / file


def art_path(code: str) -> Path:
    """The 256-pixel render of an illustration, by its code points as `1f484`."""
    return _art_folder() / f"{code}.webp"


@cache
def _art_folder() -> Path:
    return fetch_npm(*_ART) / "assets"


@cache
def _font_folder(name: str) -> Path:
    return fetch_npm(*_FONTS[name])
