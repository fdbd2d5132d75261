"""A client of the API that keeps cookies as a browser does and says where it comes from."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter, FastAPI
from fastapi.testclient import TestClient

from catalog.web import GuestCookie
from core.web import install_error_handlers

ORIGIN = "http://localhost:3000"


def client_of(*routers: APIRouter, overrides: dict[Callable, Callable] | None = None) -> TestClient:
    """A client of an API made of `routers`, as one browser on our own origin."""
    api = FastAPI()
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
