"""Where candidates come from. They fail open and have a limit and a time budget."""
