"""Captions as cues of timed words: built, set in lines, edited. Pure."""
