"""A brief between its form (texts and days, as typed) and what the service takes. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from app.pages.brands_for_brands.brief_words import WRONG
from app.pages.brands_for_brands.said import begin_of, end_of, rate_of
from core.languages import in_language
from core.moments import day_of
from studio.brands.forms import MAX_PLACES, BriefChange, BriefForm
from studio.brands.rules import CHANGEABLE_WHEN_OPEN
from studio.brands.schemas import OwnBrief

DAYS = ("apply_until", "publish_from", "publish_until", "earn_until")


@dataclass
class Terms:
    """What stands in the form's fields; days as `2026-12-08`, in India."""

    title: str = ""
    wants: str = ""
    commission: str = "10"
    is_gifted: bool = False
    apply_until: str = ""
    publish_from: str = ""
    publish_until: str = ""
    earn_until: str = ""
    places: str = "3"
    is_open_to_all: bool = True


def fresh_terms(now: datetime) -> Terms:
    """A new brief's fields: dates that hang together, to begin with."""
    today = day_of(now)

    def after(days: int) -> str:
        return (today + timedelta(days=days)).isoformat()

    return Terms(
        apply_until=after(14),
        publish_from=after(1),
        publish_until=after(42),
        earn_until=after(132),
    )


def terms_of(brief: OwnBrief) -> Terms:
    """The fields of a brief that is stored."""
    share = f"{brief.commission_bp / 100:g}"
    return Terms(
        title=brief.title,
        wants=brief.wants,
        commission=share,
        is_gifted=brief.is_gifted,
        places=str(brief.places),
        is_open_to_all=brief.is_open_to_all,
        **{name: day_of(getattr(brief, name)).isoformat() for name in DAYS},
    )


def problems_of(terms: Terms, products: int, locale: str = "en") -> dict[str, str]:
    """What is wrong, by field; empty where nothing is."""
    wrong: dict[str, str] = {}
    if len(terms.title.strip()) < 3:
        wrong["title"] = "title"
    if len(terms.wants.strip()) < 10:
        wrong["wants"] = "wants"
    if not products:
        wrong["products"] = "products"
    if rate_of(terms.commission) is None:
        wrong["commission"] = "commission"
    elif rate_of(terms.commission) == 0 and not terms.is_gifted:
        wrong["commission"] = "nothing"
    if not terms.places.strip().isdecimal() or not 1 <= int(terms.places) <= MAX_PLACES:
        wrong["places"] = "places"
    days = {name: _day(getattr(terms, name)) for name in DAYS}
    wrong |= {name: "day" for name, day in days.items() if day is None}
    for name, first, why in (
        ("publish_until", "publish_from", "out_before"),
        ("publish_until", "apply_until", "out_too_soon"),
        ("earn_until", "publish_until", "earn_too_short"),
    ):
        late, early = days[name], days[first]
        if late is not None and early is not None and late < early:
            wrong.setdefault(name, why)
    return {name: in_language(WRONG[why], locale) for name, why in wrong.items()}


def form_of(terms: Terms, product_ids: list[str]) -> BriefForm:
    """A new brief of fields without problems."""
    return BriefForm.model_validate({**_facts(terms), "product_ids": product_ids})


def change_of(terms: Terms, product_ids: list[str], brief: OwnBrief) -> BriefChange:
    """What of a stored brief the fields change.

    A day that was not touched keeps its hour; of a brief that is open only what may change is sent.
    """
    facts, before = _facts(terms), terms_of(brief)
    kept = {name for name in DAYS if getattr(before, name) == getattr(terms, name)}
    change = {name: value for name, value in facts.items() if name not in kept}
    if {str(one.id) for one in brief.products} != set(product_ids):
        change["product_ids"] = [UUID(one) for one in product_ids]
    if not brief.may_change_terms:
        change = {name: value for name, value in change.items() if name in CHANGEABLE_WHEN_OPEN}
    return BriefChange.model_validate(change)


def with_field(terms: Terms, name: str, value: str) -> Terms:
    """The fields with one changed, cut to its length; names that are none change nothing."""
    return replace(terms, **{name: value[: _TEXTS[name]]}) if name in _TEXTS else terms


_TEXTS = {"title": 80, "wants": 4000, "commission": 8, "places": 3, **dict.fromkeys(DAYS, 10)}


def _facts(terms: Terms) -> dict[str, object]:
    days = {name: _day(getattr(terms, name)) for name in DAYS}
    return {
        "title": terms.title.strip(),
        "wants": terms.wants.strip(),
        "commission_bp": rate_of(terms.commission),
        "is_gifted": terms.is_gifted,
        "places": int(terms.places),
        "is_open_to_all": terms.is_open_to_all,
        **{
            name: None if day is None else begin_of(day) if name == "publish_from" else end_of(day)
            for name, day in days.items()
        },
    }


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
