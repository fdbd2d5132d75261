"""Music made of numbers: from a mood and a seed; the studio's library is made of it once."""

from studio.music.moods import Mood
from studio.music.score import compose
from studio.music.voices import RATE

__all__ = ["RATE", "Mood", "compose"]
