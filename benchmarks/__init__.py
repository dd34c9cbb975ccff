"""What must be fast, each measured against its limit in the same run: ``python -m benchmarks``."""
