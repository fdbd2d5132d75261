"""Films or takes a clip, sends it by tus and opens its editor; goes on after a killed tab."""

from typing import Any

import reflex as rx

from app.components import recorder as recorder  # Its files lie beside this one's.

for _file in ("hold.mjs", "rules.mjs", "sha256.mjs", "shelf.mjs", "transfer.mjs", "words.mjs"):
    rx.asset(_file, shared=True)


class Uploader(rx.NoSSRComponent):
    """The JSX uploader; talks to `/api/v1/uploads` and `/api/v1/studio/videos` by itself."""

    library = rx.asset("uploader.jsx", shared=True).importable_path
    tag = "Uploader"
    lib_dependencies: list[str] = ["tus-js-client@4.3.1"]

    max_bytes: rx.Var[int]
    free_bytes: rx.Var[int]
    clip_max_s: rx.Var[int]
    locale: rx.Var[str]


def uploader(**props: Any) -> rx.Component:
    """The place to choose, drop and send one clip.

    Args:
        max_bytes: What one file may have; 0 where unknown. Only spares a wasted upload.
        free_bytes: What is left of the creator's space.
        clip_max_s: How long a clip may last.
        locale: In which it speaks.
    """
    return Uploader.create(**props)
