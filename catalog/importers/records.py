"""What an importer reads and what it reports."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ImportedVariant:
    """One buyable row of a feed; texts are as found, prices still unchecked."""

    sku: str
    label: str
    price: str  # "499.00 INR", "499", "₹499.00"
    list_price: str
    stock: int
    image: str
    where: str  # "line 12", "product 4, variant 2": for messages.
    swatch: str = ""  # Hex colour of a shade, where the feed knows it.
    cost: str = ""  # What the shop pays for it; empty where the feed does not say.


@dataclass(frozen=True, slots=True)
class ImportedProduct:
    """A product of a feed before it is checked."""

    external_id: str
    title: str
    description: str
    brand: str
    category: str
    images: tuple[str, ...]
    option: str  # "shade", "size" or nothing.
    currency: str  # Of the feed as a whole; a price may name its own.
    country_of_origin: str
    variants: tuple[ImportedVariant, ...]
    where: str
    link: str = ""  # The brand's own page of it.


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that was not taken, and why."""

    where: str
    reason: str


@dataclass(slots=True)
class ImportReport:
    """What an import did."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: list[Refusal] = field(default_factory=list)
    warnings: list[Refusal] = field(default_factory=list)
    held: list[Refusal] = field(default_factory=list)  # Taken, and not shown yet.

    def refuse(self, where: str, reason: str) -> None:
        """Notes a row that was not taken."""
        self.refused.append(Refusal(where, reason))
