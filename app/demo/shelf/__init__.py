"""What is sold in the demo: more than a hundred invented products, by department."""

from __future__ import annotations

from app.demo.records import Product
from app.demo.shelf.bags import BAGS
from app.demo.shelf.drapes import DRAPES
from app.demo.shelf.everyday import EVERYDAY
from app.demo.shelf.face_nails import FACE_AND_NAILS
from app.demo.shelf.footwear import FOOTWEAR
from app.demo.shelf.hair_scent import HAIR_AND_SCENT
from app.demo.shelf.jewellery import JEWELLERY
from app.demo.shelf.lips_eyes import LIPS_AND_EYES
from app.demo.shelf.skin import SKIN

PRODUCTS: tuple[Product, ...] = (
    *LIPS_AND_EYES,
    *FACE_AND_NAILS,
    *SKIN,
    *HAIR_AND_SCENT,
    *DRAPES,
    *EVERYDAY,
    *JEWELLERY,
    *FOOTWEAR,
    *BAGS,
)
