"""Selling: the bag, stock, checkout, orders, payment and the ledger."""
