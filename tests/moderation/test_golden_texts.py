"""The text pipeline's numbers stay where they are until somebody means them to move."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.spelling import fold
from moderation.classifiers import goldens, text
from moderation.classifiers.apart import LABELS, LANGUAGES, figures
from moderation.classifiers.contacts import contacts
from moderation.classifiers.goldens import GOLDEN, TEXTS, moved
from moderation.classifiers.goods import LABELS as GOODS
from moderation.classifiers.goods import goods
from moderation.classifiers.heads import LEARNT, WEIGHTS
from moderation.classifiers.lexicon import hits
from moderation.classifiers.private import LABEL as PERSONAL
from moderation.classifiers.private import personal_signal
from moderation.classifiers.screen import LABELS as EVERY

KEPT: dict[str, dict[str, float]] = json.loads(GOLDEN.read_text())
CARD = json.loads(WEIGHTS.with_name("text_heads.card.json").read_text())


def test_every_label_has_a_golden_text_that_it_finds_and_ones_that_it_does_not() -> None:
    assert tuple(KEPT) == TEXTS
    for label in set(EVERY) - {"weapons", "gore"}:  # These two are words of a list like drugs.
        found = [scores[label] >= 0.5 for scores in KEPT.values()]
        assert 0 < sum(found) < len(found), label


@pytest.mark.parametrize("written", TEXTS)
def test_lists_and_patterns_say_of_it_what_they_said(written: str) -> None:
    kept, listed, named = KEPT[written], hits(fold(written)), goods(fold(written))
    strong = any(hit.is_strong for hit in listed)
    assert kept["profanity"] == (text.STRONG_WORD if strong else text.HARSH_WORD * bool(listed))
    ways_out = [text.CONTACT_SCORES[contact.kind] for contact in contacts(written)]
    assert kept["contact"] == max(ways_out, default=0.0)
    assert {label for label in GOODS if kept[label]} == set(named)
    assert kept[PERSONAL] == personal_signal(written).score


@pytest.mark.slow
def test_what_was_learnt_says_of_them_what_it_said(
    models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert moved() == []
    monkeypatch.setattr(goldens, "TOLERANCE", -1.0)
    assert len(moved()) == len(TEXTS) * len(LEARNT)  # It looks at each.


@pytest.mark.slow
def test_the_card_has_figures_of_all_four_heads_in_each_language_and_they_come_out(
    models: Path,
) -> None:
    for label, found in figures().items():
        for name, measured in found.items():
            kept = CARD["metrics"][label][name]
            assert set(kept) == set(measured)
            assert measured["auc"] == pytest.approx(kept["auc"], abs=0.02), (label, name)
            assert measured["recall"] == pytest.approx(kept["recall"], abs=0.1), (label, name)
    for label in LEARNT:
        among = "apart" if label in LABELS else "unseen"
        assert {f"{among}, {name}" for name in LANGUAGES.values()} <= set(CARD["metrics"][label])
