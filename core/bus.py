"""Events between rooms: emitted in a transaction, handled in the worker by `app.wiring`."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, ClassVar
from uuid import UUID

from sqlmodel import Session

from core.outbox import enqueue

DISPATCH_TASK = "app.dispatch"


@dataclass(frozen=True, slots=True)
class DomainEvent:
    """Something that happened. Subclasses carry only ids and short strings."""

    name: ClassVar[str]

    def payload(self) -> dict[str, Any]:
        """The fields as JSON-able values."""
        return {k: str(v) if isinstance(v, UUID) else v for k, v in asdict(self).items()}


def emit(session: Session, event: DomainEvent) -> None:
    """Hands `event` to its handlers once `session` has committed; at least once."""
    enqueue(session, DISPATCH_TASK, event=event.name, payload=event.payload())
