"""Kills worker, broker, API and beat while clips are on their way, and counts what is lost."""
