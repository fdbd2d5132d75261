"""Who likes what, factored: clips that the same people take to, also without one ever following the
other. Learned by a task, read by pages as a table of neighbours.
"""
