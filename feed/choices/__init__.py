"""What was served, by which source and by what chance: every page's choices, kept in the lake.

schema   one row a place of a page, read from what the page left behind
writer   the consumer that brings what pages chose into Parquet by day, and off the stream
lost     how many pages the lake never saw
reader   the rows by DuckDB, each place once, beside the events of the same days
"""
