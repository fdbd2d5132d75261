"""Sees and reads: text and image encoders, language, and the pinned weights behind them."""
