"""The published clips in memory: arrays to rank by and ready bytes to send."""
