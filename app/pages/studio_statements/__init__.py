"""What brands owe creators: the running month, and the statements of the months before."""

from app.pages.studio_statements.every import statements
from app.pages.studio_statements.one import statement

__all__ = ["statement", "statements"]
