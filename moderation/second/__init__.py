"""Second looks: blind, at random and where it matters, and how far people agree."""
