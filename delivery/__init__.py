"""Carries bytes: HLS, MP4, posters and captions, with ranges and caching rules."""
