"""Clearing away workspaces that have expired, and what killed processes left behind."""

from __future__ import annotations

import logging
import shutil
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import anyio
import anyio.to_thread

from slowburn.workspaces.errors import NoWorkspaceError
from slowburn.workspaces.manifest import WorkspaceManifest
from slowburn.workspaces.opening import close_all
from slowburn.workspaces.secrets import is_id
from slowburn.workspaces.store import GONE, UNFINISHED, folder_of_all, take_away

if TYPE_CHECKING:
    from pathlib import Path

LOG = logging.getLogger(__name__)
HOUR = 3600
"""Seconds after which nobody can still be writing an unfinished workspace."""
DAY = 24 * HOUR


async def clear_daily() -> None:
    """Clear up now and then once a day, for as long as the server runs."""
    while True:
        try:
            await anyio.to_thread.run_sync(clear_expired)
        except OSError as error:
            LOG.warning("expired workspaces could not be deleted: %s", error.strerror)
        close_all()  # of which some may be gone, deleted through another server
        await anyio.sleep(DAY)


def clear_expired(at: Path | None = None) -> int:
    """Delete the workspaces that have expired, and leftovers; return how many workspaces went.

    A folder whose manifest cannot be read is left alone: it may be a disk that is out of order.
    """
    everything = folder_of_all(at)
    if not everything.is_dir():
        return 0
    cleared = 0
    for folder in everything.iterdir():
        if folder.name.startswith(GONE) or _is_left_over(folder):
            shutil.rmtree(folder, ignore_errors=True)
        elif is_id(folder.name):
            manifest = WorkspaceManifest.load(folder)
            if manifest and manifest.is_over():
                with suppress(NoWorkspaceError):  # another server was faster
                    take_away(folder)
                    cleared += 1
    if cleared:
        LOG.info("%d expired workspaces were deleted", cleared)
    return cleared


def _is_left_over(folder: Path) -> bool:
    try:
        age = time.time() - folder.stat().st_mtime
    except FileNotFoundError:
        return False
    return folder.name.startswith(UNFINISHED) and age > HOUR
