"""Finds and fetches model files; knows nothing of how they are run."""
