"""A shop that sends its products as a file, models that read it, and what became of each."""

from __future__ import annotations

from uuid import UUID

from sqlmodel import col, select

import moderation.intake.screening as screening
import moderation.intake.sweep as sweep
import moderation.products.judging as judging
from catalog.importers.products import import_products
from catalog.importers.readers import read_feed
from catalog.importers.records import ImportReport
from catalog.models import Product
from catalog.product_links import LinkRefused, product_by_link
from catalog.products import ProductNotFound, get_product, list_categories
from catalog.search import list_products, search
from catalog.viewer import Viewer
from core.db import read_scope
from moderation import service
from moderation.classifiers.signals import Signal
from moderation.intake.screening import screen_product
from moderation.log import first_break
from moderation.log.models import LogEntry
from moderation.models import Decision, Subject
from moderation.products.models import ProductWords
from moderation.repository import open_case_of
from moderation.rights import service as rights
from moderation.rights.schemas import StatementView
from perception.weights import ModelUnavailable
from tests.moderation.desk_world import settle

FEED = "sku,title,price,mrp,stock,category,description\n"
NICE = "A1,Rose tint,499,499,4,Lips,Soft colour\n"
FOUL = "B1,Vile tint,499,499,4,Lips,Soft colour\n"
JUDGING = (judging, screening, sweep)


class Heads:
    """Models that take `vile` for hatred, count what they read, and may be away."""

    def __init__(self) -> None:
        self.read: list[str] = []
        self.version = "m1"
        self.is_there = True

    def sha256(self) -> str:
        if not self.is_there:
            raise ModelUnavailable("moderation-text", "is not prepared yet")
        return self.version

    def judge(self, text: str) -> list[Signal]:
        self.sha256()
        self.read.append(text)
        score = 0.99 if "vile" in text.lower() else 0.01
        return [Signal("hate", score, 0.5, "text-heads", self.version, "It reads so.", "all")]


class Shop:
    """Sends rows of a file, as its brand or as nobody's account."""

    def __init__(self, heads: Heads, brand: Viewer | None) -> None:
        self.heads, self.brand = heads, brand

    def send(self, *rows: str) -> ImportReport:
        return import_products(
            read_feed((FEED + "".join(rows)).encode()),
            source="shop",
            brand_id=self.brand.require_account() if self.brand else None,
            screen=lambda *what: screen_product(*what, classify=self.heads.judge),
        )


def product(external_id: str = "B1") -> Product:
    with read_scope() as session:
        return session.exec(select(Product).where(Product.external_id == external_id)).one()


def rows(external_id: str = "B1") -> list[ProductWords]:
    with read_scope() as session:
        query = select(ProductWords).where(ProductWords.product_id == product(external_id).id)
        return list(session.exec(query.order_by(col(ProductWords.id))))


def standing(external_id: str = "B1") -> ProductWords:
    return rows(external_id)[-1]


def case_of(external_id: str = "B1") -> UUID | None:
    """The open case of a product."""
    with read_scope() as session:
        found = open_case_of(session, Subject.PRODUCT, product(external_id).id, for_update=False)
        return found.id if found else None


def decided(by: Viewer, verdict: str, external_id: str = "B1", *, note: str = "") -> UUID:
    """Somebody decides the open case of a product: `yes`, or the reason of a no."""
    case_id = case_of(external_id)
    assert case_id is not None
    claimed = service.claim(by, case_id).claim
    assert claimed is not None
    if verdict == "yes":
        service.approve(by, case_id, note=note, fence=claimed.fence)
    else:
        service.reject(by, case_id, verdict, note=note, fence=claimed.fence)
    return case_id


def allowed(by: Viewer, external_id: str = "B1") -> UUID:
    """Somebody lets it show, and the seconds pass in which they could take it back."""
    case_id = decided(by, "yes", external_id)
    settle()
    return case_id


def decisions(external_id: str = "B1") -> list[Decision]:
    with read_scope() as session:
        query = select(Decision).where(Decision.subject_id == product(external_id).id)
        return list(session.exec(query.order_by(col(Decision.created_at), col(Decision.id))))


def told(brand: Viewer) -> list[StatementView]:
    """The brand's statements, newest first."""
    return rights.my_statements(brand).items


def logged() -> list[str]:
    with read_scope() as session:
        assert first_break(session) is None
        query = select(LogEntry).where(LogEntry.subject == "product").order_by(col(LogEntry.seq))
        return [entry.kind for entry in session.exec(query)]


def shown_everywhere(product_id: UUID, word: str) -> set[bool]:
    """What each place of the shop says."""
    with read_scope() as session:
        found = {product_id in {card.id for card in list_products(session).items}}
        found.add(product_id in {card.id for card in search(session, word).products})
        found.add(bool(list_categories(session)))
        try:
            found.add(get_product(session, product_id).id == product_id)
        except ProductNotFound:
            found.add(False)
        try:
            found.add(product_by_link(session, f"/p/{product_id}").id == product_id)
        except LinkRefused:
            found.add(False)
        return found
