"""How long a comment waits for its screening, alone and on one core.

    JHALAK_MODELS_DIR=… python -m bench.comments [--count N] [--json]

Comments of 120 characters in English, Hindi and romanised Hindi, one at a time, as in the request
that writes one: rules, classifiers, the author's record, decision and the rows that keep the
verdict, with one thread for each runtime.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Iterator
from itertools import islice

LONG = 120
ENGLISH = (
    "this shade looks so good on dusky skin, does it stay through a whole wedding day in may",
    "ordered it twice already and the colour never bled, but the zip of the second one was stuck",
    "can somebody please tell me whether the medium fits a 34 bust or should i rather take large",
    "honestly the worst kurta i have bought this year, the cloth is thin and it smells of glue",
)
HINDI = (
    "यह साड़ी बहुत सुंदर है, क्या यह शादी में पूरे दिन पहनने के लिए आरामदायक रहेगी या भारी लगेगी",
    "मैंने पिछले महीने मंगवाया था, रंग तो अच्छा है लेकिन कपड़ा धोने के बाद थोड़ा सिकुड़ गया",
    "कृपया बताइए कि सांवली त्वचा पर कौन सा शेड अच्छा लगेगा और इसकी कीमत कितनी है",
)
ROMANISED = (
    "yeh lehenga bahut pyaara hai didi, kya isme aur bhi rang milenge ya sirf laal hi milta hai",
    "maine pichle hafte order kiya tha abhi tak nahi aaya, koi batayega kitne din lagte hain yaar",
    "bhai sach mein itna sasta kaise de rahe ho, kapda kaisa hai dhone ke baad rang to nahi jata",
)


def comments() -> Iterator[str]:
    """Comments of 120 characters, the languages in turn, no two alike."""
    number = 0
    while True:
        for pool in (ENGLISH, HINDI, ROMANISED):
            number += 1
            text = f"{number} {pool[number // 3 % len(pool)]} "
            yield (text * 2)[:LONG]


def measure(count: int) -> dict[str, object]:
    """The figures over `count` comments."""
    import numpy as np
    from sqlmodel import SQLModel

    import app.tables
    from catalog.kinds import Role
    from community.models import Comment
    from core.db import get_engine, session_scope
    from moderation.comments import CommentVerdict, keep_verdict, screen_comment
    from moderation.reputation.models import Part
    from moderation.reputation.record import caution_of
    from tests import small_world

    assert app.tables.TABLES
    SQLModel.metadata.create_all(get_engine())
    pool = list(islice(comments(), count + 10))
    with session_scope() as session:
        author = small_world.account(session, "author", Role.CREATOR)
        clip_id, author_id = small_world.video(session, author).id, author.id

    def written(text: str) -> CommentVerdict:
        with session_scope() as session:
            caution = caution_of(session, author_id, Part.COMMENTER)
            said = screen_comment(text, caution=caution)
            comment = Comment(video_id=clip_id, author_id=author_id, text=text)
            session.add(comment)
            session.flush()
            keep_verdict(said, session, comment)
            return said

    for text in pool[:10]:
        written(text)
    load, took, used, labels = os.getloadavg()[0], [], [], 0
    for text in pool[10:]:
        began, cpu = time.perf_counter(), time.process_time()
        verdict = written(text)
        took.append((time.perf_counter() - began) * 1000)
        used.append((time.process_time() - cpu) * 1000)
        labels += verdict.state == "held"
        if "screening_failed" in verdict.labels:
            raise SystemExit("The models are not prepared: python -m moderation.prepare.")
    p50, p95, p99 = np.percentile(took, [50, 95, 99])
    return {
        "comments": count,
        "characters": LONG,
        "p50_ms": round(float(p50), 2),
        "p95_ms": round(float(p95), 2),
        "p99_ms": round(float(p99), 2),
        "max_ms": round(max(took), 2),
        "cpu_p50_ms": round(float(np.percentile(used, 50)), 2),
        "cpu_p99_ms": round(float(np.percentile(used, 99)), 2),
        "held": labels,
        "load_1min": round(load, 2),
    }


def main() -> None:
    """Prints the figures; as one JSON object on the last line with `--json`."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=600)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"  # Before numpy is there.
    from core.settings import get_settings

    # The models stay where they are; everything else is a scratch installation.
    os.environ["JHALAK_MODELS_DIR"] = str(
        get_settings().models_dir or get_settings().data_dir / "models"
    )
    with tempfile.TemporaryDirectory(prefix="jhalak-bench-") as folder:
        os.environ["JHALAK_DATA_DIR"] = folder
        get_settings.cache_clear()
        from bench.report import report

        report(measure(given.count), as_json=given.json)


if __name__ == "__main__":
    main()
