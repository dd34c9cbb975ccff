"""Reading CSV files as people have them, so that nothing is wrong without being said."""
