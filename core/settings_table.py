"""The documentation of the settings, made from the settings: `python -m core.settings_table`."""

from __future__ import annotations

from pydantic import SecretStr
from pydantic_core import PydanticUndefined

from core.settings import ROOT, Settings

PAGE = ROOT / "docs" / "settings.md"
_HEAD = """# Settings

Every setting is an environment variable, or a line of `.env`. A bad one stops the start with one
clear line. This page is made by `python -m core.settings_table`.

| variable | default | meaning |
|---|---|---|
"""


def settings_page() -> str:
    """The page as Markdown."""
    rows = []
    for name, field in Settings.model_fields.items():
        default = field.default
        if default is PydanticUndefined or default is None:
            shown = ""
        elif isinstance(default, SecretStr):
            shown = default.get_secret_value()
        else:
            shown = str(default).replace(str(ROOT), ".")
        value = f"`{shown}`" if shown else "empty"
        rows.append(f"| `JHALAK_{name.upper()}` | {value} | {field.description} |")
    return _HEAD + "\n".join(rows) + "\n"


if __name__ == "__main__":
    PAGE.write_text(settings_page())
