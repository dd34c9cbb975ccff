"""Importers: from the public dump formats to the catalogue's own text files in ``data/``."""
