"""What viewers set about their taste themselves, and how it changes what was learned."""
