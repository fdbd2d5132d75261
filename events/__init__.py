"""What was shown and what the viewer did: checked, deduplicated, remembered, handed on."""
