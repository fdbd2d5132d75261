"""The network's card: what it was made from, how it did against transitions, whether it serves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from feed.similar.judging import Figures


@dataclass(frozen=True, slots=True)
class NetworkCard:
    """What is known about a version.

    Args:
        first_ms: When the first engagement was, epoch milliseconds; `last_ms` the last.
        parameters: How it was learned; `epochs` of the one that is stored.
        transitions: Each viewer's last engagement as transitions foresaw it, and `network` as a
            network of the same settings did; neither had learned from it.
        lower: The lower end of the 95 % interval of the network's advantage as served.
        golden_histories: Rows of item numbers + 1, for which the `golden_items` (numbers) must
            get the `golden_scores`.
        may_serve: Whether it proved better than the transitions; `why` says how.
    """

    version: str
    made_ms: int
    first_ms: int
    last_ms: int
    viewers: int
    engagements: int
    clips: int
    parameters: dict[str, float]
    transitions: Figures
    network: Figures
    lower: float
    may_serve: bool
    why: str
    golden_histories: list[list[int]]
    golden_items: list[list[int]]
    golden_scores: list[list[float]]
    weights_sha256: str
    sha256: str = ""

    @staticmethod
    def of(body: dict[str, Any]) -> NetworkCard:
        """What `asdict` made of one.

        Raises:
            TypeError: A field is missing or unknown; `KeyError` likewise.
        """
        figures = {name: Figures(**body[name]) for name in ("transitions", "network")}
        return NetworkCard(**body | figures)


def as_markdown(card: NetworkCard) -> str:
    """The card for people."""
    lines = [
        f"# Sequence network {card.version}",
        "",
        f"Made {_day(card.made_ms)} from {card.engagements} engagements of {card.viewers} viewers "
        f"with {card.clips} clips, {_day(card.first_ms)} to {_day(card.last_ms)}.",
        "",
        f"**{'Serves' if card.may_serve else 'Does not serve'}**: {card.why}",
        "",
        f"Last engagements of {card.network.judged} viewers, learned from by neither:",
        "",
        "| | HR@10 | NDCG@10 | NDCG@10 as served |",
        "|---|---|---|---|",
    ]
    for name, of in (("transitions", card.transitions), ("network", card.network)):
        lines.append(f"| {name} | {of.hr10:.4f} | {of.ndcg10:.4f} | {of.served_ndcg10:.4f} |")
    lines += [
        "",
        f"Parameters: {', '.join(f'{k} {v:g}' for k, v in card.parameters.items())}.",
        f"sha256 of the graph {card.sha256}, of the weights {card.weights_sha256}.",
        "",
    ]
    return "\n".join(lines)


def _day(ms: int) -> str:
    return f"{datetime.fromtimestamp(ms / 1000, UTC):%Y-%m-%d %H:%M}"
