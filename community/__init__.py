"""People and clips: likes, saves, comments, follows, shares, blocks, reports."""
