"""Search: clips, products, creators and hashtags as one types; shelves before one types."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import avatar, chip_button, chip_row
from app.components.fields import search_box
from app.components.frame import page, title_of, top_bar
from app.components.frame_words import ANY, PLACE, language, said
from app.components.product_grid import product_grid
from app.components.states import empty_state, skeleton_grid
from app.components.tile import tile_grid
from app.pages.found_words import KINDS, SEARCH
from app.session import in_thread, reader_of, viewer_of
from app.sheets.all import overlays
from app.sheets.bag import Bag
from app.sheets.base import Overlays
from app.sheets.product import ProductSheet
from app.views import Card, Person, Tag, Tile, card_of, person_of, tag_of, tile_of
from catalog.products import list_categories
from catalog.schemas import ProductPage, SearchResults
from catalog.search import list_products
from catalog.search import search as find
from catalog.shelves import shelf_name
from catalog.viewer import Viewer
from core.db import read_scope
from core.languages import Pair

MAX_QUERY = 120


class SearchState(rx.State):
    """What is asked and what was found, without creators whom the viewer has blocked."""

    query: str = ""
    kind: str = "all"
    category: str = ""
    shelves: list[dict[str, str]] = []
    tiles: list[Tile] = []
    cards: list[Card] = []
    people: list[Person] = []
    tags: list[Tag] = []
    is_busy: bool = True
    more: str = ""

    @rx.var
    def is_empty(self) -> bool:
        return not (self.tiles or self.cards or self.people or self.tags)

    @rx.event
    async def load(self) -> None:
        """Reads `q` and `category` from the address and fills the page."""
        asked = self.router.url.query_parameters
        self.query = asked.get("q", "")[:MAX_QUERY]
        self.category = asked.get("category", "")[:60]
        self.kind = "all"
        self.shelves = await in_thread(_shelves, reader_of(self))
        await self._find()

    @rx.event
    async def ask(self, text: str) -> None:
        """Searches as one types."""
        self.query = text[:MAX_QUERY]
        await self._find()

    @rx.event
    async def narrow(self, kind: str) -> None:
        """Shows one kind of result, or all."""
        self.kind = kind if kind in KINDS else "all"
        await self._find()

    @rx.event
    async def browse(self, slug: str) -> None:
        """Opens a shelf, or closes it again."""
        self.category = "" if slug == self.category else slug[:60]
        await self._find()

    @rx.event
    async def load_more(self) -> None:
        """The shelf's next products."""
        if self.more:
            found = await in_thread(_shelf, self.category, self.more)
            self.cards += [card_of(c, reader_of(self)) for c in found.items]
            self.more = found.next_cursor or ""

    async def _find(self) -> None:
        self.is_busy, self.more = True, ""
        locale = reader_of(self)
        if self.query.strip():
            found = await in_thread(_search, viewer_of(self), self.query, self.kind)
            self.tiles = [tile_of(t) for t in found.videos]
            self.cards = [card_of(c, locale) for c in found.products]
            self.people = [person_of(c) for c in found.creators]
            self.tags = [tag_of(t, locale) for t in found.hashtags]
        else:
            shelf = await in_thread(_shelf, self.category, None)
            self.tiles, self.people, self.tags = [], [], []
            self.cards = [card_of(c, locale) for c in shelf.items]
            self.more = shelf.next_cursor or ""
        self.is_busy = False


def _search(viewer: Viewer, query: str, kind: str) -> SearchResults:
    with read_scope() as session:
        return find(session, query, kind=kind, limit=24, viewer=viewer)


def _shelf(category: str, cursor: str | None) -> ProductPage:
    with read_scope() as session:
        return list_products(session, category=category or None, cursor=cursor)


def _shelves(locale: str) -> list[dict[str, str]]:
    with read_scope() as session:
        return [{"slug": c.slug, "name": shelf_name(c, locale)} for c in list_categories(session)]


def _section(title: Pair, shown: rx.Var[bool], content: rx.Component) -> rx.Component:
    return rx.cond(
        shown, rx.el.section(rx.el.h2(said(title)), content, class_name="section"), rx.fragment()
    )


def _person(person: Person) -> rx.Component:
    return rx.el.li(
        rx.el.a(
            avatar(person.avatar_url, person.name, size=48),
            rx.el.span(
                rx.el.span(person.name, class_name="strong clip-1", lang=ANY),
                rx.el.span("@" + person.handle, class_name="small soft"),
                class_name="grow",
            ),
            href="/c/" + person.handle,
            class_name="person",
        ),
        key=person.handle,
    )


def _tag(tag: Tag) -> rx.Component:
    return rx.el.li(
        rx.el.a(
            rx.icon("hash", size=22, aria_hidden="true"),
            rx.el.span(tag.label, class_name="strong grow", lang=ANY),
            rx.el.span(tag.clips, class_name="small soft num"),
            href="/t/" + tag.slug,
            class_name="person",
        ),
        key=tag.slug,
    )


def _filters() -> rx.Component:
    kinds = [
        chip_button(said(label), pressed=SearchState.kind == key, on_click=SearchState.narrow(key))
        for key, label in KINDS.items()
    ]
    shelves = rx.foreach(
        SearchState.shelves,
        lambda shelf: chip_button(
            shelf["name"],
            pressed=SearchState.category == shelf["slug"],
            on_click=SearchState.browse(shelf["slug"]),
            key=shelf["slug"],
            lang=ANY,
        ),
    )
    return rx.cond(
        SearchState.query.strip() != "",
        chip_row(*kinds, label=said(SEARCH["kinds"])),
        chip_row(shelves, label=said(SEARCH["shelves"])),
    )


def _results() -> rx.Component:
    return rx.fragment(
        _section(
            KINDS["creators"],
            SearchState.people.length() > 0,
            rx.el.ul(rx.foreach(SearchState.people, _person), class_name="people"),
        ),
        _section(
            KINDS["hashtags"],
            SearchState.tags.length() > 0,
            rx.el.ul(rx.foreach(SearchState.tags, _tag), class_name="people"),
        ),
        _section(
            KINDS["videos"],
            SearchState.tiles.length() > 0,
            tile_grid(SearchState.tiles, said(KINDS["videos"]), place="search"),
        ),
        _section(
            KINDS["products"],
            SearchState.cards.length() > 0,
            product_grid(SearchState.cards, said(KINDS["products"]), ProductSheet.open_alone),
        ),
        rx.cond(
            SearchState.more != "",
            rx.el.div(
                rx.el.button(
                    said(SEARCH["more"]),
                    class_name="btn secondary",
                    on_click=SearchState.load_more,
                    type="button",
                ),
                class_name="load-more",
            ),
        ),
    )


@rx.page(
    "/search", title=title_of(said(PLACE["/search"])), on_load=[SearchState.load, Overlays.load]
)
def search() -> rx.Component:
    """One box, results below it."""
    nothing = empty_state("search", said(SEARCH["nothing"]), said(SEARCH["nothing_more"]))
    return page(
        top_bar(
            search_box(
                said(SEARCH["box"]),
                default_value=SearchState.query,
                key=SearchState.is_hydrated,
                on_change=SearchState.ask.debounce(250),
                auto_focus=True,
                name="q",
                max_length=MAX_QUERY,
            ),
        ),
        _filters(),
        rx.cond(
            SearchState.is_busy & SearchState.is_empty,
            skeleton_grid(8, ratio="4 / 5"),
            rx.cond(SearchState.is_empty, nothing, _results()),
        ),
        here="/search",
        bag_count=Overlays.bag_count,
        on_bag=Bag.open_bag,
        overlays=overlays(),
        lang=language(),
    )
