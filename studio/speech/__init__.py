"""Captions drafted by speech recognition, and editing that keeps the time of each word."""
