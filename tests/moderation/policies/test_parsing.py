"""The policy's text: what is wrong is told by line and field; a machine may not do everything."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.kinds import ReportReason
from moderation.classifiers.private import LABEL as PERSONAL
from moderation.classifiers.private import personal_signal
from moderation.classifiers.screen import LABELS as TEXT_LABELS
from moderation.decision import action_for
from moderation.hearing import NOT_HEARD
from moderation.known.saying import DUPLICATE, KNOWN_BAD, REMOVED_AGAIN
from moderation.policies.parsing import SINCE, parse_policy, sha256_of, shipped, shipped_texts
from moderation.policies.reading import MAX_CHARS, PolicyInvalid
from moderation.policies.rules import Action, Measured
from moderation.surfaces import Surface

TEXT = list(shipped_texts().values())[-1]
HINDI = range(0x900, 0x980)


def changed(old: str, new: str) -> str:
    assert old in TEXT, old
    return TEXT.replace(old, new, 1)


def line_of(part: str) -> int:
    return TEXT[: TEXT.index(part)].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("harm: 60", "harm: 101", "labels.sexual.harm: has to be a whole number from 0 to 100"),
        ("harm: 60", "harm: sixty", "labels.sexual.harm: has to be a whole number"),
        ("harm: 60", "harm: 0x3C", "labels.sexual.harm: has to be a whole number"),
        ("harm: 60", "harm: 60\n    harm: 61", "labels.sexual.harm: stands here twice"),
        ("harm: 60", "harms: 60", "labels.sexual.harms: is not known here"),
        ("    harm: 60\n", "", "labels.sexual: lacks harm"),
        ("caption: {model: hold}", "caption: {1.5: hold}", "caption.*has to be a number above 0"),
        ("caption: {model: hold}", "caption: {.nan: hold}", "caption.*has to be a number above 0"),
        ("caption: {model: hold}", "caption: {model: ban}", "caption.model: ban is not known"),
        ("caption: {model: hold}", "caption: {model: allow}", "below the first band all is"),
        ("caption: {model: hold}", "caption: {}", "has no band"),
        ("caption: {model: hold}", "caption: {0.9: limit, 0.8: hold}", "bands have to rise"),
        ("caption: {model: hold}", "caption: {0.8: hold, 0.9: limit}", "takes no more away"),
        ("comment: {model: hold}", "comment: {model: limit}", "a machine can only hold"),
        ("caption: {model: hold}", "captoin: {model: hold}", "captoin is not known"),
        ("caption: {model: hold}", "caption: {0.99: remove}", "only where its precision was"),
        ("reason: sexual", "reason: nowhere", "labels.sexual.reason: nowhere is none of"),
        ("everything: false", "everything: no", "hold.everything: has to be true or false"),
        ("everything: false", "everything: 0", "hold.everything: has to be true or false"),
        ("since: 2026-02-20", "since: 2026-02-31", "since: has to be a day"),
        ("clock: urgent", "clock: sundial", "clock: sundial is none of the clocks"),
        (
            "since: 2026-02-20\n    act_h: 36",
            "since: 2026-02-20\n    until: 2027-01-01\n    act_h: 36",
            "reports.*clock: urgent ends; another of its rows has to",
        ),
        (
            "since: 2026-02-20\n    act_h: 36",
            "since: 2026-02-20\n    until: 2027-01-01\n    act_h: 36\n"
            '    source: "x"\n  - code: urgent\n    title: "U"\n    title_hi: "U"\n'
            "    since: 2027-02-01\n    act_h: 24",
            "reports.*clock: urgent ends; another of its rows has to",
        ),
        ("code: intimate", "code: order", "order runs twice on one day"),
        ("schema: 1", "schema: 2", "schema: has to be a whole number from 1 to 1"),
        ('["model:text-heads"]', "[]", "has to say who finds it"),
        ('["model:text-heads"]', '["oracle"]', "oracle: one of model"),
        ("harm: 60", "harm: &h 60", "no & and no"),
        ("harm: 60", "harm: !!python/name:os.system 60", "has to be a whole number"),
        ("harm: 60", "harm: [60", "is no YAML"),
        ("frames_min: 6 ", "frames_min: 60 ", "sampling.frames_max: has to be a whole number"),
    ],
)
def test_what_is_wrong_is_told_by_line_and_field(old: str, new: str, says: str) -> None:
    with pytest.raises(PolicyInvalid, match=says) as told:
        parse_policy(changed(old, new))
    assert told.value.detail.startswith("Line ")
    assert abs(told.value.line - line_of(old)) <= 45  # A missing field is told at its mapping.
    assert told.value.code == "policy_invalid"


def test_a_wrong_number_is_told_at_its_very_line() -> None:
    with pytest.raises(PolicyInvalid) as told:
        parse_policy(changed("harm: 60", "harm: 600"))
    assert told.value.line == line_of("harm: 60")
    assert told.value.where == "labels.sexual.harm"


@pytest.mark.parametrize(
    "text",
    ["", "a", "[1]", "x" * (MAX_CHARS + 1), "[" * 30_000, "a: \x07", "{" * 999, "- - -", "? a\n"],
)
def test_what_is_no_policy_at_all_is_refused_in_words(text: str) -> None:
    with pytest.raises(PolicyInvalid):
        parse_policy(text)


@given(st.text(max_size=200))
def test_nothing_else_than_a_refusal_comes_of_any_text(text: str) -> None:
    with pytest.raises(PolicyInvalid):
        parse_policy(text)


def measured(right: int, of: int) -> str:
    rule = "ladder:\n      frames: {0.98: remove}"
    more = (
        f"measured:\n      frames: {{right: {right}, of: {of}, measured_on: 2026-11-01, "
        f'source: "reviewed by two"}}\n    {rule}'
    )
    return changed("ladder:\n      frames: {model: hold}", more)


def test_a_machine_removes_only_where_the_lower_bound_of_its_precision_meets_the_target() -> None:
    with pytest.raises(PolicyInvalid, match=r"lower bound is 0\.98\d, the target 0\.99"):
        parse_policy(measured(299, 300))  # 99.7 % right, and yet too few to know.
    allowed = parse_policy(measured(2990, 3000))
    (band,) = allowed.labels["nudity"].ladder[Surface.FRAMES]
    assert band.action is Action.REMOVE
    bound = Measured(2990, 3000, date(2026, 11, 1), "").lower_bound
    assert 0.99 <= bound < 2990 / 3000


def test_what_is_shipped_removes_nothing_by_itself_and_speaks_both_languages() -> None:
    policy = shipped()
    assert policy.sha256 == sha256_of(TEXT)
    for rule in policy.labels.values():
        assert any(ord(c) in HINDI for c in rule.title_hi)
        assert policy.reason(rule.reason)
        for bands in rule.ladder.values():
            assert all(band.action is not Action.REMOVE for band in bands)
    assert set(policy.report_severity) == {reason.value for reason in ReportReason}


def test_an_older_shipped_text_stays_as_it_was() -> None:
    """Verdicts keep its sha256 and are given again under it."""
    assert list(shipped_texts())[:4] == [
        "fc8a5719fa21b8f33a0fdcdfbf45a9520175df879012a91933eb860a537a113e",
        "957fd79eaf9c3b150456c51a7720f99c5ec671ca6c95b22dcb34550e6ccdc374",
        "ae08ace7577d1034f8e67f27f682cf44f61adc441835321bc15710012cfd4361",
        "97502617d07db1b9a64db55560490923f6916106c30a761a5a355f036e0df769",
    ]


def test_what_comes_back_after_it_was_taken_down_has_a_reason_of_its_own() -> None:
    reason = shipped().reason(shipped().labels[REMOVED_AGAIN].reason)
    assert (reason.code, reason.title) == (REMOVED_AGAIN, "Taken down before")
    assert "taken down here before" in reason.text
    assert any(ord(c) in HINDI for c in reason.title_hi + reason.text_hi)


def test_what_could_not_be_reported_when_older_texts_were_written_counts_as_in_the_newest() -> None:
    *_, before, newest = map(parse_policy, shipped_texts().values())
    named = TEXT[TEXT.index("\nreports:") :]
    for reason, (urgency, clock) in SINCE.items():
        assert f"  {reason.value}: {{urgency: {urgency}, clock: {clock}}}\n" in named
    assert before.report_severity == newest.report_severity
    assert before.report_clocks == newest.report_clocks


def test_no_label_stands_for_another_rule_that_a_note_would_have_to_name() -> None:
    policy = shipped()
    assert {label for label, rule in policy.labels.items() if rule.reason == "other"} == set()
    reason = policy.reason(policy.labels[KNOWN_BAD].reason)
    assert (reason.code, reason.title) == (KNOWN_BAD, "Matches what may not be shown here")
    assert "A person compares" in reason.text
    assert any(ord(c) in HINDI for c in reason.title_hi)
    assert any(ord(c) in HINDI for c in reason.text_hi)


def test_personal_data_has_a_reason_of_its_own_and_a_makers_address_on_a_product_is_no_ground() -> (
    None
):
    policy = shipped()
    rule = policy.labels[PERSONAL]
    assert policy.reason(rule.reason).title == "Somebody's personal data"
    assert any(ord(c) in HINDI for c in policy.reason(rule.reason).text_hi)

    def action(surface: Surface, text: str) -> Action:
        return action_for(replace(personal_signal(text), surface=surface), policy)

    address = "Made by Rang Udyog, Plot no 12, MIDC Road, Mumbai 400093"
    for surface in set(rule.ladder) - {Surface.PRODUCT_TEXT}:
        assert action(surface, address) is Action.HOLD
        assert action(surface, "A saree for ₹1,499, order 40881273") is Action.ALLOW
    assert action(Surface.PRODUCT_TEXT, address) is Action.ALLOW
    assert action(Surface.PRODUCT_TEXT, "Pay to 4111 1111 1111 1111") is Action.HOLD
    words = {Surface.FRAMES, Surface.COVER, Surface.AVATAR}
    assert set(rule.ladder) == set(Surface) - words


def test_every_label_of_the_classifiers_is_covered_and_what_no_model_sees_says_so() -> None:
    policy = shipped()
    known = {KNOWN_BAD, REMOVED_AGAIN, DUPLICATE}
    found = {*TEXT_LABELS, *known, "nudity", "suggestive", "unread", "unreadable", NOT_HEARD}
    assert found <= set(policy.labels)
    for label in ("weapons", "drugs", "gore", "counterfeit"):
        judges = policy.labels[label].judged_by
        assert judges == ("lexicon:goods-lexicon", "report")
    for label in set(policy.labels) - found:
        assert policy.labels[label].judged_by == ("report",)


def test_a_report_keeps_the_clock_that_ran_when_it_was_opened() -> None:
    row = "    since: 2026-02-20\n    act_h: 3\n"
    later = (
        "    since: 2026-02-20\n    until: 2027-01-01\n    act_h: 3\n"
        '    source: "x"\n  - code: order\n    title: "Order"\n    title_hi: "आदेश"\n'
        "    since: 2027-01-01\n    act_h: 1\n"
    )
    policy = parse_policy(changed(row, later))
    opened = datetime(2026, 12, 31, 23, tzinfo=UTC)
    old, new = policy.clock("order", date(2026, 12, 31)), policy.clock("order", date(2027, 1, 1))
    assert old is not None and new is not None
    assert (old.act_h, new.act_h) == (3, 1)
    assert old.due(opened) == opened + timedelta(hours=3)
    assert old.id == "order@2026-02-20" and new.id == "order@2027-01-01"
    assert policy.clock("order", date(2026, 2, 19)) is None
    grievance = policy.clock("grievance", date(2026, 3, 1))
    assert grievance is not None
    assert grievance.acknowledge_h == 24
    assert grievance.due(opened) == opened + timedelta(days=7)
