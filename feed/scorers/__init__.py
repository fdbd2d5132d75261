"""What a candidate is worth to this viewer, one term a module."""
