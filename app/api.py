"""The API: every router under `/api/v1`, media and health at the root. Knows nothing of Reflex.

Serve it alone with `granian --interface asgi app.api:api`, or beside the pages, where
`app.app` mounts it.
"""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI
from starlette.types import Receive, Scope, Send

import catalog.allowances
import catalog.blocks
import catalog.endpoints
import catalog.followers
import catalog.profile.endpoints
import catalog.signing_in.endpoints
import commerce.commission.endpoints
import commerce.endpoints
import community.endpoints
import delivery.endpoints
import events.endpoints
import experiments.endpoints
import feed.endpoints
import feed.service
import feed.your_taste.endpoints
import moderation.endpoints
import moderation.profiles.endpoints
import moderation.reputation.endpoints
import moderation.rights.endpoints
import moderation.rollout.endpoints
import studio.endpoints
from app import demo_status, health
from app.partner_words import screen_words
from app.prepublish import SCREENS
from catalog.profile.endpoints import get_profile_screens
from catalog.signing_in.endpoints import get_adoptions
from catalog.web import GuestCookie
from commerce.cart import merge_carts
from commerce.orders import adopt_orders
from community.adoption import adopt_marks
from community.apart import blocked_of
from community.comments import CommentScreen
from community.endpoints import get_comment_screen
from community.relations import is_following
from core.redis import hang_up
from core.telemetry import configure_logging
from core.web import install_error_handlers
from feed.features.adoption import adopt_taste
from feed.preferences.rows import adopt_preferences
from feed.side_effects.adoption import adopt_served
from moderation.comment_screen import screen_for_author
from moderation.profiles.screening import SCREENS as PROFILE_SCREENS
from moderation.reputation.allowances import check_record
from moderation.warm import warm_beside
from studio.brands.endpoints import get_word_screen
from studio.endpoints import get_screens

# The busiest first: a request is matched against them in this order.
ROUTERS = (
    feed.endpoints.router,
    events.endpoints.router,
    catalog.endpoints.router,
    catalog.signing_in.endpoints.router,
    catalog.profile.endpoints.router,
    community.endpoints.router,
    feed.your_taste.endpoints.router,
    commerce.endpoints.router,
    commerce.commission.endpoints.router,
    experiments.endpoints.router,
    moderation.endpoints.router,
    moderation.rollout.endpoints.router,
    moderation.profiles.endpoints.router,
    moderation.reputation.endpoints.router,
    moderation.rights.endpoints.router,
    studio.endpoints.router,
    demo_status.router,
)


# What a guest leaves to the account they sign in to.
ADOPTIONS = (merge_carts, adopt_orders, adopt_marks, adopt_preferences, adopt_taste, adopt_served)


# Threads beside the loop (the catalogue's keeper, reads of first pages) hand the interpreter back
# this soon; at Python's own 5 ms two of them would make a page late.
SWITCH_S = 0.0005


@asynccontextmanager
async def lifespan(_: FastAPI) -> AsyncIterator[None]:
    """Keeps the feed's snapshot of the catalogue current while the process serves, and begins to
    load what judges words.
    """
    sys.setswitchinterval(SWITCH_S)
    async with feed.service.lifespan():
        warm_beside()
        yield
    await hang_up()


def moderated_comments() -> CommentScreen:
    """Moderation's screen of comments."""
    return screen_for_author


class Api(FastAPI):
    """FastAPI, with the feed's short way in front of all that it does for a request."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not await feed.endpoints.answered_at_once(scope, send):
            await super().__call__(scope, receive, send)


def make_api() -> FastAPI:
    """The whole HTTP interface as one ASGI app."""
    configure_logging("api")
    made = Api(
        title="Jhalak",
        version="1.0.0",
        summary="A swipeable feed of short shoppable videos.",
        docs_url="/api/docs",
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        lifespan=lifespan,
        separate_input_output_schemas=False,
    )
    v1 = APIRouter(prefix="/api/v1")
    for router in ROUTERS:
        v1.include_router(router)
    made.include_router(v1)
    made.include_router(delivery.endpoints.router)
    made.include_router(health.router)
    catalog.followers.ask(is_following)
    catalog.blocks.ask(blocked_of)
    catalog.allowances.ask(check_record)
    made.dependency_overrides[get_comment_screen] = moderated_comments
    made.dependency_overrides[get_profile_screens] = lambda: PROFILE_SCREENS
    made.dependency_overrides[get_screens] = lambda: SCREENS
    made.dependency_overrides[get_word_screen] = lambda: screen_words
    made.dependency_overrides[get_adoptions] = lambda: ADOPTIONS
    install_error_handlers(made)
    made.add_middleware(GuestCookie)
    return made


api = make_api()
