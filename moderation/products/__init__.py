"""The words of products: judged as they come in, and what people decide about those held back."""
