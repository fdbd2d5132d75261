"""On PostgreSQL a shop that sends and people who decide hold the same rows in the same order."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID

import pytest
from alembic import command

from app.launch.migrations import alembic_config, upgrade_database
from catalog.kinds import Role
from core.errors import JhalakError
from moderation import service
from moderation.desk import service as desk
from moderation.products.models import WordState
from tests.app.test_postgres import postgres as postgres
from tests.app.test_postgres import server as server
from tests.moderation.desk_world import fence_of, person, quiet_broker, settle
from tests.moderation.intake.shop import (
    FOUL,
    JUDGING,
    Heads,
    Shop,
    case_of,
    decided,
    decisions,
    product,
    rows,
    standing,
    told,
)

pytestmark = pytest.mark.slow


@pytest.fixture
def shop(postgres: None, monkeypatch: pytest.MonkeyPatch) -> Shop:
    quiet_broker(monkeypatch)
    heads = Heads()
    for module in JUDGING:
        monkeypatch.setattr(module, "shop_models_sha256", heads.sha256)
    return Shop(heads, person("gulmohar", Role.BRAND))


def test_a_held_product_is_decided_taken_back_and_its_cases_go_with_the_schema(shop: Shop) -> None:
    anil = person("anil")
    shop.send(FOUL)
    case_id = decided(anil, "hate")
    desk.undo(anil, case_id)
    service.approve(anil, case_id)
    settle()
    assert product().is_active and shop.brand is not None
    assert told(shop.brand)[0].ending == "replaced"
    command.downgrade(alembic_config(), "0032")
    upgrade_database()
    assert decisions() == [] and standing().state == WordState.ALLOWED


def test_words_that_change_while_somebody_decides_keep_nobody_waiting(shop: Shop) -> None:
    anil, said = person("anil"), set[str]()
    shop.send(FOUL)
    for n in range(12):
        case_id, words, together = case_of(), standing().description, Barrier(2)
        assert case_id is not None
        fence = fence_of(anil, case_id)

        def send(n: int = n, together: Barrier = together) -> None:
            together.wait()
            shop.send(FOUL.replace("Soft", f"Viler {n}").replace("499,499", f"{400 + n},499"))

        def decide(
            n: int = n, case_id: UUID = case_id, fence: int = fence, together: Barrier = together
        ) -> bool:
            together.wait()
            try:
                if n % 3 == 2:
                    desk.escalate(anil, case_id, "Is this one?", fence=fence)
                    return False
                service.approve(anil, case_id, fence=fence)
            except JhalakError:
                return False
            return True

        both: tuple[Callable[[], object], ...] = (send, decide)
        with ThreadPoolExecutor(2) as pool:
            _, was_decided = [one.result() for one in [pool.submit(act) for act in both]]
        said |= {words} if was_decided else set()
        settle()
        assert not product().is_active and standing().state == WordState.HELD
    allowed = {row.description for row in rows() if row.decided_by is not None}
    assert allowed == said
