"""The rules of the field: plain values and pure functions, standard library only."""
