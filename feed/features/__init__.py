"""What is known about a viewer, declared once and used wherever it is written or read."""
