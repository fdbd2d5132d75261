"""Tells a network of caches in front of us what may not be kept any longer: clips, portraits."""

from __future__ import annotations

from uuid import UUID

import httpx
import structlog

from core.settings import get_settings

log = structlog.get_logger(__name__)
TIMEOUT_S = 5.0


def purge(video_id: UUID) -> None:
    """Asks `cdn_purge_url` to drop everything under the clip's address; does nothing without one.

    Raises:
        httpx.HTTPError: It did not answer, or refused; whoever calls asks again.
    """
    _drop(f"media/{video_id}/")


def purge_picture(key: str) -> None:
    """Asks `cdn_purge_url` to drop one picture; does nothing without one.

    Raises:
        httpx.HTTPError: It did not answer, or refused; whoever calls asks again.
    """
    _drop(key)


def _drop(prefix: str) -> None:
    settings = get_settings()
    if not settings.cdn_purge_url:
        return
    token = settings.cdn_purge_token.get_secret_value()
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    answer = httpx.post(
        settings.cdn_purge_url,
        json={"prefix": f"{settings.resolved_public_url}/{prefix}"},
        headers=headers,
        timeout=TIMEOUT_S,
    )
    answer.raise_for_status()
    log.info("media_purged", prefix=prefix)
