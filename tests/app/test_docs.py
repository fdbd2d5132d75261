"""The documents say what the code does: settings, parameters, events, operations, models."""

from __future__ import annotations

import re
from pathlib import Path

import app.api
from app import wiring
from catalog.lifecycle import EVENT_OF, VideoRestricted
from catalog.product_events import ProductChanged
from catalog.profile.events import ProfileChanged
from community.signals import AccountReported, ProductReported, VideoReported
from core.settings import ROOT
from core.settings_table import PAGE, settings_page

# A folder of somebody's machine, as opposed to an address of the product.
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:home|root|Users|work|mnt|opt)/\w")


def test_the_page_of_settings_is_current() -> None:
    assert PAGE.read_text() == settings_page(), "run: python -m core.settings_table"


def test_every_domain_event_has_a_row_in_the_wiring() -> None:
    emitted = {event.name for event in EVENT_OF.values()} | {
        AccountReported.name,
        ProductReported.name,
        VideoReported.name,
        VideoRestricted.name,
        ProductChanged.name,
        ProfileChanged.name,
    }
    assert set(wiring.HANDLERS) == emitted


def operations() -> dict[str, dict]:
    document = app.api.api.openapi()
    return {
        f"{method.upper()} {path}": operation
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    }


def test_every_operation_says_what_it_does_and_names_its_errors() -> None:
    for name, operation in operations().items():
        assert operation.get("description") or operation.get("summary"), name
        assert operation.get("tags"), name
        if name in ("GET /healthz", "GET /metrics") or name.startswith("OPTIONS /api/v1/uploads"):
            continue  # They answer whatever happens.
        errors = [code for code in operation["responses"] if code.startswith(("4", "5"))]
        assert errors, name


def test_the_contract_lists_what_the_design_promises() -> None:
    promised = """
    POST /auth/guest|POST /auth/register|POST /auth/login|POST /auth/logout|GET /me|GET /feed
    GET /feed/explain/{request_id}|POST /events|PUT /videos/{video_id}/like
    DELETE /videos/{video_id}/like|PUT /videos/{video_id}/save|DELETE /videos/{video_id}/save
    POST /videos/{video_id}/share|POST /videos/{video_id}/report
    GET /feed/taste|PATCH /feed/taste|DELETE /feed/taste|PUT /feed/taste/{kind}/{value}
    DELETE /feed/taste/{kind}/{value}|GET /feed/taste/choices|POST /feed/taste/choices
    GET /not-interested|DELETE /not-interested/{scope}/{value}
    POST /videos/{video_id}/not-interested|GET /videos/{video_id}/comments
    POST /videos/{video_id}/comments|PUT /creators/{handle}/follow
    DELETE /creators/{handle}/follow|PUT /creators/{handle}/block|GET /products
    GET /products/{product_id}|GET /search|GET /cart|POST /cart/lines
    PATCH /cart/lines/{line_id}|DELETE /cart/lines/{line_id}|POST /checkout|GET /orders
    GET /orders/{order_id}|POST /uploads|HEAD /uploads/{upload_id}|PATCH /uploads/{upload_id}
    DELETE /uploads/{upload_id}|GET /studio/videos|POST /studio/videos
    POST /studio/videos/{video_id}/submit|GET /moderation/queue
    POST /moderation/cases/{case_id}/approve|POST /moderation/cases/{case_id}/reject
    GET /experiments/params|GET /experiments|POST /experiments
    """
    have = operations()
    for entry in promised.replace("\n", "|").split("|"):
        if entry.strip():
            method, path = entry.split()
            assert f"{method} /api/v1{path}" in have, entry
    assert "GET /media/{video_id}/{recipe}/{path}" in have
    assert {"GET /healthz", "GET /readyz", "GET /metrics"} <= set(have)


def test_no_document_names_a_place_outside_the_project() -> None:
    for page in [ROOT / "README.md", *sorted(Path(ROOT / "docs").rglob("*.md"))]:
        assert not MACHINE_PATH.search(page.read_text()), page
