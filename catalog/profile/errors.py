"""Why a name, a bio or a portrait is not taken. Whatever is refused, the old one stays."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from core.errors import InvalidInput, TooLarge, Unavailable


class ProfilePart(StrEnum):
    """What of a profile others see; a handle is chosen once, on joining."""

    NAME = "name"
    HANDLE = "handle"
    BIO = "bio"
    PICTURE = "picture"


class WordsInvalid(InvalidInput):
    """A name or bio that cannot be kept as it is; `code` is `bad_name` or `bad_bio`."""

    def __init__(self, part: ProfilePart, detail: str, hindi: str) -> None:
        self.part = part
        super().__init__(detail, hindi, code=f"bad_{part}")


class PartRefused(InvalidInput):
    """The house rules keep it back; `code` is the part's name with `_refused`.

    Args:
        detail: Why, and what the person can do, in their language.
    """

    def __init__(self, part: ProfilePart, detail: str) -> None:
        self.part = part
        super().__init__(detail, detail, code=f"{part}_refused")


class PartNotScreened(Unavailable):
    """It could not be judged, so it is not shown.

    Args:
        detail: That, in the person's language.
    """

    code = "not_screened"

    def __init__(self, part: ProfilePart, detail: str) -> None:
        self.part = part
        super().__init__(detail, detail)


class PictureUnusable(InvalidInput):
    """Base of what is wrong with a file by itself."""

    code = "picture_unusable"
    detail_of: ClassVar[str] = ""
    hindi_of: ClassVar[str] = ""

    def __init__(self) -> None:
        super().__init__(self.detail_of, self.hindi_of)


class PictureTooHeavy(TooLarge):
    """More bytes than a portrait may have."""

    code = "picture_too_heavy"

    def __init__(self) -> None:
        super().__init__(
            "A picture may have up to 8 MB. Save it smaller and choose it again.",
            "तस्वीर 8 MB तक की हो सकती है। उसे छोटा सेव करके फिर से चुनें।",
        )


class PictureOfAnotherKind(PictureUnusable):
    """No JPEG, PNG or WebP."""

    code = "picture_kind"
    detail_of = "That file is no JPEG, PNG or WebP. Save the picture as one of these."
    hindi_of = "यह फ़ाइल JPEG, PNG या WebP नहीं है। तस्वीर को इनमें से किसी एक में सेव करें।"


class PictureBroken(PictureUnusable):
    """Cut off or damaged."""

    code = "picture_broken"
    detail_of = "That file is damaged or cut off. Open it, save it again and choose it anew."
    hindi_of = "यह फ़ाइल ख़राब या अधूरी है। इसे खोलकर दोबारा सेव करें और फिर से चुनें।"


class PictureMoves(PictureUnusable):
    """Several pictures in one file."""

    code = "picture_moves"
    detail_of = "A portrait does not move. Choose a picture that stands still."
    hindi_of = "प्रोफ़ाइल तस्वीर हिलती नहीं। कोई ठहरी हुई तस्वीर चुनें।"


class PictureTooSmall(PictureUnusable):
    """A side is too short to show anything."""

    code = "picture_too_small"
    detail_of = "That picture is too small: each side needs at least 64 pixels."
    hindi_of = "यह तस्वीर बहुत छोटी है: हर किनारा कम से कम 64 पिक्सेल का हो।"


class PictureTooLarge(PictureUnusable):
    """More pixels than are decoded here."""

    code = "picture_too_large"
    detail_of = (
        "That picture is too large: up to 8,000 pixels a side, and 24 million in all for PNG and "
        "WebP. Save it smaller, or as JPEG."
    )
    hindi_of = (
        "यह तस्वीर बहुत बड़ी है: हर किनारा 8,000 पिक्सेल तक, और PNG या WebP में कुल 2.4 करोड़ तक हो "
        "सकता है। उसे छोटा करके या JPEG में सेव करें।"
    )
