"""What was served, by which source and by what chance: every page's choices, kept in the lake.

schema   one row a place of a page, read from the page's trace
writer   the consumer that brings the traces of pages into Parquet by day, before they are trimmed
reader   the rows by DuckDB, each place once, beside the events of the same days
"""
