"""The queue: what a case is worth, who it goes to, and in which order."""
