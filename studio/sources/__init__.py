"""The other sources of a draft: further clips, a voice over the picture."""
