"""Drafting: templates, constraint, holes, and the way from a case to a letter."""
