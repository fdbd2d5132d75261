"""What can be tuned, who gets which value, and that it was logged."""
