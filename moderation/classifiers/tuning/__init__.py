"""Teaches the text encoder itself what abuse and hatred are, by low-rank updates of 3 MB.

Three steps, because only the middle one needs torch and profits from a GPU:
`bundle` (texts and base weights into one file), `learn` (torch), and `classifiers.train`, which
joins the result with spelling and rules and writes the card.

`classifiers.widen` is a shorter way for single heads: it leaves the encoder and the other heads as
they are.
"""
