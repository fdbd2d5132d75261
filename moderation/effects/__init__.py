"""What a decision does to its clip or comment, and how that is taken back exactly."""
