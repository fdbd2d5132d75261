"""Why a page looks as it does: kept for every request, shown by `GET /feed/explain`."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class SourceTrace:
    """What became of one source."""

    name: str
    found: int
    took_ms: float
    outcome: str = "ok"  # ok | failed | overran | resting


@dataclass(slots=True)
class Trace:
    """The story of one page, stage by stage.

    Args:
        dropped: Filter → how many clips it kept away.
        pools: Row that was drawn → of how many clips.
        sunk: Candidates whose score was not finite.
        model: Version of the model that scored; empty for the simple score.
        weights: Term → its weight for this viewer.
        mix: Kind → what the content mix added to the score of such clips when choosing.
        relaxed: Places where a spacing rule could not be kept.
        exhausted: Nothing unseen was left, so clips seen longest ago came again.
    """

    considered: int = 0
    dropped: dict[str, int] = field(default_factory=dict)
    sources: list[SourceTrace] = field(default_factory=list)
    pools: dict[int, int] = field(default_factory=dict)
    candidates: int = 0
    sunk: int = 0
    relaxed: int = 0
    model: str = ""
    weights: dict[str, float] = field(default_factory=dict)
    mix: dict[str, float] = field(default_factory=dict)
    exhausted: bool = False
    start: str = ""  # "" | first | unavailable
    took_ms: float = 0.0

    @property
    def failed(self) -> list[str]:
        """Names of sources that raised, overran or rest."""
        return [s.name for s in self.sources if s.outcome != "ok"]
