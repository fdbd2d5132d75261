"""Resumable uploads (tus 1.0.0): protocol, bytes on disk, rows, endpoints."""
