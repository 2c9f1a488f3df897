"""The history of the schema, for alembic; imported only when a store is older than the program."""
