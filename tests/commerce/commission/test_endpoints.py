"""Commissions and statements over HTTP: one journey of both sides."""

from __future__ import annotations

from datetime import timedelta

from fastapi.testclient import TestClient

from catalog.kinds import Role
from catalog.viewer import Viewer
from catalog.web import current_viewer
from commerce.commission.endpoints import router
from commerce.commission.statements import issue_due
from core.clock import utc_now
from core.ids import new_id
from core.web import PROBLEM
from tests.commerce.commission.agreed_shop import NOON, RANI_COMMISSION, Agreed, account
from tests.commerce.small_shop import guest
from tests.http import client_of


def client(viewer: Viewer) -> TestClient:
    return client_of(router, overrides={current_viewer: lambda: viewer})


def test_from_the_sale_to_the_paid_statement(agreed: Agreed) -> None:
    long_ago = NOON.replace(year=2024)
    agreed.change(starts_at=long_ago - timedelta(days=1))
    agreed.sell(long_ago)
    creator, brand = client(agreed.creator), client(agreed.brand)
    month = creator.get("/commissions", params={"month": "2024-11"}).json()
    assert month["earned"] == month["due"]
    assert month["earned"]["amount_minor"] == RANI_COMMISSION
    lines = brand.get("/commissions/lines", params={"month": "2024-11", "side": "brand"}).json()
    assert [line["kind"] for line in lines["items"]] == ["earned", "promised"]
    issue_due(utc_now())
    (listed,) = creator.get("/statements").json()["items"]
    path = f"/statements/{listed['id']}"
    detail = brand.get(path).json()
    assert detail["clips"][0]["amount"] == detail["total"] == listed["total"]
    paid = {"reference": "UTR 4411", "paid_on": "2024-12-05"}
    assert creator.post(f"{path}/paid", json=paid).json()["code"] == "not_the_payer"
    assert brand.post(f"{path}/paid", json=paid).json()["state"] == "paid"
    again = brand.post(f"{path}/paid", json=paid | {"reference": "other"})
    assert (again.status_code, again.json()["code"]) == (409, "statement_paid")
    assert creator.get("/statements", params={"state": "issued"}).json()["items"] == []
    file = creator.get(f"{path}/lines.csv")
    assert file.headers["content-type"].startswith("text/csv")
    assert "attachment" in file.headers["content-disposition"]
    assert listed["number"] in file.text


def test_a_guest_is_asked_to_sign_in_and_a_shopper_sent_away(agreed: Agreed) -> None:
    nobody = client(guest())
    shopper = client(account(agreed.shop, "asha", Role.SHOPPER))
    one = f"/statements/{new_id()}"
    listings = ("/commissions", "/commissions/lines", "/commissions.csv", "/statements")
    for path in (*listings, one, f"{one}/lines", f"{one}/lines.csv"):
        assert nobody.get(path).status_code == 401
        answer = shopper.get(path)
        assert (answer.status_code, answer.headers["content-type"]) == (403, PROBLEM)


def test_what_is_not_theirs_is_not_found(agreed: Agreed) -> None:
    other = client(account(agreed.shop, "other", Role.CREATOR))
    foreign = other.get("/commissions", params={"creator": str(agreed.creator.id)})
    assert (foreign.status_code, foreign.json()["code"]) == (404, "commissions_not_found")
    nowhere = other.post(
        f"/statements/{new_id()}/paid", json={"reference": "x", "paid_on": "2026-12-01"}
    )
    assert (nowhere.status_code, nowhere.json()["code"]) == (404, "statement_not_found")
    for params, code in (({"month": "2026-13"}, "month_invalid"), ({"cursor": "x"}, "bad_cursor")):
        answer = other.get("/commissions/lines", params=params)
        assert (answer.status_code, answer.json()["code"]) == (422, code)
