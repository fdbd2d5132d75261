"""Sheets over the paused clip: product, bag, comments. One is open at a time."""
