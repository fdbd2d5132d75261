"""The model in this process, and in words what scores pages at present."""

from __future__ import annotations

import structlog
from prometheus_client import Counter

from feed.model.card import ModelCard
from feed.model.versions import Model, ModelVersions
from feed.version_keeper import VersionKeeper
from feed.versions import VersionStore

log = structlog.get_logger(__name__)
FAILED = Counter(
    "jhalak_model_failed_total", "Pages that the model could not score; the simple score did."
)


class ModelKeeper(VersionKeeper[ModelCard, Model]):
    """Holds the model that serves. Without one, or with one that fails, the simple score does."""

    def __init__(self) -> None:
        super().__init__("ranking", ModelVersions)
        self._failure = ""
        self._absence = "no model has been looked for yet"

    def look(self, store: VersionStore[ModelCard, Model] | None = None) -> None:
        super().look(store)
        if self.version is None:
            cards = (store or ModelVersions()).cards()
            self._absence = (
                f"model {cards[-1].version} does not serve, {cards[-1].why}"
                if cards
                else "no model has been trained yet"
            )

    def failed(self, reason: str) -> None:
        """Notes that the model held could not score a page; logs when the reason is new."""
        FAILED.inc()
        if reason != self._failure:
            self._failure = reason
            log.error("model_failed", version=self.version, reason=reason, exc_info=True)

    def worked(self) -> None:
        """Notes that it could."""
        self._failure = ""

    def scoring(self) -> str:
        """What scores pages, and why: for `/readyz`."""
        self.held()
        refused = f"refused: {self.refusal}" if self.refusal else ""
        if self.version is None:
            return f"simple score: {refused or self._absence}"
        if self._failure:
            return f"simple score: model {self.version} fails, {self._failure}"
        return f"model {self.version}" + (f"; a newer one was {refused}" if refused else "")


keeper = ModelKeeper()
