"""Classifiers: what a model or a list says about text and frames; policy decides what follows."""
