"""The shop over HTTP: one journey, and clear answers to everything that is wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from catalog.viewer import Viewer
from catalog.web import GUEST_COOKIE, current_viewer, guest_cookie_value
from commerce.endpoints import router
from core.ids import new_id
from core.web import PROBLEM, install_error_handlers
from tests.commerce.small_shop import FORM, Shop, admin, guest

KEY = {"Idempotency-Key": "attempt-1"}


def api() -> FastAPI:
    made = FastAPI()
    install_error_handlers(made)
    made.include_router(router, prefix="/api/v1")
    return made


def browser(viewer: Viewer) -> TestClient:
    """A browser with the viewer's own signed cookie."""
    return TestClient(
        api(),
        base_url="http://testserver/api/v1/",
        headers={"Origin": "http://testserver"},
        cookies={GUEST_COOKIE: guest_cookie_value(viewer.id)},
        raise_server_exceptions=False,
    )


@pytest.fixture
def buyer(shop: Shop) -> TestClient:
    return browser(guest())


def wish(shop: Shop, **changes: Any) -> dict[str, Any]:
    return {"variant_id": str(shop.rani), "quantity": 1, **changes}


def test_a_guest_fills_a_bag_orders_and_cancels(shop: Shop, buyer: TestClient) -> None:
    cart = buyer.post("cart/lines", json=wish(shop, video_id=str(shop.clip)))
    assert cart.status_code == 201
    line = cart.json()["lines"][0]
    cart = buyer.patch(f"cart/lines/{line['id']}", json={"quantity": 2})
    assert cart.json() == buyer.get("cart").json()
    assert cart.json()["total"] == {"amount_minor": 59800, "currency": "INR", "formatted": "₹598"}
    body = {**FORM, "payment_method": "cod", "cart_total_minor": 59800}
    placed = buyer.post("checkout", json=body, headers=KEY)
    order = placed.json()
    assert placed.status_code == 201
    assert placed.headers["Location"] == f"/api/v1/orders/{order['id']}"
    assert placed.headers["Idempotent-Replayed"] == "false"
    again = buyer.post("checkout", json=body, headers=KEY)
    assert (again.json(), again.headers["Idempotent-Replayed"]) == (order, "true")
    assert buyer.get("cart").json()["lines"] == []
    assert buyer.get("orders").json() == {"items": [order], "next_cursor": None}
    assert buyer.get(f"orders/{order['id']}").json() == order
    stranger = browser(guest())
    assert stranger.get(f"orders/{order['id']}").status_code == 404
    assert stranger.get(order["link"].removeprefix("/")).json() == order
    assert stranger.post(f"orders/{order['id']}/cancel").status_code == 404
    cancelled = buyer.post(f"orders/{order['id']}/cancel").json()
    assert [m["status"] for m in cancelled["timeline"]] == ["placed", "confirmed", "cancelled"]


def test_a_line_can_be_removed_but_only_by_its_owner(shop: Shop, buyer: TestClient) -> None:
    line = buyer.post("cart/lines", json=wish(shop)).json()["lines"][0]["id"]
    stranger = browser(guest())
    assert stranger.delete(f"cart/lines/{line}").json()["code"] == "line_not_found"
    assert stranger.patch(f"cart/lines/{line}", json={"quantity": 2}).status_code == 404
    assert buyer.delete(f"cart/lines/{line}").json()["lines"] == []


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"quantity": 0}, 422, "quantity_invalid"),
        ({"quantity": -1}, 422, "quantity_invalid"),
        ({"quantity": 10**9}, 422, "quantity_invalid"),
        ({"quantity": 10**40}, 422, "quantity_invalid"),
        ({"quantity": 1.5}, 422, "invalid_input"),
        ({"quantity": True}, 422, "invalid_input"),
        ({"quantity": "2"}, 422, "invalid_input"),
        ({"price": -1}, 422, "invalid_input"),
        ({"variant_id": "lipstick"}, 422, "invalid_input"),
        ({"variant_id": str(new_id())}, 404, "variant_not_found"),
        ({"video_id": str(new_id())}, 404, "video_not_found"),
        ({"quantity": 6}, 409, "only_n"),
    ],
)
def test_what_cannot_go_into_a_bag_is_answered_clearly(
    shop: Shop, buyer: TestClient, change: dict[str, Any], status: int, code: str
) -> None:
    answer = buyer.post("cart/lines", json=wish(shop, **change))
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["content-type"] == PROBLEM
    assert buyer.get("cart").json()["lines"] == []


def change(path: str, value: Any) -> Callable[[dict[str, Any]], None]:
    def apply(body: dict[str, Any]) -> None:
        *parents, leaf = path.split(".")
        for parent in parents:
            body = body[parent]
        body[leaf] = value

    return apply


@pytest.mark.parametrize(
    ("path", "value", "status", "code", "said"),
    [
        ("cart_total_minor", 100, 409, "price_changed", "The total is now ₹348, no longer ₹1."),
        ("cart_total_minor", -1, 422, "invalid_input", "cart_total_minor"),
        ("cart_total_minor", 10**30, 422, "invalid_input", "cart_total_minor"),
        ("currency", "USD", 422, "currency_unknown", "INR"),
        ("payment_method", "gold", 422, "payment_method_refused", "cash on delivery"),
        ("address.pin", "012345", 422, "invalid_input", "6 digits and does not begin with 0"),
        ("address.state", "Atlantis", 422, "invalid_input", "state or union territory"),
        ("address.line1", "", 422, "invalid_input", "house and street"),
        ("address.city", "x" * 61, 422, "invalid_input", "60 characters"),
        ("contact.phone", "123", 422, "invalid_input", "10-digit Indian mobile number"),
        ("contact.name", "\x00\x01", 422, "invalid_input", "plain letters in your name"),
        ("contact.email", "nobody", 422, "invalid_input", "email address"),
    ],
)
def test_a_bad_checkout_says_what_to_mend_and_orders_nothing(
    shop: Shop, buyer: TestClient, path: str, value: Any, status: int, code: str, said: str
) -> None:
    buyer.post("cart/lines", json=wish(shop))
    body: dict[str, Any] = {
        "contact": dict(FORM["contact"]),
        "address": dict(FORM["address"]),
        "payment_method": "cod",
        "cart_total_minor": 34800,
    }
    change(path, value)(body)
    answer = buyer.post("checkout", json=body, headers=KEY)
    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (status, code)
    assert said in problem["detail"] and "Value error" not in problem["detail"]
    assert buyer.get("orders").json()["items"] == []
    assert buyer.get("cart").json()["count"] == 1


def test_checkout_needs_a_key_and_something_to_sell(shop: Shop, buyer: TestClient) -> None:
    body = {**FORM, "cart_total_minor": 34800}
    assert buyer.post("checkout", json=body, headers=KEY).json()["code"] == "cart_empty"
    buyer.post("cart/lines", json=wish(shop))
    for headers in ({}, {"Idempotency-Key": "x"}, {"Idempotency-Key": "x" * 500}):
        answer = buyer.post("checkout", json=body, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (422, "idempotency_key_invalid")
    assert buyer.post("checkout", json=body, headers=KEY).status_code == 201
    other = buyer.post("checkout", json={**body, "cart_total_minor": 1}, headers=KEY)
    assert other.json()["code"] == "idempotency_key_reused"


def test_another_site_cannot_order(shop: Shop, buyer: TestClient) -> None:
    answer = buyer.post("cart/lines", json=wish(shop), headers={"Origin": "https://evil.example"})
    assert (answer.status_code, answer.json()["code"]) == (403, "cross_origin")


def test_only_an_admin_moves_parcels(shop: Shop, buyer: TestClient) -> None:
    buyer.post("cart/lines", json=wish(shop))
    body = {**FORM, "cart_total_minor": 34800}
    order = buyer.post("checkout", json=body, headers=KEY).json()
    steps = f"orders/{order['id']}/steps"
    assert buyer.post(steps, json={"step": "ship"}).status_code == 401
    made = api()
    made.dependency_overrides[current_viewer] = admin
    boss = TestClient(made, base_url="http://testserver/api/v1/")
    assert boss.post(steps, json={"step": "cancel"}).status_code == 422
    assert boss.post(steps, json={"step": "deliver"}).json()["code"] == "order_status"
    assert boss.post(steps, json={"step": "ship"}).json()["status"] == "shipped"
    too_late = buyer.post(f"orders/{order['id']}/cancel")
    assert (too_late.status_code, too_late.json()["code"]) == (409, "order_status")


@pytest.mark.parametrize(
    "path",
    ["orders/nonsense", "orders/0190b5a0-0000-7000-8000-000000000000", "orders?cursor=made-up"],
)
def test_made_up_ids_and_cursors_are_answered_clearly(buyer: TestClient, path: str) -> None:
    answer = buyer.get(path)
    assert answer.status_code in (404, 422)
    assert answer.headers["content-type"] == PROBLEM


def test_every_operation_describes_its_errors() -> None:
    paths = api().openapi()["paths"]
    assert len(paths) == 8
    for operations in paths.values():
        for operation in operations.values():
            assert operation["summary"]
            assert "422" in operation["responses"] or operation["operationId"].startswith(
                "get_cart"
            )
