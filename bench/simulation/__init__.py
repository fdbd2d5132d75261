"""Invented viewers before feeds: what they like is known here and hidden from the feeds."""
