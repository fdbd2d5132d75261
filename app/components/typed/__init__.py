"""Fields whose text the server keeps as well, on lines where its answers come late.

A plain field with a `value` of the state shows nothing until the server has answered, and each late
answer takes away what was typed since. These keep the text in the browser and tell it when typing
rests, when the field is left and before its form is sent; only news of the server's replaces it.
"""

import reflex as rx

rx.asset("typed.mjs", shared=True)
_LIBRARY = rx.asset("typed.jsx", shared=True).importable_path


class TypedInput(rx.el.Input):
    """`rx.el.input` with `value` and `on_change`."""

    library = _LIBRARY
    tag = "TypedInput"


class TypedArea(rx.el.Textarea):
    """`rx.el.textarea` with `value` and `on_change`."""

    library = _LIBRARY
    tag = "TypedArea"


typed_input = TypedInput.create
typed_area = TypedArea.create
