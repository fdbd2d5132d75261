"""What people's earlier clips, comments and reports say about the next ones."""
