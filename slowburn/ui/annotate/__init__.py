"""The parts of the page "Annotate text"."""
