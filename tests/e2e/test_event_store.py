"""The player's store of events in a real browser's IndexedDB."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser

from core.settings import ROOT

pytestmark = pytest.mark.e2e

# A page whose log has `events` to tell; the network fails, or works.
VISIT = """async ({ events, is_down }) => {
  const { createEventLog } = await import("/events.mjs");
  const { createEventStore } = await import("/events_store.mjs");
  const store = createEventStore(indexedDB, { keep: 5 });
  const sent = [];
  const log = createEventLog({
    store,
    beacon: () => true,
    send: async (batch) => {
      if (is_down) throw Object.assign(new Error("offline"), { status: 0 });
      sent.push(...batch.map((event) => event.place));
    },
  });
  await log.recover();
  for (let place = 0; place < events; place += 1) {
    log.add("play", { place });
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await log.flush();
  await store.remove([]); // The writes before it are done when it is.
  return { sent, kept: (await store.all()).map((event) => event.place) };
}"""


class Modules(SimpleHTTPRequestHandler):
    """Serves the player's modules."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".mjs": "text/javascript"}

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    handler = partial(Modules, directory=str(ROOT / "app/components/player/logic"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_a_closed_tab_leaves_its_newest_events_to_the_next_visit(
    browser: Browser, address: str
) -> None:
    with browser.new_context() as context:
        visits = []
        for events, is_down in ((8, True), (0, False), (0, False)):
            page = context.new_page()
            page.goto(address)
            visits.append(page.evaluate(VISIT, {"events": events, "is_down": is_down}))
            page.close()

    assert visits == [
        {"sent": [], "kept": [3, 4, 5, 6, 7]},
        {"sent": [3, 4, 5, 6, 7], "kept": []},
        {"sent": [], "kept": []},
    ]
