"""Working with brands, for creators: briefs to join, collaborations, money."""

from app.pages.brands_for_creators.answer_view import answer_sheet
from app.pages.brands_for_creators.brief_state import OneBrief
from app.pages.brands_for_creators.brief_view import brief_body
from app.pages.brands_for_creators.state import CreatorBrands
from app.pages.brands_for_creators.view import creator_body

__all__ = ["CreatorBrands", "OneBrief", "answer_sheet", "brief_body", "creator_body"]
