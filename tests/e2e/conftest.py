"""Browser tests: the production server, a real Chromium, and no error on any console."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from tests.e2e.chromium import ARGUMENTS, ensure_chromium, library_path
from tests.e2e.product import Product, running_product

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}
TIMEOUT_MS = 15_000
LATENCY_MS = int(os.environ.get("JHALAK_E2E_LATENCY_MS") or 0)  # Each way.
SLOW_LINE = Path(__file__).with_name("slow_line.js")


@dataclass
class Console:
    """What pages complained about; a test that provokes a complaint expects it by name.

    Args:
        errors: Uncaught errors and lines of level `error`.
        expected: Parts of lines that are meant to be there.
    """

    errors: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def expect(self, part: str) -> None:
        """Lines that hold `part` are no failure."""
        self.expected.append(part)

    def watch(self, page: Page) -> None:
        """Listens to `page` from now on."""

        def on_message(message: ConsoleMessage) -> None:
            if message.type == "error":
                self.errors.append(f"{message.text} ({message.location.get('url', '')})")

        page.on("console", on_message)
        page.on("pageerror", lambda error: self.errors.append(f"uncaught: {error}"))

    def unexpected(self) -> list[str]:
        """The complaints that nobody expected."""
        return [e for e in self.errors if not any(part in e for part in self.expected)]


def slow_down(context: BrowserContext, latency_ms: int) -> None:
    """From its next page on, every message and request takes `latency_ms` longer each way."""
    context.add_init_script(SLOW_LINE.read_text().replace("LATENCY_MS", str(latency_ms)))


@pytest.fixture(scope="session")
def product() -> Iterator[Product]:
    """The whole product with its demo world; `JHALAK_E2E_URL` names one that runs already."""
    if running := os.environ.get("JHALAK_E2E_URL"):
        yield Product(running.rstrip("/"), Path())
        return
    with (
        tempfile.TemporaryDirectory(prefix="jhalak-e2e-", ignore_cleanup_errors=True) as folder,
        running_product(Path(folder)) as started,
    ):
        yield started


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run."""
    chromium = ensure_chromium()
    environ: dict[str, str | float | bool] = {
        **os.environ,
        "LD_LIBRARY_PATH": library_path(chromium),
    }
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=chromium, args=list(ARGUMENTS), env=environ
        )
        yield launched
        launched.close()


@pytest.fixture
def console() -> Iterator[Console]:
    """Fails the test if a page complained on its console."""
    watched = Console()
    yield watched
    assert not watched.unexpected(), "\n".join(watched.unexpected())


@pytest.fixture
def new_context(
    browser: Browser, product: Product, console: Console
) -> Iterator[Callable[..., BrowserContext]]:
    """Makes a person: a context with cookies of its own, whose pages are watched for errors."""
    made: list[BrowserContext] = []

    def make(**options: Any) -> BrowserContext:
        context = browser.new_context(base_url=product.base_url, **{"viewport": DESK, **options})
        context.set_default_timeout(TIMEOUT_MS)
        context.on("page", console.watch)
        if LATENCY_MS:
            slow_down(context, LATENCY_MS)
        made.append(context)
        return context

    yield make
    for context in made:
        context.close()


@pytest.fixture
def desk(new_context: Callable[..., BrowserContext]) -> Page:
    """A page of a newcomer at a desk, 1440 × 900."""
    return new_context().new_page()


@pytest.fixture
def phone(new_context: Callable[..., BrowserContext]) -> Page:
    """A page of a newcomer with a phone, 390 × 844, touch."""
    options = {"viewport": PHONE, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
    return new_context(**options).new_page()
