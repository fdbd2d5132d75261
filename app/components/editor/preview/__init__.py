"""The editor's preview engine: plain modules that the browser loads beside the page.

`preview.mjs` is the door (`createPreview`); `data.mjs` and `vectors.json` are written by
`python -m app.preview_data`.
"""

from pathlib import Path

import reflex as rx

for _file in sorted(Path(__file__).parent.glob("*.mjs")):
    if not _file.name.endswith(".test.mjs"):
        rx.asset(_file.name, shared=True)
