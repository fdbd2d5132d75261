"""The composition root: Reflex pages, the API, the worker, the command line."""
