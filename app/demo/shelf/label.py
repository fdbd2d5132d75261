"""How a product is written down: one call a product, everything else derived and repeatable."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

from app.demo.records import Product, Seller, Variant

SELLERS = {
    "gulrukh_beauty": Seller(
        "Gulrukh Colour Works LLP", "14 Chandni Mill Compound, Lower Parel, Mumbai 400013"
    ),
    "sukoon_botanics": Seller(
        "Sukoon Botanics Private Limited", "Plot 7, Sal Forest Road, Rajpur, Dehradun 248009"
    ),
    "keshkatha": Seller("Kesh Katha Naturals", "221 Sandal Street, Vontikoppal, Mysuru 570002"),
    "nakhra_nails": Seller(
        "Nakhra Lacquers Private Limited",
        "3rd Floor, 88 Jacaranda Lane, Indiranagar, Bengaluru 560038",
    ),
    "attarwali": Seller("Attarwali Sugandh Bhandar", "9 Deg Gali, Bada Bazaar, Kannauj 209725"),
    "taanabana_looms": Seller(
        "Taana Baana Handloom Collective", "B 31/12 Bunkar Colony, Lallapura, Varanasi 221001"
    ),
    "nayi_gali": Seller(
        "Nayi Gali Apparel LLP", "Shed 5, Calico Yard, Dudheshwar, Ahmedabad 380004"
    ),
    "ghungroo_jewels": Seller(
        "Ghungroo Ornaments", "62 Meena Bazaar Lane, Johari Bazaar, Jaipur 302003"
    ),
    "chaal_footwear": Seller("Chaal Leathercraft LLP", "17 Mochi Katra, Sikandra, Agra 282007"),
    "mitti_and_cane": Seller(
        "Mitti and Cane Crafts", "House 4, Betel Nut Lane, Uzan Bazar, Guwahati 781001"
    ),
}

Shade = tuple[str, str]
Pack = tuple[str, int, int]

LETTERS = ("XS", "S", "M", "L", "XL", "2XL", "3XL")
FREE = ("Free size",)


def _stock(sku: str) -> int:
    """Units on hand, the same in every run; a few variants are sold out, as in life."""
    number = crc32(sku.encode())
    return 0 if number % 23 == 0 else 3 + number % 118


def _variant(sku: str, name: str, option: str, colour: str | None, price: int, mrp: int) -> Variant:
    return Variant(sku, name, option, colour, price * 100, mrp * 100, _stock(sku))


def item(
    sku: str,
    brand: str,
    name: str,
    category: str,
    art: str,
    colour: str,
    price: int,
    mrp: int,
    description: str,
    tags: str,
    *,
    shades: Sequence[Shade] = (),
    sizes: Sequence[str] = (),
    packs: Sequence[Pack] = (),
    option: str = "size",
    origin: str = "India",
) -> Product:
    """A product with its variants.

    Args:
        price: In rupees, tax included; `mrp` likewise.
        shades: Name and hex of each shade, all at one price.
        sizes: Sizes, all at one price.
        packs: Volume or count, price and retail price of each.
        tags: Words for search and taste, separated by spaces.
    """
    variants = [
        *(
            _variant(f"{sku}-{n:02d}", label, "shade", shade, price, mrp)
            for n, (label, shade) in enumerate(shades, 1)
        ),
        *(
            _variant(f"{sku}-{size.replace(' ', '')}", size, option, None, price, mrp)
            for size in sizes
        ),
        *(
            _variant(f"{sku}-{label.replace(' ', '')}", label, "pack", None, pack, retail)
            for label, pack, retail in packs
        ),
    ]
    if not variants:
        variants = [_variant(f"{sku}-STD", "Standard", "standard", None, price, mrp)]
    return Product(
        sku,
        brand,
        name,
        category,
        description,
        origin,
        SELLERS[brand],
        art,
        colour,
        tuple(variants),
        (category, *tags.split()),
    )
