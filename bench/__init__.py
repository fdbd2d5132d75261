"""Benchmarks: each `python -m bench.<name> --json` prints one JSON object as its last line."""
