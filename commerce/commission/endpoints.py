"""Commissions and payout statements over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from starlette.responses import StreamingResponse

from catalog.web import CurrentViewer
from commerce.commission import service
from commerce.commission.reach import Ask, Side
from commerce.commission.rules import StatementState
from commerce.commission.schemas import (
    CommissionLinePage,
    CommissionMonthView,
    PaymentForm,
    StatementDetail,
    StatementPage,
    StatementView,
)
from core.csv_file import MEDIA_TYPE, download_headers
from core.web import problems

router = APIRouter(tags=["commissions"])
REFUSALS = problems(401, 403, 404)
FILE = {**REFUSALS, 200: {"content": {"text/csv": {}}, "description": "UTF-8, a line each."}}
Month = Annotated[
    str | None,
    Query(description="By India's calendar; the running one if left out.", examples=["2026-11"]),
]
Cursor = Annotated[str | None, Query(description="From the page before.")]


def asked(
    side: Annotated[
        Side | None, Query(description="What I earn, or what I owe; by the caller's role.")
    ] = None,
    brand: Annotated[UUID | None, Query(description="Only with this brand.")] = None,
    creator: Annotated[UUID | None, Query(description="Only with this creator.")] = None,
) -> Ask:
    """The query parameters that every listing has."""
    return Ask(side=side, brand_id=brand, creator_id=creator)


Asked = Annotated[Ask, Depends(asked)]


@router.get("/commissions", responses=REFUSALS)
def get_commissions(viewer: CurrentViewer, ask: Asked, month: Month = None) -> CommissionMonthView:
    """What was promised, earned and lapsed in a month, summed and by clip."""
    return service.commission_month(viewer, month, ask)


@router.get("/commissions/lines", responses=REFUSALS)
def get_commission_lines(
    viewer: CurrentViewer, ask: Asked, month: Month = None, cursor: Cursor = None
) -> CommissionLinePage:
    """The same by order line, newest first; nothing says who bought."""
    return service.commission_lines(viewer, month, ask, cursor)


@router.get("/commissions.csv", response_class=StreamingResponse, responses=FILE)
def get_commissions_csv(
    viewer: CurrentViewer, ask: Asked, month: Month = None
) -> StreamingResponse:
    """The same to take away."""
    return _file(service.commission_csv(viewer, month, ask), "jhalak-commissions.csv")


@router.get("/statements", responses=REFUSALS)
def get_statements(
    viewer: CurrentViewer,
    ask: Asked,
    state: Annotated[StatementState | None, Query(description="Only these.")] = None,
    cursor: Cursor = None,
) -> StatementPage:
    """Payout statements, newest first."""
    return service.list_statements(viewer, ask, state, cursor)


@router.get("/statements/{statement_id}", responses=REFUSALS)
def get_statement(viewer: CurrentViewer, statement_id: UUID) -> StatementDetail:
    """One statement, for its brand, its creator and admins."""
    return service.statement(viewer, statement_id)


@router.get("/statements/{statement_id}/lines", responses=REFUSALS)
def get_statement_lines(
    viewer: CurrentViewer, statement_id: UUID, cursor: Cursor = None
) -> CommissionLinePage:
    """The order lines that a statement is the sum of."""
    return service.statement_lines(viewer, statement_id, cursor)


@router.get(
    "/statements/{statement_id}/lines.csv", response_class=StreamingResponse, responses=FILE
)
def get_statement_csv(viewer: CurrentViewer, statement_id: UUID) -> StreamingResponse:
    """The same to take away."""
    pieces = service.statement_csv(viewer, statement_id)
    return _file(pieces, f"jhalak-statement-{statement_id}.csv")


@router.post("/statements/{statement_id}/paid", responses=problems(401, 403, 404, 409))
def mark_paid(viewer: CurrentViewer, statement_id: UUID, body: PaymentForm) -> StatementView:
    """The brand, or an admin, notes when and how it paid; the same again changes nothing."""
    return service.mark_paid(viewer, statement_id, body.reference, body.paid_on)


def _file(pieces: Iterator[str], name: str) -> StreamingResponse:
    return StreamingResponse(pieces, media_type=MEDIA_TYPE, headers=download_headers(name))
