"""Judging what people say about themselves, while they wait."""
