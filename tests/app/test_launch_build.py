"""A build is named after what went into it, and serves at any address."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.launch import build, toolchain
from app.launch.page_origin import use_page_origin
from app.launch.preflight import CannotStart
from app.same_origin import SameOrigin


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tiny source tree."""
    for name, content in {
        "app/pages/feed.py": "page",
        "app/components/player/player.jsx": "player",
        "app/launch/build.py": "launch",
        "assets/look.css": "look",
        "reflex.lock/bun.lock": "pins",
        "reflex.lock/package.json": '{\n  "name": "reflex"\n}',
        "feed/schemas.py": "schema",
        "feed/service.py": "service",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    monkeypatch.setattr(build, "ROOT", tmp_path)
    monkeypatch.setattr(build, "FRONTENDS", tmp_path / ".data" / "frontend")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "is_source"),
    [
        ("app/pages/feed.py", True),
        ("app/pages/search.py", True),
        ("app/components/player/player.jsx", True),
        ("app/components/player/swipe.mjs", True),
        ("app/components/player/swipe.test.mjs", False),
        ("assets/look.css", True),
        ("assets/external/link.css", False),
        ("reflex.lock/bun.lock", True),
        ("feed/schemas.py", True),
        ("feed/service.py", False),
        ("app/launch/build.py", False),
        ("tests/app/test_x.py", False),
    ],
)
def test_only_what_pages_are_made_of_asks_for_a_build(
    name: str, is_source: bool, checkout: Path
) -> None:
    before = build.source_digest()
    path = checkout / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("edited")
    assert (build.source_digest() != before) is is_source


def test_the_lock_counts_unless_told_otherwise(checkout: Path) -> None:
    before = build.source_digest(with_lock=False)
    (checkout / "reflex.lock" / "bun.lock").write_text("more pins")
    assert build.source_digest(with_lock=False) == before


def test_a_fitting_build_is_found_and_not_made_again(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = build.FRONTENDS / build.source_digest() / "client"
    client.mkdir(parents=True)
    assert build.built_frontend() is None
    (client / "index.html").touch()

    def refuse() -> dict[str, str]:
        raise AssertionError("nothing needed building")

    monkeypatch.setattr(build, "toolchain_environment", refuse)
    assert build.build_frontend(lambda _: None) == client.parent


def test_an_edit_during_the_build_is_built_too(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[str] = []
    monkeypatch.setattr(build, "WEB", checkout / ".data" / "web")
    monkeypatch.setattr(build, "toolchain_environment", dict)

    def export(_environ: dict[str, str], _say: Callable[[str], None]) -> None:
        page = checkout / "app" / "pages" / "feed.py"
        built.append(page.read_text())
        for part in ("build/client", "backend"):
            (build.WEB / part).mkdir(parents=True, exist_ok=True)
        (build.WEB / "build" / "client" / "index.html").write_text(page.read_text())
        (build.WEB / "package.json").write_text('{"name": "reflex"}')
        if len(built) == 1:
            page.write_text("edited meanwhile")

    monkeypatch.setattr(build, "_export", export)
    folder = build.build_frontend(lambda _: None)
    assert built == ["page", "edited meanwhile"]
    assert (checkout / "reflex.lock" / "package.json").read_text() == '{"name": "reflex"}'
    assert (folder / "client" / "index.html").read_text() == "edited meanwhile"


def test_addresses_of_the_build_become_the_pages_own_origin() -> None:
    script = 'var e={PING:`http://jhalak.invalid/ping`,EVENT:"ws://jhalak.invalid/_event"};'
    rewritten = use_page_origin(script)
    assert "jhalak.invalid" not in rewritten
    assert 'location.origin)+"/ping")' in rewritten
    assert 'location.origin.replace(/^http/,"ws"))+"/_event")' in rewritten


def test_a_bundle_without_the_address_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "app.js").write_text("var e={}")
    with pytest.raises(RuntimeError, match="no longer writes"):
        SameOrigin().post_build(static_dir=tmp_path)


def test_an_address_in_an_unknown_spelling_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "app.js").write_text("var e='http:'+'//jhalak.invalid'")
    with pytest.raises(RuntimeError, match="is left"):
        SameOrigin().post_build(static_dir=tmp_path)


@pytest.mark.parametrize(
    ("system", "machine", "has_avx2", "expected"),
    [
        ("Linux", "x86_64", True, "@oven/bun-linux-x64"),
        ("Linux", "x86_64", False, "@oven/bun-linux-x64-baseline"),
        ("Linux", "aarch64", False, "@oven/bun-linux-aarch64"),
        ("Darwin", "arm64", False, "@oven/bun-darwin-aarch64"),
    ],
)
def test_bun_comes_in_the_package_of_this_machine(
    system: str, machine: str, has_avx2: bool, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platform.system", lambda: system)
    monkeypatch.setattr("platform.machine", lambda: machine)
    monkeypatch.setattr(toolchain, "_has_avx2", lambda: has_avx2)
    assert toolchain.bun_package().replace("-musl", "") == expected


def test_a_machine_without_bun_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.system", lambda: "Plan9")
    with pytest.raises(CannotStart, match="no bun for Plan9"):
        toolchain.bun_package()
