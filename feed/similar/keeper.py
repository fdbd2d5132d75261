"""The table of similar clips in this process."""

from __future__ import annotations

from feed.similar.table import Table
from feed.similar.versions import Card, Versions
from feed.version_keeper import VersionKeeper


class TableKeeper(VersionKeeper[Card, Table]):
    """Holds the current table. Without one, or with a damaged one, what was held stays."""

    def __init__(self) -> None:
        super().__init__("similar", Versions)


keeper = TableKeeper()
