"""Tells the browser that all it has sent was dealt with, for what shows before it is kept."""

import reflex as rx

rx.asset("echo.mjs", shared=True)
MAX_QUESTION = 64


class Echo(rx.State):
    """Answers questions of the page, see `echo.mjs`; handlers in the background do not count."""

    heard: str = ""

    @rx.event
    def ask(self, question: str) -> None:
        """Reflex handles what one page sends in order: all before this has been handled by now."""
        self.heard = question[:MAX_QUESTION]


def question_spec(question: rx.Var[str]) -> tuple[rx.Var[str]]:
    """The argument of `on_ask`."""
    return (question,)
