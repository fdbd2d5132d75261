"""Says whether what was typed is kept, from the first keystroke on, and warns before it is lost."""

from typing import Any

import reflex as rx

rx.asset("ledger.mjs", shared=True)
rx.asset("words.mjs", shared=True)
MAX_QUESTION = 64


class SaveEcho(rx.State):
    """Answers the badge's questions; see `ledger.mjs`.

    Reflex handles what one page sends in order, so an answer says that all before it was handled.
    """

    heard: str = ""

    @rx.event
    def ask(self, question: str) -> None:
        """Whether all that was sent before `question` has been dealt with: it has by now."""
        self.heard = question[:MAX_QUESTION]


def _question(question: rx.Var[str]) -> tuple[rx.Var[str]]:
    return (question,)


class SaveState(rx.NoSSRComponent):
    """The JSX badge. It listens to every input below `scope`, but not below `data-quiet="true"`."""

    library = rx.asset("autosave.jsx", shared=True).importable_path
    tag = "SaveState"

    scope: rx.Var[str]
    heard: rx.Var[str]
    problem: rx.Var[str]
    locale: rx.Var[str]
    on_ask: rx.EventHandler[_question]  # type: ignore[type-arg]


def save_state(**props: Any) -> rx.Component:
    """The badge.

    Args:
        scope: Selector of what saves by itself, by handlers that are not in the background.
        problem: Why the last change was not kept; empty when it was.
        locale: In which it speaks.
    """
    return SaveState.create(heard=SaveEcho.heard, on_ask=SaveEcho.ask, **props)
