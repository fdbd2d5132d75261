"""Built pages are served with the right status, encoding and lifetime."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from reflex.environment import environment
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from app.front_door import FrontDoor
from app.frontend import BuiltPages
from app.open_graph import Preview, with_preview
from app.origins import is_allowed_origin

HEAD = '<html><head><title>Jhalak</title><meta content="x.ico" property="og:image"/></head>'
ROUTES = {"/": "index", "/studio": "studio", "/v/abc": "v/[id]", "/404": "404", "/index": "index"}
CARD = Preview(
    title='Riya says "hi" & <script>',
    description="A lipstick at ₹499",
    url="http://localhost/v/abc",
    image="http://localhost/media/p.webp",
    video="http://localhost/media/v.mp4",
    width=540,
    height=960,
)


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    """A browser before a small build."""
    files = {
        "index.html": f"{HEAD}home",
        "studio.html": f"{HEAD}studio",
        "__spa-fallback.html": f"{HEAD}shell",
        "assets/app-1a2b3c4d.js": "console.log('a long enough script')",
        "logo.svg": "<svg/>",
    }
    for name, content in files.items():
        path = tmp_path / "client" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    script = tmp_path / "client" / "assets" / "app-1a2b3c4d.js"
    Path(f"{script}.gz").write_bytes(gzip.compress(script.read_bytes()))
    (tmp_path / "secret.txt").write_text("secret")

    def route_of(path: str) -> str | None:
        return ROUTES.get(path.rstrip("/") or "/")

    def preview_of(path: str) -> Preview | None:
        return CARD if path.startswith("/v/") else None

    pages = BuiltPages(tmp_path / "client", route_of, preview_of)
    return TestClient(pages, follow_redirects=False)


@pytest.mark.parametrize(
    ("path", "status", "content"),
    [
        ("/", 200, "home"),
        ("/studio", 200, "studio"),
        ("/studio/", 200, "studio"),
        ("/v/abc", 200, "shell"),
        ("/nope", 404, "shell"),
        ("/404", 404, "shell"),
        ("/index", 404, "shell"),
        ("/assets/gone-00000000.js", 404, "Not found"),
        ("/nope.png", 404, "Not found"),
    ],
)
def test_each_address_gets_its_document_and_status(
    path: str, status: int, content: str, client: TestClient
) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.text.endswith(content)


@pytest.mark.parametrize(
    "path", ["/../secret.txt", "/%2e%2e/secret.txt", "/assets/..%2f..%2fsecret.txt"]
)
def test_nothing_outside_the_build_is_served(path: str, client: TestClient) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "secret" not in answer.text


def test_hashed_files_are_kept_for_ever_and_documents_are_asked_for_again(
    client: TestClient,
) -> None:
    assert "immutable" in client.get("/assets/app-1a2b3c4d.js").headers["cache-control"]
    assert client.get("/").headers["cache-control"] == "no-cache"
    assert client.get("/logo.svg").headers["cache-control"] == "public, max-age=3600"


def test_an_unchanged_document_is_not_sent_again(client: TestClient) -> None:
    etag = client.get("/").headers["etag"]
    assert client.get("/", headers={"if-none-match": etag}).status_code == 304
    assert client.get("/nope", headers={"if-none-match": etag}).status_code == 404


def test_a_compressed_file_is_sent_to_who_takes_it(client: TestClient) -> None:
    script = "/assets/app-1a2b3c4d.js"
    packed = client.get(script, headers={"accept-encoding": "gzip"})
    plain = client.get(script, headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.text == plain.text
    assert packed.headers["content-type"].startswith("text/javascript")


def test_pages_cannot_be_posted_to(client: TestClient) -> None:
    answer = client.post("/studio")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


def test_a_shared_clip_carries_its_card(client: TestClient) -> None:
    document = client.get("/v/abc").text
    assert '<meta property="og:video" content="http://localhost/media/v.mp4"/>' in document
    assert "<title>Riya says &quot;hi&quot; &amp; &lt;script&gt;</title>" in document
    assert "x.ico" not in document


def test_a_card_replaces_the_general_title_and_picture() -> None:
    document = with_preview(f"{HEAD}<body/>", CARD)
    assert document.count("<title>") == 1
    assert document.count('property="og:image"') == 1
    assert document.endswith("</head><body/>")


@pytest.mark.parametrize(
    ("path", "room"),
    [
        ("/", "pages"),
        ("/v/abc", "pages"),
        ("/apiary", "pages"),
        ("/api/v1/feed", "api"),
        ("/api/v1/nothing", "api"),
        ("/media/x/master.m3u8", "api"),
        ("/readyz", "api"),
        ("/metrics", "api"),
        ("/_event/", "reflex"),
        ("/_upload", "pages"),
    ],
)
def test_each_request_goes_to_its_room(path: str, room: str) -> None:
    door = FrontDoor(*(PlainTextResponse(name) for name in ("reflex", "api", "pages")))
    assert TestClient(door).get(path).text == room


@pytest.mark.parametrize(
    ("origin", "is_allowed"),
    [
        ("http://localhost:3000", True),
        ("http://192.168.1.7:3000", True),
        ("http://192.168.1.7:4000", False),
        ("https://elsewhere.example", False),
        ("null", False),
        (None, True),
    ],
)
def test_only_own_origins_open_a_websocket(
    origin: str | None, is_allowed: bool, installation: Path
) -> None:
    assert is_allowed_origin(origin, {"HTTP_HOST": "192.168.1.7:3000"}) is is_allowed


def test_reflex_still_reads_the_internal_switch_that_serving_sets() -> None:
    assert environment.REFLEX_SKIP_COMPILE.name == "__REFLEX_SKIP_COMPILE"
