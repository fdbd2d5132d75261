"""Our own check of finished clips against the MUST rules of HLS that apply to them."""
