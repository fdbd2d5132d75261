"""How many products a clip may show: told once, to who pins them and who keeps room for them."""

MAX_PINS = 12
