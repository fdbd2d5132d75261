"""What a moderator does at the desk beyond claiming and deciding, and what leads arrange for it."""
