"""Slowburn: how often romance-drama tropes appear, who says so, and how far they disagree."""
