"""Data that people bring: kept apart from the catalogue, opened beside it, gone after a while."""
