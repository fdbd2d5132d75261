"""What the console makes of cases, numbers and rules is told to whoever reads Hindi in Hindi."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.pages.console.drawn import past_of, why_of
from app.pages.console.keys import ConsoleKeys
from app.pages.console.known_drawn import matches_of, originals_of
from app.pages.console.record import beside_of, complaint_of, strikes_of
from app.pages.console.rows import age_text, budgets_of, left_text
from app.pages.console_board.drawn import agreement_line, hours_of, share_line
from app.pages.console_grievances.state import letter_of
from app.pages.console_known.state import item_of
from app.pages.console_rules.drawn import (
    clock_of,
    coverage_of,
    preview_text,
    shadow_text,
    version_of,
    walk_text,
)
from catalog.kinds import ReportReason, Role
from catalog.models import Account
from catalog.profile.errors import ProfilePart
from core.db import session_scope
from core.ids import new_id
from moderation.banks.schemas import CopyView, KnownOfCase, MatchView
from moderation.board.service import BoardView, HourView, ShareView
from moderation.decision import Reason, decide
from moderation.desk.schemas import AgreementView, AuthorStanding, Dossier, ExposureView
from moderation.grounds import report_reason
from moderation.known.models import BankAction, MatchState
from moderation.models import Ruling
from moderation.policies.models import VersionState
from moderation.policies.parsing import parse_policy
from moderation.policies.reading import PolicyInvalid
from moderation.policy import get_policy
from moderation.queue.ground_words import ground_in, sentence_in
from moderation.reputation.ladder import Rung
from moderation.reputation.reports import grounds
from moderation.reputation.schemas import StrikeView
from moderation.reputation.voices import Weight
from moderation.rights.models import GrievanceState
from moderation.rollout.schemas import (
    ClockView,
    CoverageRow,
    Preview,
    RescreeningView,
    ShadowOutcome,
    VersionView,
)
from moderation.schemas import DecisionView, ReasonView, ReportView
from moderation.second.looks import NEUTRAL
from moderation.surfaces import Surface
from tests.app.test_console_in_hindi import plain_hindi
from tests.app.test_console_rooms import NOW, contest, grievance, item
from tests.app.test_decisions_page import go, page_of, said_by, signed_in
from tests.moderation.desk_world import GROUND, case_on, clip, person, quiet_broker

HI = "hi-IN"


def test_a_day_at_the_desk_is_told_in_hindi(
    installation: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiet_broker(monkeypatch)
    anil, meera = person("anil"), person("meera", Role.CREATOR)
    with session_scope() as session:
        session.get_one(Account, anil.account_id).locale = HI
        session.get_one(Account, meera.account_id).display_name = "मीरा"
    first = case_on(clip(meera), replace(GROUND, text="", where=""))
    page = page_of(ConsoleKeys)
    go(page, "/moderation", signed_in(anil))

    async def story() -> None:
        await ConsoleKeys.load.fn(page)  # type: ignore[attr-defined]
        (row,) = page.rows
        plain_hindi(row.why, row.why_here, row.age, row.origin, page.budgets[0].said)
        plain_hindi(*(reason["title"] for reason in page.reasons))
        await ConsoleKeys.open_case.fn(page, str(first))  # type: ignore[attr-defined]
        plain_hindi(page.case.record, page.case.age, page.case.origin, page.whys[0].title)
        plain_hindi(page.beside.standing)
        told = await ConsoleKeys.press.fn(page, "e", str(first))  # type: ignore[attr-defined]
        plain_hindi(said_by(told))
        await ConsoleKeys.press.fn(page, "p", str(first))  # type: ignore[attr-defined]
        plain_hindi(page.undo_said)
        plain_hindi(said_by(await ConsoleKeys.open_next.fn(page)))  # type: ignore[attr-defined]
        gone = await ConsoleKeys.open_case.fn(page, str(new_id()))  # type: ignore[attr-defined]
        plain_hindi(said_by(gone))

    asyncio.run(story())


def test_every_ground_that_is_kept_in_english_is_read_in_hindi(installation: Path) -> None:
    policy = get_policy()
    held = replace(policy, hold_everything=True)
    stopped = decide([], is_trusted=False, policy=held, problem="The screening said nothing.")
    clock = policy.clocks[0]
    kept = [
        *stopped.reasons,
        *(report_reason(kind.value, 1, policy) for kind in ReportReason),
        report_reason("spam", 12, policy),
        NEUTRAL,
        Reason("legal_order", "Legal order", clock.title, 90),
        Reason("take_down", "Taken down", policy.reasons[0].title, 90),
        Reason("sample", "Drawn at random", "Measures what is shown.", 5),
        Reason("appeal", "Appeal", "Its maker asks for another look.", 50),
        Reason("escalated", "A colleague asks a lead", "क्या यह ठीक है?", 0),
    ]
    for ground in kept:
        told = ground_in(ground, policy, HI)
        plain_hindi(told.title, told.text)
        assert ground_in(ground, policy, "en") == ground
    for label, rule in policy.labels.items():
        plain_hindi(ground_in(Reason(label, rule.title, "", rule.harm), policy, HI).title)
    assert sentence_in("The screening stopped: KeyError.", HI) == "जाँच बीच में रुक गई: KeyError।"
    assert "12" in sentence_in("Reported 12 times as spam.", HI)
    for own in ("Its maker's words", "Is “bhai” a slur?"):
        assert sentence_in(own, HI) == own


def test_credible_reports_say_in_hindi_how_many_agree(installation: Path) -> None:
    weight = Weight(voices=3, right=0.9, sure=0.9, is_credible=True)
    told = [ground_in(g, get_policy(), HI) for g in grounds({"spam": 3}, weight, get_policy())]
    plain_hindi(*(text for ground in told for text in (ground.title, ground.text)))
    assert any("3" in ground.text for ground in told)


def test_times_numbers_and_records_are_in_hindi() -> None:
    plain_hindi(*(age_text(s, HI) for s in (40, 720, 7200, 400_000)))
    plain_hindi(
        left_text(NOW, NOW - timedelta(hours=3), HI), left_text(NOW, NOW + timedelta(1), HI)
    )
    unseen = ExposureView(seconds=0, budget_s=3600, is_spent=False, policies=[])
    plain_hindi(*(b.title + b.said for b in budgets_of(unseen, HI)))
    found = ReasonView(code="x", title="", text="", severity=1, score=0.9, threshold=0.5)
    plain_hindi(
        why_of(found, HI).score, complaint_of(ReportView(reason="spam", count=2, details=[]), HI)
    )
    strike = StrikeView(
        at=NOW, fades_at=NOW, points=2, reason_code="hate", reason_title="नफ़रत", text="",
        subject_ids=[],
    )  # fmt: skip
    for rung in Rung:
        standing = AuthorStanding(rung=rung, until=NOW, points=2, strikes=[strike])
        beside = Dossier(appeal=None, standing=standing, alike=[])
        plain_hindi(beside_of(beside, HI).standing, *strikes_of(beside, HI))
    for ruling in Ruling:
        past = DecisionView(
            at=NOW, ruling=ruling, reason_code="", reason_title="", reason_text="", note="",
            actor_name="", policy_version="",
        )  # fmt: skip
        plain_hindi(past_of(past, HI).at, past_of(past, HI).ruling)
    assert past_of(past).at == "5 Dec, 01:30"  # By India's clock.


def test_the_board_is_in_hindi() -> None:
    share = ShareView(value=0.02, low=0.01, high=0.04, n=400)
    plain_hindi(
        share_line("क", "ख:", share, locale=HI).said, share_line("क", "ख:", None, locale=HI).said
    )
    for alpha in (0.5, None):
        view = AgreementView(policy="hate", decisions=9, alpha=alpha, low=alpha, high=alpha)
        plain_hindi(agreement_line(view, {}, HI).said)
    now = BoardView(
        at=NOW, clocks=[], deadlines_met=None, backlog=[], precision=[], appeals_granted=None,
        violative_view_rate=None, hours=[HourView(arrived=2, handled=1)],
    )  # fmt: skip
    plain_hindi(hours_of(now, HI)[0]["said"])


def test_letters_and_banks_are_in_hindi() -> None:
    for state in GrievanceState:
        row = grievance(state, left=timedelta(hours=5))
        letter = letter_of(row, NOW, contest(ProfilePart.NAME), HI)
        plain_hindi(letter.said, letter.received, letter.due, letter.kind, letter.contest_part)
    for view in (item(), item(pictures=0, confirmed=0, denied=0), item(expires_at=NOW)):
        drawn = item_of(view.model_copy(update={"added_by_name": "अनिल"}), {}, HI)
        plain_hindi(drawn.action, drawn.what, drawn.added, drawn.state, drawn.right)
    match = MatchView(
        id=new_id(), item_id=new_id(), bank="", reason_code="", action=BankAction.HOLD,
        closeness=0.9, where="", state=MatchState.CONFIRMED, found_at=NOW,
    )  # fmt: skip
    copied = CopyView(original_id=new_id(), share=0.8, is_same_sound=True, found_at=NOW)
    known = KnownOfCase(matches=[match], copies=[copied])
    plain_hindi(matches_of(known, {}, HI)[0].said, matches_of(known, {}, HI)[0].state)
    plain_hindi(originals_of(known, HI)[0].said)


def test_rules_and_what_they_would_change_are_in_hindi(installation: Path) -> None:
    for state in VersionState:
        version = VersionView(
            id=new_id(), version="1", sha256="", note="", author_name="", state=state,
            share_permille=50, created_at=NOW, went_live_at=None,
        )  # fmt: skip
        plain_hindi(version_of(version, HI).state_text, version_of(version, HI).who)
    for verdicts in (0, 9):
        preview = Preview(
            version="1", sha256="", days=7, verdicts=verdicts, changed=1, not_kept=2,
            cases_before=3, cases_after=4, shifts=[], examples=[], is_complete=False,
        )  # fmt: skip
        plain_hindi(preview_text(preview, HI))
        plain_hindi(shadow_text(ShadowOutcome(verdicts=verdicts, agreed=1, shifts=[]), HI))
    for is_paused, finished in ((False, None), (True, None), (False, NOW)):
        walk = RescreeningView(
            policy_sha256="", looked_at=5, changed=1, is_paused=is_paused, started_at=NOW,
            finished_at=finished,
        )  # fmt: skip
        plain_hindi(walk_text([walk], HI))
    row = CoverageRow(
        label="x", title="X", title_hi="क", harm=1, judged_by=["report"],
        surfaces=[surface.value for surface in Surface], is_by_people_alone=True,
    )  # fmt: skip
    plain_hindi(coverage_of(row, HI).title, coverage_of(row, HI).surfaces)
    for until in (None, date(2026, 12, 31)):
        clock = ClockView(
            id="x", code="x", title="X", title_hi="क", since=date(2026, 1, 1), until=until,
            acknowledge_h=None, act_h=3, source="",
        )  # fmt: skip
        drawn = clock_of(clock, HI)
        plain_hindi(drawn.title, drawn.since, drawn.acknowledge, drawn.act)


@pytest.mark.parametrize("text", ["", "- 1", "a: 1\na: 2", "x" * 70_000])
def test_what_is_wrong_with_rules_is_told_in_hindi_by_its_line(text: str) -> None:
    with pytest.raises(PolicyInvalid) as refused:
        parse_policy(text)
    assert refused.value.told("en").startswith("Line ")
    assert refused.value.told(HI).startswith("पंक्ति ")
