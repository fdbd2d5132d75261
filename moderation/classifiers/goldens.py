"""Golden inputs of the whole text pipeline: what each label said of them when it was last changed.

    python -m moderation.classifiers.goldens

writes the scores anew, which is done when they are meant to move. Encoders differ in the last
digits between processors, hence a tolerance for what was learnt; lists and patterns have none.
"""

from __future__ import annotations

import json
from pathlib import Path

from moderation.classifiers.heads import LEARNT
from moderation.classifiers.private import LABEL as PERSONAL
from moderation.classifiers.private import personal_signal
from moderation.classifiers.text import score

GOLDEN = Path(__file__).parent / "weights" / "golden_texts.json"
TOLERANCE = 0.03
TEXTS = (
    "all immigrants should be thrown out of this country",
    "immigrants made this country richer",
    "मुसलमानों से नफरत करना गलत है",
    "in logon ko desh se nikal do",
    "shut up you ugly pig",
    "which shade suits wheatish skin",
    "तू कितना बदसूरत है, मर जा",
    "tu kitna ganda hai yaar",
    "fück this stupid kurta",
    "ye saree bahut sundar hai",
    "send me nudes on dm",
    "nude lipstick shade for dusky skin please",
    "आज रात मेरे साथ सोओगी क्या",
    "teri chhati dabane ka mann karta hai",
    "you won a prize, send 500 rupees to claim it now",
    "cash on delivery available for this kurta?",
    "घर बैठे रोज़ पाँच हज़ार कमाएं टेलीग्राम से जुड़ें",
    "crypto se is hafte 2 lakh kamaye whatsapp pe pucho",
    "चूतिया है क्या",
    "bhosdike f.u.c-k off",
    "pay riya.shop@okaxis or call 98765 43210",
    "first copy watches and ganja",
    "her aadhaar is 2345 6789 0124",
    "Flat no 302, Andheri East, Mumbai 400069",
)


def scores_of(text: str) -> dict[str, float]:
    """Label → score, of every label that a text has.

    Raises:
        ModelUnavailable: The encoder or the heads cannot be loaded.
    """
    scores = score(text).scores | {PERSONAL: personal_signal(text).score}
    return {label: round(value, 3) for label, value in scores.items()}


def moved() -> list[str]:
    """What says something else than it did, in words; empty when nothing does."""
    kept: dict[str, dict[str, float]] = json.loads(GOLDEN.read_text())
    found = [f"“{text}” is not kept" for text in TEXTS if text not in kept]
    for text, before in kept.items():
        now = scores_of(text)
        found += [
            f"{label} of “{text}”: {before.get(label)} → {now.get(label)}"
            for label in sorted({*before, *now})
            if abs(before.get(label, -1.0) - now.get(label, -1.0))
            > (TOLERANCE if label in LEARNT else 0)
        ]
    return found


if __name__ == "__main__":
    GOLDEN.write_text(
        json.dumps({text: scores_of(text) for text in TEXTS}, indent=1, ensure_ascii=False) + "\n"
    )
