"""Verdicts on products' words are given again from what is stored, and what differs is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime

from sqlmodel import Session, col, select

from core.db import read_scope
from core.errors import JhalakError
from moderation.classifiers.rescoring import score_of
from moderation.policies.live import policy_by_sha
from moderation.products.judging import verdict_again
from moderation.products.models import ProductWords
from moderation.verdicts.recompute import Difference

CHUNK = 500


def words_since(since: datetime, at_most: int) -> Iterator[ProductWords]:
    """Rows of products' words, the newest first; each chunk is a transaction of its own."""
    query = select(ProductWords).where(col(ProductWords.created_at) >= since)
    for start in range(0, at_most, CHUNK):
        with read_scope() as session:
            rows = session.exec(
                query.order_by(col(ProductWords.id).desc())
                .offset(start)
                .limit(min(CHUNK, at_most - start))
            ).all()
            session.expunge_all()
        yield from rows
        if len(rows) < CHUNK:
            return


def words_again(session: Session, row: ProductWords) -> list[Difference]:
    """What differs when the words are decided about again; empty when it comes out bit by bit."""
    try:
        policy = policy_by_sha(session, row.policy_sha256)
    except JhalakError as error:
        return [Difference(row.id, "policy", row.policy_sha256, error.detail)]
    verdict = verdict_again(row, policy)
    found = [
        Difference(row.id, what, repr(before), repr(after))
        for what, before, after in (
            ("action", row.action, verdict.action.value),
            ("grounds", row.grounds, [asdict(reason) for reason in verdict.reasons]),
            ("version", row.policy_version, policy.version),
        )
        if before != after
    ]
    for one in row.signals:
        again = score_of(one["model"], one["label"], tuple(one["raw"]))
        if again is not None and again != one["score"]:
            place = f"{one['label']} in {one['where']}"
            found.append(Difference(row.id, "score", repr(one["score"]), repr(again), place))
    return found
