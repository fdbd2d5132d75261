"""What follows what: item-to-item transitions, smoothed by attributes and re-ranked by trees.

`recommend` puts the parts together; `publish` stores versions and `table` is what a page reads.
"""
