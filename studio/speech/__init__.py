"""Captions drafted by speech recognition; the creator has the last word."""
