"""A moderation desk in simulation: cases, people, and orders in which they are looked at."""
