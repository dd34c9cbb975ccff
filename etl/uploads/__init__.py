"""From checked files, and what a person decided about them, to the tables of a workspace."""
