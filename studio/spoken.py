"""Sizes and lengths as one would say them, in English and Hindi. Pure."""

from __future__ import annotations

from core.languages import Pair, all_in

UNITS: dict[str, Pair] = {"h": ("h", "घंटे"), "min": ("min", "मिनट"), "s": ("s", "सेकंड")}


def spoken_duration(duration_ms: int, locale: str = "en") -> str:
    """`3 h 0 min`, `10 min` or `42 s`."""
    unit = all_in(UNITS, locale)
    seconds = round(duration_ms / 1000)
    if seconds >= 3600:
        return f"{seconds // 3600} {unit['h']} {seconds % 3600 // 60} {unit['min']}"
    if seconds >= 120:
        whole, rest = f"{seconds // 60} {unit['min']}", seconds % 60
        return f"{whole} {rest} {unit['s']}" if rest else whole
    return f"{seconds} {unit['s']}"


def spoken_size(size_bytes: int) -> str:
    """`512 MB` or `1.5 GB`."""
    if size_bytes >= 2**30:
        return f"{size_bytes / 2**30:.1f} GB"
    return f"{max(1, round(size_bytes / 2**20))} MB"
