"""Brands of the demo at work with its creators: through the services, and only once."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest
from sqlmodel import func, select

import core.outbox
from app.demo import accounts, partners, shop
from app.demo.logins import BRAND, DEMO_ACCOUNTS
from app.demo.records import SOURCE_PREFIX, PersonKind
from app.demo.world import world
from catalog.agreements import is_cleared
from catalog.identity import viewer_of
from catalog.kinds import Disclosure, Role
from catalog.lifecycle import Step, VideoState
from catalog.models import Account, Agreement, ProductPin, Video
from catalog.videos import advance, get_video, let_through
from catalog.viewer import Viewer
from core.db import read_scope, session_scope
from core.security import verify_password
from studio import submission
from studio.brands import for_brands, for_creators
from studio.brands.models import Approach, Brief
from studio.brands.rules import ApproachState, BriefState, BriefStep
from tests.small_world import any_words_show
from tests.studio.world import Postbox

WORLD = world()
WRITTEN = partners.written_briefs()
AGREED = next(w for w in WRITTEN if w.clip)


def person(handle: str) -> Viewer:
    with read_scope() as session:
        return viewer_of(session.exec(select(Account).where(Account.handle == handle)).one())


def draft(creator: Viewer, source_key: str) -> UUID:
    """An unmade clip with the agreement's product in it."""
    with session_scope() as session:
        product = session.exec(select(Agreement.product_ids)).first()
        row = Video(
            creator_id=creator.account_id,
            source_key=source_key,
            language="en",
            sha256="a" * 64,
            source_duration_ms=8000,
            duration_ms=8000,
            recipe="r1",
        )
        session.add(row)
        session.flush()
        assert product
        where = {"start_ms": 0, "end_ms": 4000}
        session.add(ProductPin(video_id=row.id, product_id=UUID(product[0]), **where))
        return row.id


def test_briefs_are_over_products_of_their_own_brand_and_written_for_people() -> None:
    assert sum(w.is_open_to_all for w in WRITTEN) >= 2
    assert len({(w.brand, w.title) for w in WRITTEN}) == len(WRITTEN)
    for written in WRITTEN:
        assert WORLD.person[written.brand].kind is PersonKind.BRAND
        assert {WORLD.product[sku].brand for sku in written.skus} == {written.brand}
        for handle in [p.by for p in written.pitch] + [written.partner] * bool(written.partner):
            assert WORLD.person[handle].kind is PersonKind.CREATOR
        assert "!" not in written.title + written.wants + "".join(p.words for p in written.pitch)


def test_the_agreed_clip_is_by_the_partner_and_shows_the_product() -> None:
    (clip,) = [c for c in WORLD.clips if c.key == AGREED.clip]
    assert clip.creator == AGREED.partner
    assert {tag.sku for tag in clip.tags} & set(AGREED.skus)


@pytest.fixture
def seeded(installation: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(core.outbox, "get_celery", Postbox)
    monkeypatch.setattr(shop, "screen_product", any_words_show)
    accounts.ensure_role_accounts()
    accounts.ensure_brand_sign_in(WORLD.person)
    partners.ensure_briefs(WORLD)


def counted() -> list[int]:
    with read_scope() as session:
        return [
            session.exec(select(func.count()).select_from(table)).one()
            for table in (Account, Brief, Approach, Agreement)
        ]


@pytest.mark.slow  # The products of the briefs are drawn.
def test_a_visitor_signs_in_as_a_brand_with_its_own_briefs_made_once(seeded: None) -> None:
    assert BRAND in DEMO_ACCOUNTS
    with read_scope() as session:
        account = session.exec(select(Account).where(Account.email == BRAND.email)).one()
        assert account.role is Role.BRAND
        assert account.password_hash is not None
        assert verify_password(BRAND.password, account.password_hash)
    briefs = for_brands.list_briefs(person(BRAND.handle)).items
    assert {b.state for b in briefs} == {BriefState.OPEN}
    assert sum(b.approaches.get(ApproachState.APPLIED, 0) for b in briefs) == 2

    # Seeding again adds nothing, and what the visitor did stays.
    before, brand = counted(), person(BRAND.handle)
    closed = for_brands.list_briefs(brand).items[0]
    for_brands.step_brief(brand, closed.id, BriefStep.CLOSE)
    accounts.ensure_role_accounts()
    accounts.ensure_brand_sign_in(WORLD.person)
    partners.ensure_briefs(WORLD)
    assert counted() == before
    assert for_brands.get_brief(brand, closed.id).state is BriefState.CLOSED


@pytest.mark.slow
def test_the_agreed_clip_is_approved_and_a_visitor_s_clip_is_not(seeded: None) -> None:
    agreement_id = partners.agreement_for(WORLD, AGREED.clip)
    assert agreement_id is not None
    assert partners.agreement_for(WORLD, "velvet-rani") is None
    creator = person(AGREED.partner)
    clips = [draft(creator, f"{SOURCE_PREFIX}{AGREED.clip}"), draft(creator, "visitor")]
    for video_id in clips:
        for_creators.put_under(creator, video_id, agreement_id)
        submission.submit(creator, video_id)
    assert partners.is_one_on_its_way()
    for video_id in clips:
        with session_scope() as session:
            advance(session, video_id, Step.TRANSCODED)
        with session_scope() as session:
            let_through(session, video_id, now=datetime.now(UTC))
    assert not partners.is_one_on_its_way()
    assert partners.approve_what_waits(WORLD) == 1
    assert partners.approve_what_waits(WORLD) == 0
    with read_scope() as session:
        own, visitors = (get_video(session, video_id) for video_id in clips)
        assert (is_cleared(session, own), is_cleared(session, visitors)) == (True, False)
        assert own.state is visitors.state is VideoState.SCHEDULED
        assert own.disclosure is Disclosure.PAID
