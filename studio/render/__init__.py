"""From an edit list to a file: what the preview shows, made on the server.

plan       which frames there are, and what each shows
framing    how a clip sits on the canvas
looks      what each named filter does to a colour
pictures   frames out of somebody's file, exact to the frame
compose    one frame: framing, backdrop, look, layers
sound      clips, voices and music, mixed
mezzanine  the whole: one file in high quality, which the ladder takes as its source
"""

from studio.render.mezzanine import Source, is_plain, render

__all__ = ["Source", "is_plain", "render"]
