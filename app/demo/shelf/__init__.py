"""What is sold in the demo: more than a hundred invented products, by department."""

from __future__ import annotations

from app.demo.records import Product
from app.demo.shelf.adornment import ADORNMENT
from app.demo.shelf.care import CARE
from app.demo.shelf.carry import CARRY
from app.demo.shelf.clothes import CLOTHES
from app.demo.shelf.colour import COLOUR

PRODUCTS: tuple[Product, ...] = COLOUR + CARE + CLOTHES + ADORNMENT + CARRY
