"""The parts of the page "Your data", one step a file."""
