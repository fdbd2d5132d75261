"""What is said in a clip: kept as it was heard, and shown beside its captions."""
