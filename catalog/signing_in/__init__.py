"""Joining, signing in and out over HTTP, and who the caller is."""
