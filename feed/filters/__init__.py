"""What may not be on the page. They fail closed."""
