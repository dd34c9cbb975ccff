"""The warehouse: where it lies, what it holds, and read-only connections to it."""
