"""Brands and creators: briefs, applications, agreements, and a brand's approval of each clip."""
