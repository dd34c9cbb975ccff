"""Seeing to it that what was written is on the disk, not only on its way there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def sync(path: Path) -> None:
    """Wait until a file's content, or what a folder lists, would outlive a loss of power.

    Raises:
        OSError: If the disk cannot be written.
    """
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
