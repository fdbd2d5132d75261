"""The names that an edit list may use: looks, stickers, music. Pure data."""

from __future__ import annotations

LOOKS = ("warm", "cool", "vivid", "soft", "noir", "vintage", "dusk", "monsoon")
"""Named filters; `studio.render.looks` says what each does to a colour."""

MUSIC = (
    *("lofi_chai", "lofi_rain", "tabla_street", "tabla_morning", "sitar_dusk", "sitar_glow"),
    *("ambient_silk", "ambient_dawn", "pop_sparkle", "pop_runway", "garba_night", "garba_ring"),
)
"""Tracks of the program's own library; `studio.music.library` makes them."""

MUSIC_MS = 60_000
"""How long each track is; a sound without an end goes round."""

STICKERS = {
    "sparkles": "2728",
    "heart": "2764-fe0f",
    "fire": "1f525",
    "star": "2b50",
    "glowing_star": "1f31f",
    "hundred": "1f4af",
    "clap": "1f44f",
    "namaste": "1f64f",
    "thumbs_up": "1f44d",
    "ok_hand": "1f44c",
    "heart_eyes": "1f60d",
    "star_eyes": "1f929",
    "wink": "1f609",
    "cool": "1f60e",
    "laugh": "1f602",
    "party": "1f973",
    "thinking": "1f914",
    "wow": "1f62e",
    "eyes": "1f440",
    "lipstick": "1f484",
    "kiss": "1f48b",
    "nail_polish": "1f485",
    "lotion": "1f9f4",
    "soap": "1f9fc",
    "mirror": "1fa9e",
    "hair": "1f487",
    "sari": "1f97b",
    "dress": "1f457",
    "shirt": "1f45a",
    "jeans": "1f456",
    "heels": "1f460",
    "sandal": "1f461",
    "sneaker": "1f45f",
    "handbag": "1f45c",
    "purse": "1f45b",
    "ring": "1f48d",
    "gem": "1f48e",
    "crown": "1f451",
    "glasses": "1f576-fe0f",
    "watch": "231a",
    "ribbon": "1f380",
    "gift": "1f381",
    "diya": "1fa94",
    "flower": "1f338",
    "rose": "1f339",
    "lotus": "1fab7",
    "sun": "2600-fe0f",
    "rainbow": "1f308",
    "shopping_bags": "1f6cd-fe0f",
    "cart": "1f6d2",
    "label": "1f3f7-fe0f",
    "money": "1f4b8",
    "megaphone": "1f4e3",
    "bell": "1f514",
    "arrow_down": "2b07-fe0f",
    "arrow_right": "27a1-fe0f",
    "check": "2705",
    "new": "1f195",
}
"""Stickers by name, with the code points of their pinned render."""
