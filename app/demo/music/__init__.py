"""Music made of numbers: every clip gets its own few bars, from its mood and its seed."""

from app.demo.music.score import RATE, compose

__all__ = ["RATE", "compose"]
