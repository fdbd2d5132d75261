"""What a piece of music is like."""

from __future__ import annotations

from enum import StrEnum


class Mood(StrEnum):
    """The music under a clip."""

    LOFI = "lofi"
    TABLA = "tabla"
    SITAR = "sitar"
    AMBIENT = "ambient"
    POP = "pop"
    GARBA = "garba"
