"""The memory: one SQLite file, its schema, the thread that writes it, and one module per family of tables."""
