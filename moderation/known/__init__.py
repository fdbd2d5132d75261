"""What is known again in a clip: banks' items, what was taken away, copies of others' clips."""
