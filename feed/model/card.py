"""The model card: what a version was made from, how well it foresees, and whether it serves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class HeadCard:
    """One head on the held-out slice.

    Args:
        positives: Among all impressions.
        base_rate: Share of the held-out slice.
        is_base_rate: It had too few answers to learn from, or orders nothing: every clip gets the
            same.
        log_loss_base: Of always saying the base rate of what was learned from.
        ece_before: Expected calibration error of the layers alone, before they were blended.
        believes: How much of the layers' logit, of its direct way's, and of the other heads' it
            takes: the last is what comes from the step before it.
    """

    name: str
    weight: float
    window: str
    positives: int
    base_rate: float
    is_base_rate: bool
    auc: float | None
    log_loss: float
    log_loss_base: float
    ece_before: float
    ece: float
    brier_before: float
    brier: float
    believes: list[float]
    offset: float


@dataclass(frozen=True, slots=True)
class ModelCard:
    """What is known about a version.

    Args:
        first_ms: When the first page was made, epoch milliseconds; `last_ms` the last.
        slices: Impressions learned from, calibrated on and judged on, one after the other in time.
        left_out: Impressions of clips that are not published any more, or with odd inputs.
        unseen: Inputs that the network does not look at, because the log is too short.
        usual_edges_ms: The groups of length of the head `watch`; `usual_watch_ms` their medians.
        pairs: Of one page, whose realised worth differed; the order of a share of them is right
            by the model's value, by the simple score; `lower` bounds the difference.
        golden_inputs: Rows that must give `golden_outputs`.
        may_serve: Whether it proved better than the simple score; `why` says how.
    """

    version: str
    made_ms: int
    first_ms: int
    last_ms: int
    viewers: int
    impressions: int
    clips: int
    left_out: int
    slices: list[int]
    inputs: list[str]
    unseen: list[str]
    heads: list[HeadCard]
    usual_edges_ms: list[float]
    usual_watch_ms: list[float]
    parameters: dict[str, float | list[int]]
    pairs: int
    pairs_right: float
    pairs_right_simple: float
    lower: float
    may_serve: bool
    why: str
    golden_inputs: list[list[float]]
    golden_outputs: list[list[float]]
    weights_sha256: str
    sha256: str = ""

    @staticmethod
    def of(body: dict[str, Any]) -> ModelCard:
        """What `asdict` made of one.

        Raises:
            TypeError: A field is missing or unknown; `KeyError` likewise.
        """
        return ModelCard(**body | {"heads": [HeadCard(**head) for head in body["heads"]]})

    @property
    def head_names(self) -> list[str]:
        """In the order of the outputs."""
        return [head.name for head in self.heads]


def as_markdown(card: ModelCard) -> str:
    """The card for people."""
    learned, calibrated, judged = card.slices
    lines = [
        f"# Model {card.version}",
        "",
        f"Made {_day(card.made_ms)} from {card.impressions} impressions of {card.viewers} viewers "
        f"and {card.clips} clips, shown {_day(card.first_ms)} to {_day(card.last_ms)}: {learned} "
        f"learned from, the next {calibrated} calibrated on, the last {judged} judged on. "
        f"{card.left_out} of clips that are gone, or with odd inputs, were left out.",
        "",
        f"**{'Serves' if card.may_serve else 'Does not serve'}**: {card.why}",
        "",
        "| head | weight | window | answers | base rate | AUC | log loss (base rate) "
        "| ECE (before) | Brier (before) |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for head in card.heads:
        auc = "" if head.auc is None else f"{head.auc:.3f}"
        name = f"{head.name} (base rate only)" if head.is_base_rate else head.name
        brier = f"{head.brier:.4f} ({head.brier_before:.4f})"
        lines.append(
            f"| {name} | {head.weight:g} | {head.window} | {head.positives} "
            f"| {head.base_rate:.4f} | {auc} | {head.log_loss:.4f} ({head.log_loss_base:.4f}) "
            f"| {head.ece:.4f} ({head.ece_before:.4f}) | {brier} |"
        )
    usual = ", ".join(f"{ms / 1000:.1f}" for ms in card.usual_watch_ms)
    edges = ", ".join(f"{ms / 1000:.1f}" for ms in card.usual_edges_ms)
    lines += [
        "",
        f"Usual watch in seconds: {usual}; lengths in seconds between the groups: {edges}.",
        f"Parameters: {', '.join(f'{k} {v}' for k, v in card.parameters.items())}.",
        f"Inputs: {', '.join(card.inputs)}. Not looked at: {', '.join(card.unseen) or 'none'}.",
        f"sha256 of the graph {card.sha256}, of the weights {card.weights_sha256}.",
        "",
    ]
    return "\n".join(lines)


def _day(ms: int) -> str:
    return f"{datetime.fromtimestamp(ms / 1000, UTC):%Y-%m-%d %H:%M}"
