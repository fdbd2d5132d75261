"""Turns the placeholder address of a build into whatever address the page was opened at."""

from __future__ import annotations

import re

PLACEHOLDER_URL = "http://jhalak.invalid"
_LITERAL = re.compile(r"""([`"'])(http|ws)://jhalak\.invalid(/[\w/-]*)\1""")


def use_page_origin(script: str) -> str:
    """`script` with each placeholder address as an expression of the browser's location."""

    def expression(match: re.Match[str]) -> str:
        origin = "location.origin"
        if match[2] == "ws":
            origin += '.replace(/^http/,"ws")'
        return f'((typeof location==="undefined"?"{match[2]}://localhost":{origin})+"{match[3]}")'

    return _LITERAL.sub(expression, script)
