"""uv is told what pip knows."""

from __future__ import annotations

from app.launch.environment import uv_environment


def test_a_machine_without_configuration_tells_uv_nothing() -> None:
    assert uv_environment("", {}) == {}


def test_indexes_links_and_constraints_are_passed_on() -> None:
    told = uv_environment(
        "global.index-url='https://one.invalid/simple'\n"
        "global.extra-index-url='file:///a file:///b'\n"
        "global.find-links='/wheels\\n/more'\n"
        "install.constraint='/etc/pins.txt'\n"
        "global.trusted-host='one.invalid'\n",
        {},
    )
    assert told == {
        "UV_DEFAULT_INDEX": "https://one.invalid/simple",
        "UV_INDEX": "file:///a file:///b",
        "UV_INDEX_STRATEGY": "unsafe-best-match",
        "UV_FIND_LINKS": "/wheels,/more",
        "UV_CONSTRAINT": "/etc/pins.txt",
        "UV_INSECURE_HOST": "one.invalid",
    }


def test_the_environment_wins_over_files() -> None:
    listed = ":env:.index-url='https://env.invalid'\nglobal.index-url='https://file.invalid'\n"
    assert uv_environment(listed, {})["UV_DEFAULT_INDEX"] == "https://env.invalid"


def test_what_uv_was_told_already_is_kept() -> None:
    listed = "global.index-url='https://file.invalid'\n"
    assert uv_environment(listed, {"UV_DEFAULT_INDEX": "https://uv.invalid"}) == {}


def test_settings_of_other_commands_do_not_count() -> None:
    assert uv_environment("download.index-url='https://x.invalid'\nglobal.quiet='1'\n", {}) == {}
