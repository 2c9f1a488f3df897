"""The encrypted store: keys, connections, tables, and what keeps them whole. Only bootstrap may import it."""
