"""What others reached on the public sequences, to stand beside what `bench.sequences` measures.

Nothing here was measured by this program. The figures are those that the product's notes on systems
to be beaten give for these two sets; the notes say how they were made, and name neither the papers
nor the models, so nor does this. They know NDCG@10 alone.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

import numpy as np

PROTOCOL = "strict"  # Learned without each person's last two items, every item ranked.
PAPERS = "best of the papers that the notes on systems to be beaten look at"
NOTES = "tried on the same file for those notes; in no paper"


@dataclass(frozen=True, slots=True)
class Size:
    """What tells a set from others."""

    people: int
    items: int
    events: int


@dataclass(frozen=True, slots=True)
class Reached:
    """What a method reached on one set.

    Args:
        is_published: Whether it stands in a paper.
        source: Where the figure comes from.
    """

    method: str
    ndcg10: float
    uses_attributes: bool
    is_published: bool
    source: str
    protocol: str = PROTOCOL


@dataclass(frozen=True, slots=True)
class PublicSet:
    """A public set of sequences, of reviews at Amazon."""

    name: str
    size: Size
    reached: tuple[Reached, ...]


def _reached(best: float, plain: float, likeness: float, reranked: float) -> tuple[Reached, ...]:
    return (
        Reached("best published", best, False, True, PAPERS),
        Reached("transition neighbours, plain", plain, False, False, NOTES),
        Reached("transition neighbours, tuned, times attribute likeness", likeness, True, False,
                NOTES),
        Reached("those, re-ranked by LambdaRank over the top 100", reranked, True, False, NOTES),
    )  # fmt: skip


SETS = (
    PublicSet("beauty", Size(22_363, 12_101, 198_502), _reached(0.0531, 0.0529, 0.0605, 0.068)),
    PublicSet("toys", Size(19_412, 11_924, 167_597), _reached(0.0580, 0.0643, 0.0757, 0.081)),
)
NAMES = tuple(one.name for one in SETS)


def set_of(sequences: list[list[int]], name: str | None = None) -> PublicSet | None:
    """The public set that `name` says, or else the one with exactly as many people, items and
    events; `None` when it is none of them.
    """
    if name is not None:
        return next(one for one in SETS if one.name == name)
    items = len(np.unique(np.concatenate([np.asarray(one) for one in sequences])))
    size = Size(len(sequences), items, sum(map(len, sequences)))
    return next((one for one in SETS if one.size == size), None)


def fields_of(found: PublicSet | None) -> dict[str, object]:
    """What goes into the result: which set it is, and what others reached on it."""
    if found is None:
        return {"set": None, "published": []}
    return {"set": found.name, "published": [asdict(one) for one in found.reached]}


def table_of(found: PublicSet, result: dict[str, object]) -> str:
    """Ours beside theirs, best first, to be read by people."""
    protocol = str(result["protocol"])
    ours = [
        ("ours", float(str(result["ndcg10"])), result["uses_attributes"], protocol),
        ("ours", float(str(result["ndcg10_ids_only"])), False, protocol),
    ]
    theirs = [(r.method, r.ndcg10, r.uses_attributes, r.protocol) for r in found.reached]
    own = ours if result["uses_attributes"] else ours[1:]
    rows = sorted([*own, *theirs], key=lambda row: -row[1])
    lines = [f"{found.name}, NDCG@10:"]
    for method, ndcg, attributes, how in rows:
        with_what = "with attributes" if attributes else "by ids only"
        lines.append(f"  {ndcg:.4f}  {method} ({with_what}, {how})")
    if protocol != PROTOCOL:
        lines.append(f"  Theirs are {PROTOCOL}, so {protocol} figures do not stand beside them.")
    return "\n".join(lines)
