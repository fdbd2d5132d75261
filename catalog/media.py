"""Addresses of media: one place knows how a blob key becomes a URL."""

from __future__ import annotations

from uuid import UUID

# What clips speak here, as its speakers call it.
LANGUAGE_LABELS = {
    "en": "English",
    "hi": "हिन्दी",
    "hi-Latn": "Hinglish",
    "bn": "বাংলা",
    "mr": "मराठी",
    "ta": "தமிழ்",
    "te": "తెలుగు",
    "gu": "ગુજરાતી",
    "pa": "ਪੰਜਾਬੀ",
}


def media_key(video_id: UUID, recipe: str) -> str:
    """Where a clip's renditions live."""
    return f"media/{video_id}/{recipe}"


def media_url(video_id: UUID, recipe: str, file: str) -> str:
    """The address of one file of a clip."""
    return f"/media/{video_id}/{recipe}/{file}"


def blob_url(key: str | None) -> str | None:
    """The address of a public blob such as `media/products/x.webp`."""
    return f"/{key}" if key else None


def language_label(language: str) -> str:
    """How speakers name the language."""
    return LANGUAGE_LABELS.get(language, language)
