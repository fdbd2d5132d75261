"""Nothing is compiled while somebody waits for a page."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# In a process of its own: what other tests have compiled would count as warm.
SCRIPT = '''
import asyncio, subprocess, sys
from numba.core.dispatcher import Dispatcher
from bench.feed import make_viewers
from bench.pages import filled
from bench.scratch import scratch_installation
from catalog.ids import ViewerId
from catalog.viewer import Viewer
from feed import service
from feed.maker import PageRequest

TEACH = """
import sys
from uuid import UUID
from bench.feed import make_viewers
from bench.ranking import serve_a_model
videos = [UUID(one) for one in sys.argv[1:]]
serve_a_model(videos, make_viewers(20, videos, views=12)[1])
"""

def compiled():
    return {
        f"{module.__name__}.{name}": len(one.signatures)
        for module in list(sys.modules.values()) if module.__name__.startswith("feed.")
        for name, one in vars(module).items() if isinstance(one, Dispatcher)
    }

async def main(videos):
    viewers, _ = make_viewers(20, videos, views=12)
    async with service.lifespan():
        feed = service.get_feed()
        await asyncio.to_thread(feed.keeper.is_loaded.wait, 60)
        before = compiled()
        for is_by_model in (False, True):
            if is_by_model:
                # Beside, for teaching compiles what pages need, too.
                teach = [sys.executable, "-c", TEACH, *map(str, videos)]
                subprocess.run(teach, check=True)
                while not service.status()["scoring"].startswith("model"):
                    await asyncio.sleep(0.1)  # The keeper looks for versions by a clock.
            for _ in range(3):
                for viewer in viewers:
                    await service.feed_page(PageRequest(Viewer(ViewerId(viewer)), limit=10))
            late = {name for name, count in compiled().items() if count > before.get(name, 0)}
            assert not late, (is_by_model, late)

with scratch_installation():
    asyncio.run(main(filled(1200)))
'''


def test_what_a_page_needs_is_compiled_before_the_first_is_asked_for() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=ROOT, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr[-3000:]
