"""Working with creators, for brands: their home, the brief editor and the review room."""

from app.pages.brands_for_brands.home_view import brand_body

__all__ = ["brand_body"]
