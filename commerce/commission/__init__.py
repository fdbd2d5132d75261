"""What brands owe creators for sales of agreed clips, from the sale to the paid statement."""
