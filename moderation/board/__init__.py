"""The live board: clocks, backlog, arrivals, precision, and the share of views that break rules."""
