"""The browser's data files are what the server's code writes."""

from __future__ import annotations

from app.preview_data import DATA, FOLDER, VECTORS, data_mjs, vectors_json


def test_the_previews_data_is_that_of_the_render() -> None:
    for name, text in ((DATA, data_mjs()), (VECTORS, vectors_json())):
        kept = (FOLDER / name).read_text(encoding="utf-8")
        assert kept == text, f"{name}: run `python -m app.preview_data`"
