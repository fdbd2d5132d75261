"""The house rules in force, for every room of moderation."""

from __future__ import annotations

from moderation.policies.live import get_policy, get_standing
from moderation.policies.rules import Action, Clock, LabelRule, Policy, PolicyReason

__all__ = ["Action", "Clock", "LabelRule", "Policy", "PolicyReason", "get_policy", "get_standing"]
