"""The lake: every accepted event in Parquet by day, written from the stream, read by DuckDB."""
