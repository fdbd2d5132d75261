"""How many products a clip may show: said once, for who pins them and for who keeps room for them."""

MAX_PINS = 12
