"""Asking the feed's own API for a page."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from fastapi.testclient import TestClient

from feed.schemas import FeedPage


def page(client: TestClient, **query: Any) -> dict[str, Any]:
    answer = client.get("/feed", params=query)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    FeedPage.model_validate(body)
    return body


def ids(body: dict[str, Any]) -> list[UUID]:
    return [UUID(item["id"]) for item in body["items"]]
