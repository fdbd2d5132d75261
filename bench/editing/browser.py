"""The preview in a real Chromium: an edit and some frames in, pictures of its canvas out."""

from __future__ import annotations

import base64
import io
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from app.preview_data import FOLDER
from studio.edl import Edl
from studio.frames import Frame
from studio.lettering import draw_sticker, draw_text
from studio.media_info import MediaInfo
from tests.e2e.chromium import ARGUMENTS, ensure_chromium

_START = """
async ([names, size]) => {
  const { createPreview } = await import("/preview.mjs");
  const sources = {};
  for (const [name, facts] of Object.entries(names)) {
    const blob = await (await fetch(`/source/${name}`)).blob();
    sources[name] = { ...facts, url: URL.createObjectURL(blob) };
  }
  const canvas = document.querySelector("canvas");
  [canvas.width, canvas.height] = size;
  globalThis.problems = [];
  globalThis.layers = {};
  globalThis.begin = (edl) => {
    const preview = createPreview(
      canvas, { sources, layerUrl: async (item) => layers[item.id] }, edl);
    preview.onState((s) => s.problem && problems.push(s.problem));
    return preview;
  };
}
"""
_SHOW = """
async ([edl, layers, numbers]) => {
  globalThis.layers = layers;
  if (globalThis.preview) await preview.setEdl(edl);
  else globalThis.preview = begin(edl);
  const pictures = [];
  for (const number of numbers) {
    await preview.seek((number + 0.5) * preview.frameTicks);
    pictures.push(document.querySelector("canvas").toDataURL("image/png"));
  }
  return { pictures, problems, frameTicks: preview.frameTicks, length: preview.length };
}
"""


class Browser:
    """An open page with one preview."""

    def __init__(self, page: Page, canvas: tuple[int, int]) -> None:
        self._page, self._canvas = page, canvas
        self._shown = 0

    def show(self, edit: Edl, numbers: Sequence[int]) -> tuple[list[Frame], int]:
        """The canvas at those frames, and the ticks of a frame.

        Raises:
            RuntimeError: The preview reported a problem.
        """
        self._shown += 1
        layers = {}
        for item in edit.stickers:
            layers[item.id] = _png(draw_sticker(item, self._canvas[0]))
        for text in edit.texts:
            layers[text.id] = _png(draw_text(text, *self._canvas))
        answer = self._page.evaluate(_SHOW, [edit.as_body(), layers, list(numbers)])
        if answer["problems"]:
            raise RuntimeError(answer["problems"][0])
        pictures = [_picture(data) for data in answer["pictures"]]
        return pictures, int(answer["frameTicks"])


@contextmanager
def open_browser(
    sources: Mapping[str, tuple[Path, MediaInfo]], canvas: tuple[int, int]
) -> Iterator[Browser]:
    """A Chromium with the preview of those sources on a canvas of that size."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(sources))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    facts = {
        name: {
            "width": info.width,
            "height": info.height,
            "duration": info.duration_ms / 1000,
            "fps": info.fps,
        }
        for name, (_, info) in sources.items()
    }
    try:
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(
                executable_path=str(ensure_chromium()),
                args=[*ARGUMENTS, "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
            )
            page = chromium.new_page()
            page.set_default_timeout(120_000)
            page.goto(f"http://127.0.0.1:{server.server_port}/")
            page.evaluate(_START, [facts, list(canvas)])
            yield Browser(page, canvas)
            chromium.close()
    finally:
        server.shutdown()
        server.server_close()


def _handler(sources: Mapping[str, tuple[Path, MediaInfo]]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = self.path.removeprefix("/")
            module = FOLDER / Path(name).name
            if name == "":
                self._answer(b"<!doctype html><title>x</title><canvas></canvas>", "text/html")
            elif name.startswith("source/"):
                self._answer(sources[name.removeprefix("source/")][0].read_bytes(), "video/mp4")
            elif module.suffix == ".mjs" and module.is_file():
                self._answer(module.read_bytes(), "text/javascript")
            else:
                self.send_error(404)

        def _answer(self, body: bytes, kind: str) -> None:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    return Handler


def _png(image: Image.Image) -> dict[str, object]:
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    url = "data:image/png;base64," + base64.b64encode(buffer.getvalue()).decode()
    return {"url": url, "width": image.width, "height": image.height}


def _picture(data: str) -> Frame:
    raw = base64.b64decode(data.partition(",")[2])
    return np.asarray(Image.open(io.BytesIO(raw)).convert("RGB"), np.uint8)
