"""Golden items before reviewers, who cannot tell them, and how often they say what is right."""
