"""Working with creators, for brands: their home, the brief editor and the review room."""

from app.pages.brands_for_brands.brief_view import edit_brief, new_brief
from app.pages.brands_for_brands.home_view import brand_body
from app.pages.brands_for_brands.review_view import review_room

__all__ = ["brand_body", "edit_brief", "new_brief", "review_room"]
