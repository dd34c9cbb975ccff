"""``python -m slowburn`` is the command ``slowburn``."""

from slowburn.cli import main

main()
