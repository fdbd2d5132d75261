"""A client of the API that keeps cookies as a browser does and says where it comes from."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI
from fastapi.testclient import TestClient

import feed.service
from catalog.profile.screens import Screens
from catalog.web import GuestCookie
from core.redis import hang_up
from core.web import install_error_handlers

ORIGIN = "http://localhost:3000"
ALL_PASS = Screens(words=lambda *_: None, picture=lambda *_: None, joining=lambda *_: None)


@asynccontextmanager
async def ending(_: FastAPI) -> AsyncIterator[None]:
    """Begins with the first request; ends as the product's own API does."""
    yield
    await feed.service.stop()
    await hang_up()


def client_of(*routers: APIRouter, overrides: dict[Callable, Callable] | None = None) -> TestClient:
    """A client of an API made of `routers`, as one browser on our own origin."""
    api = FastAPI(lifespan=ending)
    for router in routers:
        api.include_router(router)
    api.dependency_overrides |= overrides or {}
    install_error_handlers(api)
    api.add_middleware(GuestCookie)
    return browser(api)


def browser(api: FastAPI) -> TestClient:
    """Another browser on the same API."""
    return TestClient(
        api, base_url=ORIGIN, headers={"Origin": ORIGIN}, raise_server_exceptions=False
    )
