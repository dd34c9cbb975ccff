"""Turning outside data, bundled or brought along, into the tables of the warehouse."""
