"""What `make run` does: tools, frontend, database and one table of processes."""
