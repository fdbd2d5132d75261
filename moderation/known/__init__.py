"""What is known again: banks of known-bad pictures and sound, and clips that copy others."""
