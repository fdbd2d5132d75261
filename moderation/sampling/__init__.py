"""Which pictures of a clip are looked at: spread, one of each scene, more where it counts."""
