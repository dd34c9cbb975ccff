"""Questions asked of the warehouse: one ``.sql`` file and one small function each."""
