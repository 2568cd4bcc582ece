"""A small classifier that hears a tone which no list of words has, and points at the words."""
