"""Words and stickers as pictures, the same for preview and render.

materials  the pinned typefaces and illustrations
runs       a text cut where script or emoji change
text       a text item as a picture
sticker    a sticker item as a picture
"""

from studio.lettering.sticker import draw_sticker
from studio.lettering.text import draw_text

__all__ = ["draw_sticker", "draw_text"]
