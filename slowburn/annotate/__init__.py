"""Text in, annotations out: which tropes a review speaks of, with what stance, and why."""
