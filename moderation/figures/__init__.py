"""What is counted of decisions, with honest intervals: for the board and for the public page."""
