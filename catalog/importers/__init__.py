"""Product feeds from outside: read, checked row by row, stored idempotently."""
