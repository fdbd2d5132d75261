"""When and where captions and product pins stand in a clip, derived from its template."""

from __future__ import annotations

from collections.abc import Sequence

from app.demo.records import Cue, Product, ProductTag, Template

_LEAD_MS, _TAIL_MS, _GAP_MS = 250, 350, 80

# Where the one product of a template is seen, and from which share of the clip on.
_HERO: dict[Template, tuple[float, float, float]] = {
    Template.REVEAL: (0.50, 0.53, 0.20),
    Template.SPLIT: (0.70, 0.69, 0.70),
    Template.SWATCHES: (0.72, 0.55, 0.15),
    Template.TICKER: (0.47, 0.44, 0.10),
    Template.ORBIT: (0.47, 0.48, 0.12),
    Template.CHAT: (0.55, 0.66, 0.72),
    Template.KINETIC: (0.48, 0.51, 0.60),
}
_POLAROIDS = ((0.28, 0.38), (0.65, 0.45), (0.31, 0.59), (0.65, 0.65), (0.46, 0.51))
_FLATLAY = ((0.28, 0.37), (0.67, 0.38), (0.29, 0.54), (0.68, 0.55), (0.28, 0.71), (0.67, 0.73))


def cues_of(lines: Sequence[str], duration_ms: int) -> tuple[Cue, ...]:
    """The lines one after another, each as long as its share of the letters."""
    weights = [10 + len(line) for line in lines]
    room = duration_ms - _LEAD_MS - _TAIL_MS - _GAP_MS * (len(lines) - 1)
    out, at = [], _LEAD_MS
    for line, weight in zip(lines, weights, strict=True):
        length = room * weight // sum(weights)
        out.append(Cue(at, at + length, line))
        at += length + _GAP_MS
    return tuple(out)


def tags_of(
    template: Template, products: Sequence[Product], props: Sequence[str], duration_ms: int
) -> tuple[ProductTag, ...]:
    """A pin for each product, at the place and from the moment at which it is seen."""
    return tuple(_tag(template, n, products, props, duration_ms) for n in range(len(products)))


def _tag(
    template: Template,
    number: int,
    products: Sequence[Product],
    props: Sequence[str],
    duration_ms: int,
) -> ProductTag:
    product, count = products[number], len(products)
    window = duration_ms // count
    x, y, start, end = 0.5, 0.5, number * window, (number + 1) * window
    if template in _HERO:
        x, y, share = _HERO[template]
        start, end = round(duration_ms * share), duration_ms
        window = (end - start) // count
        start, end = start + number * window, start + (number + 1) * window
    elif template is Template.CAROUSEL:
        x, y = 0.47, 0.50
    elif template is Template.FESTIVE:
        lit = min(2700, duration_ms // 3)
        window = (duration_ms - lit) // count
        x, y, start, end = 0.48, 0.55, lit + number * window, lit + (number + 1) * window
    elif template is Template.STEPS:
        place = props.index(product.art) if product.art in props else number
        window = (duration_ms - 800) // max(1, len(props))
        x, y = 0.47, 0.52
        start, end = 450 + place * window, 450 + (place + 1) * window
    else:
        spots = _POLAROIDS if template is Template.POLAROIDS else _FLATLAY
        place = props.index(product.art) if product.art in props else number
        x, y = spots[place % len(spots)]
        landed = 900 + place * (duration_ms - 1600) // max(1, len(props))
        start, end = landed, min(duration_ms, landed + max(2000, duration_ms // 3))
    return ProductTag(product.sku, max(0, start), min(end, duration_ms), x, y)
