"""The look as data: readable in every palette, and written out exactly once."""

import re

import pytest

from app import theme

PALETTES = {"light": theme.LIGHT, "dark": theme.DARK, "night": theme.NIGHT}


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize(("text", "ground"), theme.TEXT_PAIRS)
def test_text_reaches_four_and_a_half_to_one(palette: str, text: str, ground: str) -> None:
    colours = PALETTES[palette]
    assert theme.contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("palette", PALETTES)
def test_borders_of_fields_can_be_seen(palette: str) -> None:
    colours = PALETTES[palette]
    assert theme.contrast(colours["line-strong"], colours["ground"]) >= 3


def test_contrast_is_that_of_wcag() -> None:
    assert theme.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert theme.contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_every_palette_has_every_colour() -> None:
    assert theme.LIGHT.keys() == theme.DARK.keys() == theme.NIGHT.keys()


def test_the_written_tokens_are_those_of_the_module() -> None:
    written = theme.TOKENS_FILE.read_text(encoding="utf-8")
    assert written == theme.stylesheet(), "run `python -m app.theme`"


def test_no_sheet_reads_a_variable_that_nobody_sets() -> None:
    sheets = "\n".join(p.read_text("utf-8") for p in theme.TOKENS_FILE.parent.glob("*.css"))
    code = "\n".join(
        p.read_text("utf-8")
        for pattern in ("*.jsx", "*.mjs", "*.py")
        for p in (theme.ASSETS.parent / "app").rglob(pattern)
    )
    used = set(re.findall(r"var\(--([\w-]+)\)", sheets))
    declared = set(re.findall(r"--([\w-]+)\s*:", sheets)) | set(re.findall(r'"--([\w-]+)"', code))
    assert used <= declared, used - declared


def test_reduced_motion_shortens_every_movement() -> None:
    reduced = theme.stylesheet().split("prefers-reduced-motion")[1]
    assert "--slide: 80ms" in reduced and "--tap: 80ms" in reduced


def test_tokens_come_before_the_sheets_that_read_them() -> None:
    sheets = theme.stylesheets()
    assert sheets[:4] == [
        "/look/fonts.css",
        "/look/tokens.css",
        "/look/base.css",
        "/look/atoms.css",
    ]
    assert len(sheets) == len(set(sheets))
