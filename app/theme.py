"""The house's look as data: colours, type, space and motion, written out as CSS variables.

Reflex pages and the own JSX components read the same variables, so a colour is decided here once.
`python -m app.theme` rewrites `assets/look/tokens.css`; a test keeps the two equal.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

ASSETS: Final = Path(__file__).resolve().parent.parent / "assets"
TOKENS_FILE: Final = ASSETS / "look" / "tokens.css"

FONT_PACKAGES: Final = (
    "@fontsource-variable/plus-jakarta-sans@5.3.0",
    "@fontsource-variable/noto-sans-devanagari@5.3.0",
)

# Ground colours of the browser's own bars, by page family.
NIGHT_GROUND: Final = "#0E0B10"
PAPER_GROUND: Final = "#FFF9F4"

LIGHT: Final[Mapping[str, str]] = {
    "ground": PAPER_GROUND,
    "surface": "#FFFFFF",
    "raised": "#FFFFFF",
    "sunken": "#F6ECE4",
    "line": "#EADFD7",
    "line-strong": "#95868E",
    "ink": "#1C1420",
    "ink-soft": "#5A4F60",
    "ink-faint": "#6B5F72",
    "accent": "#E6266F",
    "accent-fill": "#D91C63",
    "accent-fill-hover": "#BF1455",
    "accent-ink": "#FFFFFF",
    "accent-text": "#C9165A",
    "accent-wash": "#FFE6EF",
    "highlight": "#FFB02E",
    "highlight-ink": "#1A1410",
    "highlight-text": "#8A5A00",
    "highlight-wash": "#FFF1D6",
    "success": "#1F8A5B",
    "success-text": "#19764D",
    "success-wash": "#E2F4EA",
    "danger": "#C7341F",
    "danger-ink": "#FFFFFF",
    "danger-text": "#B02A17",
    "danger-wash": "#FDE7E2",
    "focus": "#1C1420",
    "shade": "rgb(28 20 32 / .48)",
}

DARK: Final[Mapping[str, str]] = {
    "ground": "#15111A",
    "surface": "#1D1823",
    "raised": "#221B29",
    "sunken": "#100D14",
    "line": "#352C3E",
    "line-strong": "#7C6F86",
    "ink": "#FBF4F7",
    "ink-soft": "#C9BFD0",
    "ink-faint": "#A79CB0",
    "accent": "#F0407F",
    "accent-fill": "#D91C63",
    "accent-fill-hover": "#C4155A",
    "accent-ink": "#FFFFFF",
    "accent-text": "#FF6BA0",
    "accent-wash": "#3A1527",
    "highlight": "#FFB02E",
    "highlight-ink": "#1A1410",
    "highlight-text": "#FFC566",
    "highlight-wash": "#37290F",
    "success": "#2FA873",
    "success-text": "#4CC38A",
    "success-wash": "#12301F",
    "danger": "#C7341F",
    "danger-ink": "#FFFFFF",
    "danger-text": "#FF7A66",
    "danger-wash": "#3A1712",
    "focus": "#FBF4F7",
    "shade": "rgb(0 0 0 / .6)",
}

# The feed is always night: the clip bleeds to the edges whatever the system prefers.
NIGHT: Final[Mapping[str, str]] = {
    **DARK,
    "ground": NIGHT_GROUND,
    "surface": "#17131B",
    "raised": "#1F1925",
}

FIXED: Final[Mapping[str, str]] = {
    "font": '"Plus Jakarta Sans Variable", "Noto Sans Devanagari Variable", '
    'system-ui, -apple-system, "Segoe UI", sans-serif',
    "font-deva": '"Noto Sans Devanagari Variable", "Plus Jakarta Sans Variable", sans-serif',
    "text-12": ".75rem",
    "text-14": ".875rem",
    "text-16": "1rem",
    "text-20": "1.25rem",
    "text-24": "1.5rem",
    "text-32": "2rem",
    "text-44": "2.75rem",
    "tight": "1.2",
    "normal": "1.5",
    "regular": "450",
    "bold": "700",
    **{f"s{n}": f"{n * 4}px" for n in (1, 2, 3, 4, 5, 6, 8, 10, 12, 16)},
    "r-field": "8px",
    "r-card": "16px",
    "r-sheet": "28px",
    "r-round": "999px",
    "touch": "44px",
    "lift": "0 8px 28px rgb(20 10 24 / .14)",
    "tap": "120ms",
    "slide": "240ms",
    "ease": "cubic-bezier(.2, .8, .2, 1)",
    "spring": "linear(0, .009, .035 2.1%, .141, .281 6.7%, .723 12.9%, .938 16.7%, 1.017, 1.077,"
    " 1.121, 1.149 24.3%, 1.159, 1.163, 1.161, 1.154 29.9%, 1.129 32.8%, 1.051 39.6%, 1.017 43.1%,"
    " .991, .977 51%, .974 53.8%, .975 57.1%, .997 69.8%, 1.003 76.9%, 1.004 83.8%, 1)",
    "nav-height": "56px",
    "side-width": "232px",
    "safe-top": "env(safe-area-inset-top, 0px)",
    "safe-bottom": "env(safe-area-inset-bottom, 0px)",
    # White text over a clip as bright as marigold still reads where the creator's name is.
    "scrim": "linear-gradient(to top, rgb(14 11 16 / .86), rgb(14 11 16 / .66) 38%,"
    " rgb(14 11 16 / .5) 62%, rgb(14 11 16 / .18) 84%, transparent)",
}

# (text, ground) roles that appear together; a test holds each pair at 4.5:1 in every palette.
TEXT_PAIRS: Final = (
    *((ink, on) for ink in ("ink", "ink-soft", "ink-faint") for on in ("ground", "surface")),
    ("ink-faint", "sunken"),
    ("accent-ink", "accent-fill"),
    ("accent-ink", "accent-fill-hover"),
    ("accent-text", "ground"),
    ("accent-text", "accent-wash"),
    ("highlight-ink", "highlight"),
    ("highlight-text", "ground"),
    ("highlight-text", "highlight-wash"),
    ("success-text", "ground"),
    ("success-text", "success-wash"),
    ("danger-ink", "danger"),
    ("danger-text", "ground"),
    ("danger-text", "danger-wash"),
)


def contrast(text: str, ground: str) -> float:
    """WCAG contrast ratio of two `#RRGGBB` colours, from 1 to 21."""
    lighter, darker = sorted((_luminance(text), _luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def stylesheet() -> str:
    """The tokens as CSS: `:root` in light and dark, and `.night` for whatever lies over a clip."""
    explicit_dark = ':root[data-theme="dark"]'
    return "\n".join(
        (
            "/* Written by `python -m app.theme`; change app/theme.py instead. */",
            _rule(":root", {**FIXED, **LIGHT}, scheme="light"),
            "@media (prefers-color-scheme: dark) {",
            _rule(':root:not([data-theme="light"])', DARK, scheme="dark"),
            "}",
            _rule(explicit_dark, DARK, scheme="dark"),
            _rule(".night", NIGHT, scheme="dark"),
            "@media (prefers-reduced-motion: reduce) {",
            _rule(":root", {"tap": "80ms", "slide": "80ms", "spring": "linear", "ease": "linear"}),
            "}",
            "",
        )
    )


def stylesheets() -> list[str]:
    """Every sheet of `assets/look` as Reflex wants it: tokens, ground rules, then by name."""
    first = ("fonts.css", "tokens.css", "base.css", "atoms.css")
    rest = sorted(p.name for p in TOKENS_FILE.parent.glob("*.css") if p.name not in first)
    return [f"/look/{name}" for name in (*first, *rest)]


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _rule(selector: str, variables: Mapping[str, str], scheme: str = "") -> str:
    lines = [f"  --{name}: {value};" for name, value in variables.items()]
    if scheme:
        lines.insert(0, f"  color-scheme: {scheme};")
    return "\n".join((f"{selector} {{", *lines, "}"))


if __name__ == "__main__":
    TOKENS_FILE.write_text(stylesheet(), encoding="utf-8")
