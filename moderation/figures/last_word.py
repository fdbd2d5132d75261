"""What decisions came to in the end: a rejection that was reversed counts as the mistake it was."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select
from sqlalchemy.orm import aliased
from sqlmodel import and_, col, func, or_

from moderation.models import Decision, Ruling

FIRST = (Ruling.PUBLISH, Ruling.KEEP, Ruling.REJECT)
# An appeal or a third look took the first back; an appeal took that one back in turn.
_then, _at_last = aliased(Decision), aliased(Decision)


def is_violating() -> ColumnElement[bool]:
    """Of a query `with_last_word`: by the last word, it breaks the rules."""
    rulings = col(_at_last.ruling), col(_then.ruling), col(Decision.ruling)
    return func.coalesce(*rulings) == Ruling.REJECT


def with_last_word(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """A query over `Decision` with what became of each; without those undone within seconds."""
    return (
        query.outerjoin(_then, col(_then.reverses_id) == col(Decision.id))
        .outerjoin(_at_last, col(_at_last.reverses_id) == col(_then.id))
        .where(or_(col(_then.ruling).is_(None), col(_then.ruling) != Ruling.UNDO))
    )


def first_by_people() -> ColumnElement[bool]:
    """Of decisions: a person made it, and it took nothing back itself."""
    return and_(
        col(Decision.actor_id).is_not(None),
        col(Decision.reverses_id).is_(None),
        col(Decision.ruling).in_(FIRST),
    )
