"""The numbers of the shop that somebody may want to tune."""

from __future__ import annotations

from experiments.params import param

DELIVERY_FEE_PAISE = param(
    "commerce.delivery_fee_paise",
    4900,
    unit="paise",
    low=0,
    high=50_000,
    reason="About what a small parcel costs within India; shown from the first look into the bag.",
)
FREE_DELIVERY_FROM_PAISE = param(
    "commerce.free_delivery_from_paise",
    49_900,
    unit="paise",
    low=0,
    high=1_000_000,
    reason="From here the margin of a usual order bears the parcel.",
)
MAX_QUANTITY = param(
    "commerce.max_quantity",
    10,
    unit="units of a variant",
    low=1,
    high=100,
    reason="A household needs no more; resellers and slips of the finger do not empty the shelf.",
)
MAX_LINES = param(
    "commerce.max_lines",
    50,
    unit="lines of a bag",
    low=1,
    high=500,
    reason="More than any bag seen in retail studies, and still one quick page.",
)
COD_LIMIT_PAISE = param(
    "commerce.cod_limit_paise",
    5_000_000,
    unit="paise",
    low=10_000,
    high=20_000_000,
    reason="Couriers in India collect up to ₹50,000 in cash at the door.",
)
