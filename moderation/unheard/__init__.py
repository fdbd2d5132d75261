"""Clips that nothing could listen to when they were screened."""
