"""The viewer's own look at their taste, and the picker that asks a newcomer for it."""
