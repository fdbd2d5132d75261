"""HTTP of the catalogue: clips, creators, hashtags, products, search."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query

from catalog import search as finding
from catalog import service
from catalog.cards import build_cards
from catalog.products import list_categories
from catalog.schemas import (
    CategoryView,
    HashtagView,
    ProductDetail,
    ProductPage,
    SearchResults,
    TilePage,
    VideoCard,
)
from catalog.videos import VideoNotFound, get_visible_video
from catalog.web import CurrentViewer
from core.db import read_scope
from core.ids import parse_id
from core.web import problems

router = APIRouter()
Cursor = Annotated[str | None, Query(max_length=500)]


@router.get("/videos/{video_id}", tags=["catalog"], responses=problems(404))
def get_video(video_id: str, viewer: CurrentViewer) -> VideoCard:
    """One clip, if it may be shown to the caller."""
    with read_scope() as session:
        video = get_visible_video(session, parse_id(video_id), viewer)
        card = build_cards(session, [video.id]).get(video.id)
        if card is None:
            raise VideoNotFound()
        return card


@router.get("/creators/{handle}/videos", tags=["catalog"], responses=problems(404))
def creator_videos(handle: str, viewer: CurrentViewer, cursor: Cursor = None) -> TilePage:
    """A creator's published clips that the caller may see, newest first."""
    with read_scope() as session:
        creator = service.get_creator(session, handle)
        return service.creator_videos(session, creator.id, cursor, viewer=viewer)


@router.get("/hashtags/{slug}", tags=["catalog"], responses=problems(404))
def get_hashtag(slug: str) -> HashtagView:
    """A hashtag and how many clips carry it."""
    with read_scope() as session:
        return service.hashtag_of(session, slug)


@router.get("/hashtags/{slug}/videos", tags=["catalog"], responses=problems(404))
def hashtag_videos(slug: str, viewer: CurrentViewer, cursor: Cursor = None) -> TilePage:
    """Published clips that carry a hashtag, newest first, but of whom the caller has blocked."""
    with read_scope() as session:
        service.hashtag_of(session, slug)
        return service.hashtag_videos(session, slug, cursor, viewer=viewer)


@router.get("/categories", tags=["catalog"], responses=problems())
def get_categories() -> list[CategoryView]:
    """The shelves of the shop."""
    with read_scope() as session:
        return list_categories(session)


@router.get("/products", tags=["catalog"], responses=problems())
def get_products(
    category: Annotated[str | None, Query(max_length=60)] = None,
    brand: Annotated[str | None, Query(max_length=80)] = None,
    q: Annotated[str | None, Query(max_length=120)] = None,
    cursor: Cursor = None,
    limit: Annotated[int, Query(ge=1, le=50)] = 24,
) -> ProductPage:
    """Products by name; filters combine."""
    with read_scope() as session:
        return finding.list_products(
            session, category=category, brand=brand, query=q, cursor=cursor, limit=limit
        )


@router.get("/products/{product_id}", tags=["catalog"], responses=problems(404))
def get_product(product_id: str, viewer: CurrentViewer) -> ProductDetail:
    """A product with live prices and stock, and the clips that show it."""
    with read_scope() as session:
        return service.product_detail(session, parse_id(product_id), viewer=viewer)


@router.get("/search", tags=["catalog"], responses=problems())
def search(
    q: Annotated[str, Query(max_length=120)],
    viewer: CurrentViewer,
    kind: Literal["all", "videos", "products", "creators", "hashtags"] = "all",
) -> SearchResults:
    """Clips, products, creators and hashtags; nothing of creators whom the caller has blocked."""
    with read_scope() as session:
        return finding.search(session, q, kind=kind, viewer=viewer)
