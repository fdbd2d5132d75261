"""What is kept of the text of a comment, and why it may not be. Pure."""

from __future__ import annotations

import unicodedata

from community.schemas import MAX_COMMENT
from core.errors import InvalidInput, TooLarge


class CommentTooLong(TooLarge):
    """More characters than a comment has."""

    code = "comment_too_long"

    def __init__(self) -> None:
        super().__init__(
            f"A comment has at most {MAX_COMMENT} characters.",
            f"एक कमेंट में {MAX_COMMENT} अक्षर तक हो सकते हैं।",
        )


def clean_text(text: str) -> str:
    """What is kept of a comment: normalised, without control characters or wild spacing.

    Markup is kept as the text it is; pages escape it.

    Raises:
        InvalidInput: Nothing readable is left.
        TooLarge: It is longer than `MAX_COMMENT` characters.
    """
    if len(text) > MAX_COMMENT * 4:
        raise CommentTooLong()
    kept = "".join(
        c
        for c in unicodedata.normalize("NFC", text)
        if c in "\n\u200c\u200d" or unicodedata.category(c)[0] != "C"
    )
    lines = [" ".join(line.split()) for line in kept.split("\n")]
    kept = "\n".join(line for line in lines if line)
    if not kept:
        raise InvalidInput("Write something first.", "पहले कुछ लिखें।", code="comment_empty")
    if len(kept) > MAX_COMMENT:
        raise CommentTooLong()
    return kept
