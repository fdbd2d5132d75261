"""The house rules as data: read strictly, kept as versions, one of them in force."""
