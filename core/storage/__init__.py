"""Blobs: originals (private) and media (served), on the local disk or in an S3 bucket."""

from __future__ import annotations

from functools import lru_cache

from core.errors import SettingsInvalid
from core.settings import get_settings
from core.storage.blobs import BlobStore, checked_key
from core.storage.disk import LocalBlobStore

__all__ = ["BlobStore", "LocalBlobStore", "checked_key", "get_store"]


@lru_cache
def get_store() -> BlobStore:
    """The installation's blob store."""
    settings = get_settings()
    if settings.s3_bucket:
        try:
            from core.storage.bucket import S3BlobStore
        except ImportError:
            raise SettingsInvalid(
                "JHALAK_S3_BUCKET needs the packages of requirements-scale.txt"
            ) from None
        return S3BlobStore.from_settings(settings)
    root = settings.data_dir / "blobs"
    root.mkdir(parents=True, exist_ok=True)
    return LocalBlobStore(root)
