"""Whether a server has room for one more workspace."""

from __future__ import annotations

import fcntl
from contextlib import contextmanager
from typing import TYPE_CHECKING

from slowburn.workspaces.errors import FullError
from slowburn.workspaces.secrets import is_id

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from slowburn.workspaces.limits import WorkspaceLimits

LATER = (
    "Try again tomorrow, when those that have expired are gone; or run Slowburn on a machine of "
    "your own."
)


@contextmanager
def one_at_a_time(everything: Path) -> Iterator[None]:
    """Let one process at a time, of all that share the folder, count and add a workspace."""
    with (everything / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def check_room(everything: Path, size: int, limits: WorkspaceLimits) -> None:
    """Check that one more workspace of this size may be kept; call it one at a time.

    Raises:
        FullError: If it may not; the message says which limit is reached.
    """
    if size > limits.workspace_bytes:
        raise FullError(
            f"This would take {size / 1e6:,.1f} MB, and a workspace may take "
            f"{limits.workspace_bytes / 1e6:,.1f} MB. Bring fewer rows or columns."
        )
    sizes = [size_of(folder) for folder in everything.iterdir() if is_id(folder.name)]
    if len(sizes) >= limits.workspaces:
        raise FullError(f"This server keeps {limits.workspaces:,} workspaces, and no more. {LATER}")
    if sum(sizes) + size > limits.workspaces_bytes:
        raise FullError(
            f"This would take {size / 1e6:,.1f} MB, and this server has no room for that among the "
            f"{limits.workspaces_bytes / 1e6:,.1f} MB of all workspaces. {LATER}"
        )


def size_of(folder: Path) -> int:
    """Return the bytes of the files in a workspace's folder; 0 if it is being deleted."""
    try:
        return sum(file.stat().st_size for file in folder.iterdir())
    except FileNotFoundError:
        return 0
