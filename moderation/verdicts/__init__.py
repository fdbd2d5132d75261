"""Stored verdicts: kept with all that they were decided by, and decided again from it."""
