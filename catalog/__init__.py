"""The nouns: accounts, videos, products, tags, and who may see what."""
