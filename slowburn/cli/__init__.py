"""The ``slowburn`` command."""

from slowburn.cli.main import main

__all__ = ["main"]
