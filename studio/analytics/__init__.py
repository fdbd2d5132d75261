"""What a clip did: who watched what of it, what they tapped and bought, and how sure that is."""
