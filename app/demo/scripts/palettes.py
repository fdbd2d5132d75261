"""The colours of clips by name: ground, its companion, accent, ink."""

from __future__ import annotations

from collections.abc import Mapping

from app.demo.records import Palette

PALETTES: Mapping[str, Palette] = {
    # Night grounds with light ink
    "anaar": Palette("#2a0a1f", "#8c1743", "#ffb02e", "#fff4ea"),
    "mor": Palette("#06222a", "#0f5f66", "#ffd27a", "#f2fffb"),
    "kesar": Palette("#3a1304", "#b8570f", "#ffcf7a", "#fff3df"),
    "jamun": Palette("#160b2e", "#4a1f6e", "#ffb86b", "#fff1fb"),
    "neel": Palette("#0a1230", "#22408f", "#9fd4ff", "#f3f7ff"),
    "van": Palette("#0d2016", "#2f6b4a", "#e7d37a", "#f6fff0"),
    "kohl": Palette("#120d14", "#4a2f44", "#ff8fb1", "#fff4ea"),
    # Paper grounds with dark ink
    "malai": Palette("#fff4e6", "#f7c9a9", "#1f8a5b", "#2a1c16"),
    "gulab": Palette("#f6e3d8", "#e7b7a7", "#8c1743", "#3a1626"),
    "gulab_pale": Palette("#fbe9e7", "#f0bdbb", "#a3122f", "#3a1626"),
    "khus": Palette("#e6efe4", "#b5d3ba", "#1f6f4b", "#17302a"),
    "aasman": Palette("#e6eff7", "#b3d0e8", "#1f5f9a", "#152a3a"),
    "lavender": Palette("#efe6ff", "#d0bbf3", "#7a3fb0", "#241433"),
    "linen": Palette("#e9dcc8", "#d8b48c", "#b3254f", "#3a2a22"),
    "haldi": Palette("#fff1cf", "#f4cf78", "#a8481a", "#33230d"),
    "mogra": Palette("#f6f3ec", "#ddd0b8", "#7a5230", "#2a2320"),
    "mogra_pale": Palette("#f3efe6", "#d9c9b0", "#8a4a1f", "#2a2320"),
    # Skin, for swatches
    "gehun": Palette("#d9a67e", "#f0d0b0", "#8a1f35", "#33180f"),
    "chandan": Palette("#c98f68", "#e8bd98", "#7a1f2a", "#2f160d"),
    # Loud grounds
    "rani": Palette("#e6266f", "#ffb02e", "#1b0f18", "#fff4ea"),
    "rani_pop": Palette("#e6266f", "#ffcf4a", "#3a0f2a", "#fff4ea"),
    "haldi_pop": Palette("#ffb02e", "#e6266f", "#1b1320", "#1b1320"),
    "mor_pop": Palette("#0f7f7c", "#ffd23f", "#12233f", "#fff8e6"),
    "jamun_pop": Palette("#5b2a8a", "#ff8fb1", "#ffd23f", "#fff4ea"),
    "neembu": Palette("#c6e04a", "#1f6f5b", "#17302a", "#17302a"),
    "kesar_pop": Palette("#e85d14", "#ffe0b0", "#5e1f2a", "#fff4ea"),
    "neel_pop": Palette("#2a55c2", "#ffce3a", "#101a3a", "#fff8ea"),
    # A pale half and a vivid half
    "split_rani": Palette("#e9d8cf", "#e6266f", "#ffb02e", "#2a0f1c"),
    "split_mor": Palette("#dfe3e0", "#0f8a86", "#ffd27a", "#10292b"),
    "split_van": Palette("#e3e2d6", "#3f8a5b", "#fff0a3", "#17291d"),
    "split_neel": Palette("#dde2ea", "#2a5fae", "#bfe3ff", "#101f33"),
    "split_jamun": Palette("#e2dce6", "#7a2fa3", "#ffc2e0", "#231233"),
}
