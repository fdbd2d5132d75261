"""How well each rung is encoded: as well as its own content needs, and no better."""
