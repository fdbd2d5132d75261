"""Music made of numbers: every clip gets its own few bars, from its mood and its seed."""

from app.demo.music.score import compose
from app.demo.music.voices import RATE

__all__ = ["RATE", "compose"]
