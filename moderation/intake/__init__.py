"""What shops send: its words are judged as they come in, and what is held of it becomes a case."""
