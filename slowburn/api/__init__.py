"""The HTTP API: every question of the registry, the catalogue to take away, and health."""
