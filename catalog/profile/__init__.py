"""What people say about themselves: their name, a few words, a portrait."""
