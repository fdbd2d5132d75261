"""The migrations make exactly what the models say, and can be undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import SQLModel, func, select

from app.launch.migrations import alembic_config, upgrade_database
from catalog.kinds import ReportReason, Role
from catalog.models import ProductPin, Variant, Video, VideoHashtag, VideoStats
from commerce.models import Cart, CartLine
from community.models import Report
from core.clock import utc_now
from core.db import make_engine, read_scope, session_scope
from core.ids import new_id
from core.settings import get_settings
from moderation.cases.models import CaseNote, ViewsAtDraw
from moderation.intake.cases import ask_for_people
from moderation.models import CaseState, Decision, Origin, ReviewCase, Ruling, Subject
from moderation.products.models import ProductWords
from moderation.rights.models import FoundBy, Measure, StatementOfReasons
from moderation.second.models import ReviewOpinion
from tests import small_world as world
from tests.conftest import forget_process


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.delenv("JHALAK_DATABASE_URL", raising=False)
    monkeypatch.setenv("JHALAK_DATA_DIR", str(tmp_path))
    forget_process()
    return get_settings().resolved_database_url


def test_migrating_an_empty_database_gives_the_models_tables(empty: str) -> None:
    upgrade_database()
    upgrade_database()
    engine = make_engine(empty)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []
    engine.dispose()


def test_the_guards_of_money_and_log_come_with_the_migrations(empty: str) -> None:
    upgrade_database()
    engine = make_engine(empty)
    with engine.connect() as connection:
        triggers = connection.execute(
            text("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        ).all()
    guarded = ("ledger_entry", "commission_entry", "commission_statement_line", "moderation_log")
    assert {name for (name,) in triggers} == {
        f"{table}_no_{verb}" for table in guarded for verb in ("update", "delete")
    }
    engine.dispose()


def test_an_older_database_keeps_its_clips_and_what_hangs_on_them(empty: str) -> None:
    upgrade_database()
    with session_scope() as session:
        maker = world.account(session, "maker", Role.CREATOR)
        product = world.product(session, "sari", category="saree")
        video_id = world.video(session, maker, "Old #glow", pinned=product.id).id
    forget_process()
    command.downgrade(alembic_config(), "0001")

    upgrade_database()

    with read_scope() as session:
        video = session.get_one(Video, video_id)
        assert video.changed_at == video.published_at
        assert session.exec(select(func.count()).select_from(ProductPin)).one() == 1
        assert session.exec(select(VideoHashtag.slug)).all() == ["glow"]


def test_cases_and_opinions_of_an_older_database_get_the_rule_they_are_about(empty: str) -> None:
    upgrade_database()
    grounds = [("report_credible", 95), ("nudity", 85), ("report_sexual", 70)]
    with session_scope() as session:
        maker = world.account(session, "maker", Role.CREATOR)
        anil = world.account(session, "anil", Role.MODERATOR)
        video = world.video(session, maker, "Old")
        session.get_one(VideoStats, video.id).impressions = 70
        session.flush()
        case = ReviewCase(
            subject_id=video.id, video_id=video.id, author_id=maker.id, origin=Origin.REPORT,
            policy="report_credible", state=CaseState.CLOSED,
            reasons=[{"code": code, "severity": severity} for code, severity in grounds],
        )  # fmt: skip
        session.add(case)
        session.flush()
        decision = Decision(
            case_id=case.id, subject_id=video.id, video_id=video.id, actor_id=anil.id,
            ruling=Ruling.KEEP, policy_version="1",
        )  # fmt: skip
        session.add(decision)
        session.flush()
        session.add(
            ReviewOpinion(
                decision_id=decision.id, look=1, reviewer_id=anil.id, policy="report_credible",
                answer="ok",
            )
        )  # fmt: skip
    forget_process()
    command.downgrade(alembic_config(), "0023")

    upgrade_database()

    with read_scope() as session:
        assert session.exec(select(ReviewCase.policy)).all() == ["nudity"]
        assert session.exec(select(ReviewOpinion.policy)).all() == ["nudity"]
        marks = session.exec(select(ViewsAtDraw.impressions, ViewsAtDraw.gained)).all()
        assert marks == [(70, 0)]  # What was shown before is no view since the last draw.


def test_what_is_about_accounts_at_no_clip_goes_with_the_older_schema_and_the_rest_stays(
    empty: str,
) -> None:
    upgrade_database()
    with session_scope() as session:
        maker = world.account(session, "maker", Role.CREATOR)
        fake = world.account(session, "fake", Role.SHOPPER)
        anil = world.account(session, "anil", Role.MODERATOR)
        video = world.video(session, maker, "Old")
        for subject, subject_id, author, video_id in (
            (Subject.VIDEO, video.id, maker, video.id),
            (Subject.ACCOUNT, fake.id, fake, None),
        ):
            case = ReviewCase(
                subject=subject, subject_id=subject_id, video_id=video_id, author_id=author.id,
                origin=Origin.REPORT, state=CaseState.CLOSED,
            )  # fmt: skip
            session.add(case)
            session.flush()
            session.add(CaseNote(case_id=case.id, author_id=anil.id, text="Seen."))
            decision = Decision(
                case_id=case.id, subject=subject, subject_id=subject_id, video_id=video_id,
                actor_id=anil.id, ruling=Ruling.REJECT, reason_code="rights", policy_version="1",
            )  # fmt: skip
            session.add(decision)
            session.flush()
            session.add(
                StatementOfReasons(
                    decision_id=decision.id,
                    account_id=author.id,
                    subject=subject,
                    subject_id=subject_id,
                    video_id=video_id,
                    measure=Measure.REJECTED,
                    found_by=FoundBy.REPORT,
                    is_by_machine=False,
                )
            )
        reason = ReportReason.IMPERSONATION
        session.add(Report(viewer_id=maker.id, account_id=fake.id, reason=reason))
        session.add(Report(viewer_id=fake.id, video_id=video.id, reason=reason))
        fake_id = fake.id
    forget_process()
    command.downgrade(alembic_config(), "0029")

    upgrade_database()

    tables = (ReviewCase, CaseNote, Decision, StatementOfReasons, Report)
    with session_scope() as session:
        assert [len(session.exec(select(table)).all()) for table in tables] == [1] * len(tables)
        assert session.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
        assert session.execute(text("PRAGMA foreign_key_check")).all() == []
        session.add(
            ReviewCase(
                subject=Subject.ACCOUNT, subject_id=fake_id, author_id=fake_id, origin=Origin.REPORT
            )
        )


def test_products_held_by_the_older_program_become_cases_and_their_cases_go_with_the_schema(
    empty: str,
) -> None:
    upgrade_database()
    with session_scope() as session:
        lipstick = world.product(session, "L1")
        lipstick.is_held, lipstick.is_active = True, False
    forget_process()
    command.downgrade(alembic_config(), "0032")
    with session_scope() as session:
        row = {"id": new_id().hex, "product": lipstick.id.hex, "at": "2026-11-28 12:00:00.000000"}
        session.execute(
            text(
                "INSERT INTO product_words (id, product_id, title, description, brand_name, state,"
                " harm, action, problem, caution, policy_version, policy_sha256, models_sha256,"
                " signals, grounds, took_ms, created_at, reason_code, note) VALUES (:id, :product,"
                " 'Vile', '', 'Gulmohar', 'held', 70, 'hold', '', 1.0, '1', '', 'm', '[]',"
                ' \'[{"code": "hate", "title": "Hatred", "text": "It reads so.",'
                ' "severity": 90, "where": "title, all"}]\', 0, :at, \'\', \'\')'
            ),
            row,
        )
    upgrade_database()
    assert ask_for_people(utc_now()) == 1
    with read_scope() as session:
        case = session.exec(select(ReviewCase)).one()
        assert (case.subject, case.author_id) == (Subject.PRODUCT, lipstick.brand_id)
        assert session.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"

    forget_process()
    command.downgrade(alembic_config(), "0032")
    upgrade_database()
    with read_scope() as session:
        assert session.exec(select(ReviewCase)).all() == session.exec(select(Decision)).all() == []
        assert session.exec(select(func.count()).select_from(ProductWords)).one() == 1
        assert session.execute(text("PRAGMA foreign_key_check")).all() == []
    assert ask_for_people(utc_now()) == 1


def test_the_schema_can_be_taken_down(empty: str) -> None:
    upgrade_database()
    command.downgrade(alembic_config(), "base")
    engine = make_engine(empty)
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    engine.dispose()


def test_a_shop_keeps_its_orders_when_what_it_pays_is_learned(empty: str) -> None:
    upgrade_database()
    with session_scope() as session:
        world.product(session, "sari", price=90_000)
        variant_id = session.exec(select(Variant)).one().id
        variant = session.get_one(Variant, variant_id)
        variant.cost_paise = 40_000
        session.add(Cart(id=(cart_id := new_id())))
        session.flush()
        line = CartLine(cart_id=cart_id, variant_id=variant_id, quantity=1, seen_price_paise=90_000)
        session.add(line)
    forget_process()
    command.downgrade(alembic_config(), "0032")
    upgrade_database()

    with read_scope() as session:
        assert session.get_one(Variant, variant_id).cost_paise is None
        assert session.exec(select(func.count()).select_from(CartLine)).one() == 1
    with pytest.raises(IntegrityError), session_scope() as session:
        session.get_one(Variant, variant_id).cost_paise = 90_001
