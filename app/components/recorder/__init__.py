"""Films takes with the browser's camera; the uploader shows `recorder.jsx` and sends them."""

import reflex as rx

for _file in (
    "recorder.jsx",
    "panel.jsx",
    "takes.mjs",
    "devices.mjs",
    "prompter.mjs",
    "session.mjs",
    "words.mjs",
):
    rx.asset(_file, shared=True)
