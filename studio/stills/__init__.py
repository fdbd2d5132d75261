"""Which moments of a clip make good pictures, and what stands for a picture before it is there."""
