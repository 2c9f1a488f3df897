"""Scripts with invented people: one whole life of a case, and a unit in the middle of its work."""
