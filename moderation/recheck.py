"""Decides stored verdicts again and says where they differ: `python -m moderation.recheck`.

    python -m moderation.recheck [--days N] [--rescreen] [--limit N] [--json]

From the stored scores alone, and bit by bit. With `--rescreen` the models look again at the files
and words that are there now, which tells an altered model or file from an altered row. Leaves with
1 when anything differs.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict, dataclass, field
from datetime import timedelta

from sqlmodel import Session

from catalog.videos import get_video
from community.models import Comment
from core.clock import utc_now
from core.db import read_scope
from core.errors import JhalakError
from moderation.comments import screen_comment
from moderation.evidence import evidence_of
from moderation.models import Scope, Screening
from moderation.policies.live import policy_by_sha
from moderation.policies.rules import Policy
from moderation.products.again import words_again, words_since
from moderation.screening import Classifiers, Findings, screen
from moderation.verdicts.recompute import NOT_KEPT, Difference, recompute
from moderation.verdicts.stored import StoredVerdict, stored_since


@dataclass(slots=True)
class Report:
    """What came out.

    Args:
        not_kept: Verdicts from before everything was kept; nobody can decide them again.
        rescreened: Those that the models looked at again.
    """

    verdicts: int = 0
    not_kept: int = 0
    rescreened: int = 0
    differences: list[Difference] = field(default_factory=list)


def recheck(
    *,
    days: int = 36_500,
    limit: int = 1_000_000,
    rescreens: bool = False,
    by: Classifiers | None = None,
) -> Report:
    """Decides every verdict of the last `days` again, the newest `limit` of those on clips and
    comments, and of those on products.
    """
    report = Report()
    for stored in stored_since(utc_now() - timedelta(days=days), limit):
        report.verdicts += 1
        with read_scope() as session:
            found = recompute(session, stored)
        if [difference.what for difference in found] == [NOT_KEPT]:
            report.not_kept += 1
            continue
        report.differences += found
        if rescreens:
            report.rescreened += 1
            report.differences += rescreen(stored, by or Classifiers())
    for row in words_since(utc_now() - timedelta(days=days), limit):
        report.verdicts += 1
        with read_scope() as session:
            report.differences += words_again(session, row)
    return report


def rescreen(stored: StoredVerdict, by: Classifiers) -> list[Difference]:
    """What the models say otherwise now about the same clip."""
    run = stored.screening
    try:
        with read_scope() as session:
            policy = policy_by_sha(session, run.policy_sha256)
            found = _found_now(session, run, policy, by)
    except JhalakError as error:
        return [Difference(run.id, "subject", str(run.video_id), error.detail)]
    if found.problem != run.problem:
        return [Difference(run.id, "problem", run.problem, found.problem)]
    again = {(source, s.label): s for source, s in found.signals}
    before = {(result.source, result.label): result for result in stored.results}
    differences = []
    for key in sorted(before.keys() | again.keys()):
        was, now = before.get(key), again.get(key)
        told = (
            repr((was.score, was.model_sha256) if was else None),
            repr((now.score, now.model_sha256) if now else None),
        )
        if told[0] != told[1]:
            place = f"{key[1]} in {key[0]}"
            differences.append(Difference(run.id, "rescreened", *told, place))
    return differences


def _found_now(session: Session, run: Screening, policy: Policy, by: Classifiers) -> Findings:
    if run.comment_id is None:
        evidence = evidence_of(session, get_video(session, run.video_id))
        return screen(evidence, Scope(run.scope), policy, by)
    comment = session.get(Comment, run.comment_id)
    return screen_comment(comment.text, classify=by.text).found if comment else Findings()


def main() -> int:
    """Prints the differences, then the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--days", type=int, default=36_500)
    parser.add_argument("--limit", type=int, default=1_000_000)
    parser.add_argument("--rescreen", action="store_true")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    report = recheck(days=given.days, limit=given.limit, rescreens=given.rescreen)
    if given.json:
        print(json.dumps(asdict(report), default=str))
    else:
        for d in report.differences:
            print(f"{d.screening_id}  {d.what}  {d.place}  stored {d.stored}  again {d.again}")
        print(
            f"{report.verdicts} verdicts, {report.not_kept} not kept whole, "
            f"{report.rescreened} screened again, {len(report.differences)} differences"
        )
    return 1 if report.differences else 0


if __name__ == "__main__":
    sys.exit(main())
