"""Tags and products that models propose for a clip; the creator decides."""
