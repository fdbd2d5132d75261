"""Who foresees better, transitions or the network, asked the same and both unprepared."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from feed.similar.evaluate import gains_of
from feed.similar.judging import Answers, Figures

Z95 = 1.959964


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a contest went.

    Args:
        lower: The lower end of the 95 % interval of the network's advantage in NDCG@10 as served.
    """

    transitions: Figures
    network: Figures
    lower: float

    @property
    def is_network_better(self) -> bool:
        """Beyond what chance explains; a tie goes to the transitions."""
        return self.lower > 0.0

    @property
    def why(self) -> str:
        """In words."""
        theirs, ours = self.transitions, self.network
        return (
            f"of {ours.judged} last engagements, as pages are served, the network has NDCG@10 "
            f"{ours.served_ndcg10:.4f}, the transitions {theirs.served_ndcg10:.4f} "
            f"(difference above {self.lower:+.4f})"
        )


def verdict_of(transitions: Answers, network: Answers) -> Verdict:
    """Compares the answers to one question, person by person.

    What counts is the order that pages get from the table: that is what serves.
    """
    apart = gains_of(network.served) - gains_of(transitions.served)
    error = float(apart.std(ddof=1)) / len(apart) ** 0.5 if len(apart) > 1 else np.inf
    lower = float(apart.mean()) - Z95 * error if len(apart) else -np.inf
    return Verdict(transitions.figures(), network.figures(), lower)
