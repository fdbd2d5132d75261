"""Settings: a bad one is one clear line; the signing key is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.errors import SettingsInvalid
from core.settings import Settings, get_settings


def test_a_bad_setting_is_named_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JHALAK_PORT", "70000")
    get_settings.cache_clear()
    with pytest.raises(SettingsInvalid) as caught:
        get_settings()
    get_settings.cache_clear()
    assert "JHALAK_PORT" in caught.value.detail
    assert "\n" not in caught.value.detail


def test_an_unknown_database_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JHALAK_DATABASE_URL", "mysql://x")
    get_settings.cache_clear()
    with pytest.raises(SettingsInvalid, match="JHALAK_DATABASE_URL"):
        get_settings()
    get_settings.cache_clear()


def test_the_signing_key_is_made_once_and_private(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    first = settings.signing_key()
    assert Settings(data_dir=tmp_path).signing_key() == first
    assert len(first) >= 40
    assert (tmp_path / "secret.key").stat().st_mode & 0o077 == 0


def test_origins_hold_the_public_address_and_no_wildcard() -> None:
    settings = Settings(public_url="https://jhalak.in/", allowed_origins="https://a.in, ")
    assert {"https://jhalak.in", "https://a.in"} <= set(settings.origins)
    assert "*" not in settings.origins
