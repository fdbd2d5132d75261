"""A cache in front of us is told which clip's files to drop."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import httpx
import pytest

from app import wiring
from core.ids import new_id
from core.settings import get_settings
from delivery.purge import purge

GONE = ("video_held", "video_restricted", "video_recalled", "video_rejected", "video_removed")


@contextmanager
def network(status: int) -> Iterator[tuple[str, list[tuple[str, dict[str, str]]]]]:
    """A server that answers every POST with `status`, and what it heard."""
    heard: list[tuple[str, dict[str, str]]] = []

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            heard.append((self.headers.get("Authorization", ""), json.loads(body)))
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/purge", heard
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_network_is_told_the_clips_address(
    installation: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    video_id = new_id()
    with network(204) as (url, heard):
        monkeypatch.setenv("JHALAK_CDN_PURGE_URL", url)
        monkeypatch.setenv("JHALAK_CDN_PURGE_TOKEN", "t0ken")
        get_settings.cache_clear()
        purge(video_id)
    assert heard == [
        ("Bearer t0ken", {"prefix": f"http://localhost:3000/media/{video_id}/"}),
    ]


def test_a_network_that_refuses_is_asked_again_by_the_worker(
    installation: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with network(500) as (url, _):
        monkeypatch.setenv("JHALAK_CDN_PURGE_URL", url)
        get_settings.cache_clear()
        with pytest.raises(httpx.HTTPStatusError):
            purge(new_id())


def test_without_a_network_nobody_is_told(installation: Path) -> None:
    purge(new_id())


@pytest.mark.parametrize("event", GONE)
def test_every_way_out_of_sight_purges(event: str) -> None:
    assert "purge" in {handler.__name__ for handler in wiring.HANDLERS[event]}
