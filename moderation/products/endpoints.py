"""Products whose words are held, over HTTP. Every operation checks its caller itself."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter

from catalog.web import CurrentViewer
from core.web import problems
from moderation.products import service
from moderation.products.schemas import (
    HeldProductList,
    Only,
    ProductDecision,
    ProductStatementList,
)

router = APIRouter(tags=["moderation"])


@router.get("/moderation/products", responses=problems(401, 403))
def list_held_products(viewer: CurrentViewer, only: Only = "waiting") -> HeldProductList:
    """Products whose words wait, the gravest first, or were refused. For moderators."""
    return service.list_held(viewer, only=only)


@router.post(
    "/moderation/products/{words_id}/decide",
    status_code=204,
    responses=problems(400, 401, 403, 404, 409),
)
def decide_product(words_id: UUID, form: ProductDecision, viewer: CurrentViewer) -> None:
    """Lets a product show with these words, or keeps it away. For moderators, and never about one's
    own; of two, the first stands.
    """
    service.decide(viewer, words_id, form)


@router.get("/me/products/statements", responses=problems(401))
def my_product_statements(viewer: CurrentViewer) -> ProductStatementList:
    """What was made of the words of the caller's products, where not all was well."""
    return service.my_statements(viewer)
