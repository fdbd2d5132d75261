"""Anchors: once a day the chain's last hash goes into a file and into the process's log.

Whoever keeps either elsewhere can prove later that the chain was not rewritten.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import structlog
from sqlmodel import Session

from core.clock import rfc3339, utc_now
from core.settings import get_settings
from moderation.log.models import CHAIN, LogHead

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The hash of an entry as it was when the anchor was dropped."""

    seq: int
    hash: str
    at: str = ""


def anchors_file() -> Path:
    """Where anchors are kept: one JSON object a line."""
    return get_settings().data_dir / "moderation-log.anchors"


def drop_anchor(session: Session) -> Anchor | None:
    """Writes the chain's present end down; an empty chain has none."""
    head = session.get(LogHead, CHAIN)
    if head is None or head.seq == 0:
        return None
    anchor = Anchor(head.seq, head.hash, rfc3339(utc_now()))
    with anchors_file().open("a", encoding="utf-8") as file:
        file.write(json.dumps(asdict(anchor)) + "\n")
    log.info("moderation_log_anchored", seq=anchor.seq, hash=anchor.hash)
    return anchor


def read_anchors(path: Path | None = None) -> Iterator[Anchor]:
    """Every anchor of the file; none where there is no file.

    Raises:
        ValueError, TypeError: A line is no anchor.
    """
    path = path or anchors_file()
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            yield Anchor(**json.loads(line))
