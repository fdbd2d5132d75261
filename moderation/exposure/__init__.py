"""How much harmful media a person is shown in a day, and when it is enough."""
