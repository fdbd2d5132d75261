"""From scored candidates to an ordered page."""
