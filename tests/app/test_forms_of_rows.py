"""The form of a row says which row it is: Reflex makes its handler where no row is defined."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import reflex as rx

from app.pages.console_grievances import _letter
from app.pages.console_grievances.contested import contested
from app.pages.console_grievances.state import Letter
from app.pages.console_known import _until
from app.pages.console_known.state import Item
from app.pages.profile.kept_back import KeptBack
from app.pages.profile.refused import _one


def forms(part: rx.Component) -> Iterator[rx.Component]:
    """The forms in a component, however deep."""
    if "on_submit" in part.event_triggers:
        yield part
    for child in part.children:
        yield from forms(child)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("row", "drawn"),
    [(Letter, _letter), (Letter, contested), (Item, _until), (KeptBack, _one)],
)
def test_the_handler_of_a_form_does_not_name_the_row(
    row: type, drawn: Callable[[rx.Var], rx.Component]
) -> None:
    found = list(forms(drawn(rx.Var("some_row")._replace(_var_type=row).guess_type())))
    assert found
    for form in found:
        assert "some_row" not in str(form.event_triggers["on_submit"])
        assert 'name:"row_id"' in str(form) and "some_row" in str(form)
