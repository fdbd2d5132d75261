"""Bringing real clips in from a folder, through the studio's own door."""
