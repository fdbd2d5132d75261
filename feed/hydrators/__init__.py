"""What is fetched for a page before it is ranked."""
