"""Changing the house rules with foresight: seen first, tried beside, let out, taken back."""
