"""Moderation judges: policy, screening, decisions, cases."""
